import { planAwsLoadBalancerController } from '../../lib/addons/aws-load-balancer-controller';
import type { AwsLoadBalancerControllerOptions } from '../../lib/addons/aws-load-balancer-controller/options';
import { CHARTS } from '../../lib/charts';
import type { EksCluster, EksNetworking, EksOptions, VpcCniOptions } from '../../lib/clusters/eks';
import { vpcCniConfiguration } from '../../lib/clusters/eks/addons/vpc-cni-configuration';
import type { HelmStep } from '../../lib/core/plan';
import { isTree } from '../../lib/core/values';
import { eks } from '../support/clusters';
import { unreadPaths } from './read-paths';
import { chartOf, describeUpstream } from './upstream';

const TAINTED: Partial<EksOptions> = {
  nodePools: [
    { name: 'system', instanceTypes: ['m7g.large'], taints: [{ key: 'team', value: 'a', effect: 'NoSchedule' }] },
  ],
};
const HYBRID: EksNetworking = {
  mode: 'hybrid',
  remoteNodeNetworks: ['192.168.0.0/24'],
  remotePodNetworks: ['10.85.0.0/16'],
};

describeUpstream('values of the AWS Load Balancer Controller', () => {
  const clusters: Readonly<Record<string, EksCluster>> = {
    "Amazon's CNI": eks('vpc-cni'),
    'Cilium with addresses of the VPC': eks('cilium-eni', TAINTED),
    'Cilium with addresses of its own': eks('cilium-overlay', TAINTED),
    'Calico with addresses of its own': eks('calico-overlay'),
    'hybrid nodes': eks(HYBRID),
    'EKS Auto Mode': eks('auto'),
    IPv6: eks('vpc-cni', { ipFamily: 'ipv6' }),
    'no way out': eks('vpc-cni', { vpc: { kind: 'new', nat: 'none' } }),
  };
  const both = [false, true] as const;
  const combinations: readonly Partial<AwsLoadBalancerControllerOptions>[] = (
    ['off', 'Ignore', 'Fail'] as const
  ).flatMap((serviceMutatorWebhook) =>
    [1, 2].flatMap((replicas) =>
      both.flatMap((enableShield) =>
        both.map((enableWafv2) => ({ serviceMutatorWebhook, replicas, enableShield, enableWafv2 })),
      ),
    ),
  );
  const cells = Object.keys(CHARTS['aws-load-balancer-controller'].minors).flatMap((version) =>
    Object.entries(clusters).map(([title, cluster]) => [version, title, cluster] as const),
  );

  test.each(cells)('%s on %s: every path is read by the templates of the chart', (version, _, cluster) => {
    const chart = chartOf('aws-load-balancer-controller', version);
    for (const options of combinations) {
      const { steps } = planAwsLoadBalancerController(cluster, {
        version,
        region: 'eu-central-1',
        vpcId: 'vpc-1',
        ...options,
      });
      const { values } = steps[0] as HelmStep;
      expect(unreadPaths('aws-load-balancer-controller', chart, values)).toEqual([]);
    }
  });

  test('a path that nothing reads would be noticed', () => {
    const chart = chartOf('aws-load-balancer-controller', '3.5');
    const values = { enableWAF: false, serviceAccount: { names: 'a' }, webhookConfig: { failurePolicy: 'Ignore' } };
    expect(unreadPaths('aws-load-balancer-controller', chart, values)).toEqual([
      'enableWAF',
      'serviceAccount.names',
      'webhookConfig.failurePolicy',
    ]);
  });
});

describeUpstream("configuration of Amazon's CNI", () => {
  const ZONES = ['eu-central-1a', 'eu-central-1b'];
  const everything: VpcCniOptions = {
    prefixDelegation: true,
    podSubnets: ZONES.map((zone) => ({ zone, subnetId: `subnet-${zone}`, securityGroupIds: ['sg-1'] })),
    securityGroupsForPods: { enforcing: 'strict' },
    networkPolicy: 'standard',
    warm: { ips: 2, minimumIps: 10 },
    externalSnat: true,
  };
  const vpc = { kind: 'new', zones: ZONES } as const;
  const WINDOWS: EksOptions['nodePools'] = [
    { name: 'linux', instanceTypes: ['m7i.large'] },
    { name: 'windows', instanceTypes: ['m7i.large'], image: 'windows-2022' },
  ];
  const cells: readonly (readonly [string, EksCluster])[] = [
    ['everything', eks({ mode: 'vpc-cni', ...everything }, { vpc })],
    ['prefixes', eks({ mode: 'vpc-cni', prefixDelegation: true, warm: { prefixes: 2 } })],
    ['interfaces', eks({ mode: 'vpc-cni', warm: { enis: 2 } })],
    ['IPv6', eks('vpc-cni', { ipFamily: 'ipv6' })],
    ['Calico after it', eks('calico-policy')],
    ['Windows', eks({ mode: 'vpc-cni', prefixDelegation: true }, { nodePools: WINDOWS })],
  ];

  /** Settings that the agent reads and its page explains, but that the chart has no default for. */
  const WITHOUT_DEFAULT = [
    'ANNOTATE_POD_IP',
    'ENI_CONFIG_LABEL_DEF',
    'MINIMUM_IP_TARGET',
    'POD_SECURITY_GROUP_ENFORCING_MODE',
    'WARM_IP_TARGET',
  ];

  test.each(cells)('%s: every path is read by the templates of the chart, every setting known', (_, cluster) => {
    const chart = chartOf('aws-vpc-cni', '1.23');
    const { env = {}, eniConfig, ...rest } = vpcCniConfiguration(cluster) ?? {};
    const known = [...Object.keys(chart.defaults['env'] as object), ...WITHOUT_DEFAULT];
    expect(Object.keys(env as object).filter((name) => !known.includes(name))).toEqual([]);
    if (Object.keys(rest).length > 0) expect(unreadPaths('aws-vpc-cni', chart, rest)).toEqual([]);
    if (!isTree(eniConfig)) return;
    // The add-on's own schema demands the region, which the chart declares and does not read.
    expect(Object.keys(eniConfig).filter((key) => !chart.referenced.has(`eniConfig.${key}`))).toEqual(['region']);
    expect(Object.keys(chart.defaults['eniConfig'] as object)).toContain('region');
  });
});
