import { compose, planCalico, planCilium, planFlannel } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { aks } from '../support/clusters';
import { brief, findingsOf } from '../support/findings';
import { at } from '../support/values';

const valuesOf = ({ steps }: InstallPlan): unknown => {
  const release = steps.find((step) => step.kind === 'helm' && step.install === 'release');
  return release?.kind === 'helm' ? release.values : undefined;
};
const expectValues = (plan: InstallPlan, expected: Readonly<Record<string, unknown>>): void => {
  const values = valuesOf(plan);
  expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(values, path)]))).toEqual(expected);
};
const BYO = aks({ mode: 'byo', podRange: '10.100.0.0/16' });

describe('Cilium on AKS', () => {
  test('has addresses of its own in a tunnel, and the switch for AKS', () => {
    expectValues(planCilium(BYO), {
      'aksbyocni.enabled': true,
      routingMode: 'tunnel',
      'ipam.mode': 'cluster-pool',
      'ipam.operator.clusterPoolIPv4PodCIDRList': ['10.100.0.0/16'],
      'ipam.operator.clusterPoolIPv4MaskSize': 24,
      kubeProxyReplacement: false,
      agentNotReadyTaintKey: undefined,
      nodeinit: undefined,
      gke: undefined,
      'cluster.name': undefined,
    });
    expect(compose(BYO, planCilium(BYO)).findings).toEqual([]);
  });

  test('nodes start with no taint of its own, for nobody could take it off', () => {
    expect(planCilium(BYO).needs.startupTaints).toEqual([]);
    const taint = { key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' } as const;
    const cluster = { ...BYO, nodePools: BYO.nodePools.map((pool) => ({ ...pool, taints: [taint] })) };
    const [finding] = findingsOf(() => planCilium(cluster));
    expect(finding).toMatchObject({ rule: 'cilium/agent-taint-is-taken-off', path: 'cluster.nodePools[0].taints[0]' });
    expect(finding?.message).toContain('AKS lets nobody');
  });

  test('kube-proxy stays, and replacing it beside it is said', () => {
    const found = planCilium(BYO, { kubeProxyReplacement: true }).findings;
    expect(found.map(brief)).toEqual(['cilium/kube-proxy-is-off@kubeProxyReplacement']);
    expect(found[0]?.fix).toContain('remove kubeProxyReplacement');
  });
});

describe('Calico on AKS', () => {
  test('has addresses of its own in VXLAN, and knows where it is', () => {
    const plan = planCalico(BYO);
    expectValues(plan, {
      'installation.kubernetesProvider': 'AKS',
      // Said, because the operator would take Azure's CNI for the one in use.
      'installation.cni': { type: 'Calico', ipam: { type: 'Calico' } },
      'installation.calicoNetwork.bgp': 'Disabled',
      'installation.calicoNetwork.ipPools': [
        expect.objectContaining({ cidr: '10.100.0.0/16', encapsulation: 'VXLAN' }) as unknown,
      ],
    });
    expect(compose(BYO, plan).findings).toEqual([]);
  });
});

test('Flannel has no ranges of nodes to hand out', () => {
  const [finding] = findingsOf(() => compose(BYO, planFlannel(BYO)));
  expect(finding).toMatchObject({ rule: 'compose/node-ranges-exist', severity: 'error' });
  expect(finding?.message).toMatch(/^AKS gives nodes no pod range/);
});

test.each<[string, Cluster, (cluster: Cluster) => InstallPlan]>([
  ['Cilium in an overlay', aks('overlay'), planCilium],
  ["Cilium beside AKS' own", aks('overlay-cilium'), planCilium],
  ['Calico in the subnet of nodes', aks('node-subnet'), planCalico],
  ["Calico beside AKS' own", aks({ mode: 'overlay', networkPolicy: 'calico' }), planCalico],
  ['Flannel in an overlay', aks('overlay'), planFlannel],
])('%s is refused', (_, cluster, plan) => {
  const refused = findingsOf(() => compose(cluster, plan(cluster))).map(brief);
  expect(refused).toContain(`compose/cni-fits-pod-network@${plan(cluster).name}`);
});

test('nodes with Windows have the policies of AKS, where a CNI of your own serves none of them', () => {
  const pools = [
    { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' },
    { name: 'win', vmSize: 'Standard_D4ads_v5', osSku: 'Windows2025' },
  ] as const;
  const managed = aks({ mode: 'overlay', networkPolicy: 'calico' }, { nodePools: pools });
  expect(compose(managed).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(managed.platform.provides).toContain('network-policy');
  const nodePools = [...BYO.nodePools, ...managed.nodePools.filter(({ os }) => os === 'windows')];
  const own = { ...BYO, nodePools };
  for (const plan of [planCilium(own), planCalico(own)]) {
    expect(findingsOf(() => compose(own, plan)).map(brief)).toEqual([
      'compose/nodes-are-served@cluster.nodePools[1].os',
    ]);
  }
});
