import { planCilium } from '../../lib';
import { ciliumOperatorStatements, operatorUses } from '../../lib/cni/cilium/addresses/operator-statements';
import { rateForLeases } from '../../lib/cni/cilium/announcing/leases';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { valueAt } from '../../lib/core/trees';
import type { Values } from '../../lib/core/values';
import { aks, DUAL_STACK, eks, gke, kubeadm } from '../support/clusters';

const MINORS = ['1.18', '1.19', '1.20'];
const NO_PROXY = kubeadm({ kubeProxy: 'none' });
const DUAL = kubeadm({ kubeProxy: 'none', ...DUAL_STACK });

const valuesOf = (plan: InstallPlan): unknown => {
  const [step] = plan.steps;
  if (step?.kind !== 'helm') throw new TypeError('one Helm step');
  return step.values;
};
const valuesAt = (path: string, options: CiliumOptions, cluster: Cluster = NO_PROXY): unknown =>
  valueAt(valuesOf(planCilium(cluster, options)), path.split('.'));

describe.each(MINORS)('addresses on %s', (version) => {
  test('ranges of the caller take the place of those of the cluster', () => {
    const options: CiliumOptions = {
      version,
      ipam: { mode: 'cluster-pool', ipv4: { ranges: ['10.10.0.0/16'], blockPrefix: 25 } },
      routing: { mode: 'native', autoDirectNodeRoutes: true },
    };
    expect(valuesAt('ipam', options)).toEqual({
      mode: 'cluster-pool',
      operator: { clusterPoolIPv4PodCIDRList: ['10.10.0.0/16'], clusterPoolIPv4MaskSize: 25 },
    });
    expect(valuesAt('ipv4NativeRoutingCIDR', options)).toBe('10.10.0.0/16');
    expect(planCilium(NO_PROXY, options).needs.podAddressing).toEqual({ from: 'own-pool', blockPrefix: {} });
  });

  test('a family without ranges of its own has those of the cluster', () => {
    const operator = valuesAt(
      'ipam.operator',
      {
        version,
        ipam: { mode: 'cluster-pool', ipv4: { ranges: ['10.10.0.0/16'] } },
      },
      DUAL,
    );
    expect(operator).toEqual({
      clusterPoolIPv4PodCIDRList: ['10.10.0.0/16'],
      clusterPoolIPv4MaskSize: 24,
      clusterPoolIPv6PodCIDRList: ['fd00:244::/56'],
      clusterPoolIPv6MaskSize: 64,
    });
  });

  test('a pool for pods that choose none', () => {
    expect(valuesAt('ipam', { version, ipam: { mode: 'multi-pool', preAllocation: { default: 4, slow: 0 } } })).toEqual(
      {
        mode: 'multi-pool',
        multiPoolPreAllocation: 'default=4,slow=0',
        operator: { autoCreateCiliumPodIPPools: { default: { ipv4: { cidrs: ['10.244.0.0/16'], maskSize: 24 } } } },
      },
    );
    expect(() =>
      planCilium(NO_PROXY, {
        version,
        ipam: { mode: 'multi-pool' },
        routing: { mode: 'native', autoDirectNodeRoutes: true },
      }),
    ).toThrow('ipv4NativeRoutingCIDR');
  });

  test('one family is hidden, and more destinations see pods', () => {
    const options: CiliumOptions = {
      version,
      masquerade: { by: 'bpf', families: ['ipv6'], ipMasqAgent: { nonMasqueradeCIDRs: ['10.0.0.0/8'] } },
    };
    expect(valuesAt('enableIPv4Masquerade', options, DUAL)).toBe(false);
    expect(valuesAt('enableIPv6Masquerade', options, DUAL)).toBe(true);
    expect(valuesAt('ipMasqAgent', options, DUAL)).toEqual({
      enabled: true,
      config: { nonMasqueradeCIDRs: ['10.0.0.0/8'] },
    });
    expect(valuesAt('ipMasqAgent', { version, masquerade: { by: 'bpf', ipMasqAgent: true } })).toEqual({
      enabled: true,
    });
  });

  test('iptables on some devices', () => {
    const options: CiliumOptions = { version, masquerade: { by: 'iptables', egressInterfaces: ['eth0', 'ens+'] } };
    expect(valuesAt('egressMasqueradeInterfaces', options)).toBe('eth0 ens+');
    expect(valuesAt('bpf.masquerade', options)).toBe(false);
  });

  test('a tunnel over IPv6 leaves less for pods', () => {
    const routing = { mode: 'tunnel', underlay: 'ipv6', sourcePortRange: { from: 30_000, to: 40_000 } } as const;
    const plan = planCilium(DUAL, { version, routing });
    expect(valuesOf(plan)).toMatchObject({ underlayProtocol: 'ipv6', tunnelSourcePortRange: '30000-40000' });
    expect(plan.network?.podMtu).toBe(1430);
  });

  test.each([
    ['none where nothing gives load balancers', NO_PROXY, {}, undefined],
    ['nobody on GKE', gke('cilium'), {}, 'none'],
    ['nobody on AKS', aks('byo'), {}, 'none'],
    ['pools on EKS, where asked for', eks('cilium-overlay'), { lbIpam: { defaultForServices: true } }, undefined],
    ['nobody', NO_PROXY, { lbIpam: false }, 'none'],
    ['nodes', NO_PROXY, { nodeIpam: { defaultForServices: true } }, 'nodeipam'],
  ] as const)('who gives Services addresses: %s', (_, cluster, options, word) => {
    expect(valuesAt('defaultLBServiceIPAM', { version, ...options }, cluster)).toBe(word);
  });

  test('BGP, and what it is told', () => {
    expect(valuesAt('bgpControlPlane', { version, bgp: true })).toEqual({ enabled: true });
    expect(valuesAt('bgpControlPlane', { version, bgp: false })).toBeUndefined();
    expect(valuesAt('bgpControlPlane', { version, bgp: { secretsNamespace: 'bgp', statusReport: false } })).toEqual({
      enabled: true,
      secretsNamespace: { name: 'bgp' },
      statusReport: { enabled: false },
    });
  });

  test('leases have room in what agents may ask', () => {
    const l2Announcements = { expectedServices: 100 };
    expect(valuesAt('k8sClientRateLimit', { version, l2Announcements })).toEqual({ qps: 30, burst: 60 });
    const agent = { qps: 90, burst: 180 };
    expect(valuesAt('k8sClientRateLimit', { version, l2Announcements, scale: { clientRateLimit: { agent } } })).toEqual(
      agent,
    );
    expect(valuesAt('l2announcements', { version, l2Announcements })).toEqual({ enabled: true });
  });

  test('an egress gateway brings nothing along that is not there already', () => {
    expect(valuesAt('egressGateway', { version, egressGateway: true })).toEqual({ enabled: true });
    expect(valuesAt('egressGateway', { version })).toBeUndefined();
  });
});

test('a minute of renewals costs less than a second of them', () => {
  expect(rateForLeases({ expectedServices: 120, leaseRenewDeadline: '1m' })).toEqual({ qps: 12, burst: 24 });
  expect(rateForLeases({ expectedServices: 120, leaseRenewDeadline: '1s' })).toEqual({ qps: 130, burst: 260 });
});

describe('what the operator may do in EC2', () => {
  const actions = (options: CiliumOptions, networking = eks('cilium-eni')): readonly string[] =>
    ciliumOperatorStatements('aws', operatorUses(valuesOf(planCilium(networking, options)) as Values)).flatMap(
      ({ actions }) => Object.keys(actions),
    );

  test('follows what it is to do', () => {
    expect(actions({})).toContain('ec2:UnassignPrivateIpAddresses');
    expect(actions({})).not.toContain('ec2:DescribeInstances');
    expect(actions({})).not.toContain('ec2:AssignIpv6Addresses');
    expect(actions({ eni: { releaseExcessIPs: false } })).not.toContain('ec2:UnassignPrivateIpAddresses');
    expect(actions({ eni: { instanceTagsFilter: { cluster: 'test' } } })).toContain('ec2:DescribeInstances');
    expect(actions({ values: { eni: { gcTags: { owner: 'us' } } } })).not.toContain('ec2:DescribeTags');
  });
});
