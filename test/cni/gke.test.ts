import { compose, planCalico, planCilium, planFlannel } from '../../lib';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { InstallPlan } from '../../lib/core/plan';
import { gke } from '../support/clusters';
import { brief, findingsOf } from '../support/findings';
import { at } from '../support/values';

const valuesOf = ({ steps }: InstallPlan): unknown => {
  const [step] = steps;
  if (step?.kind !== 'helm') throw new TypeError('one Helm step');
  return step.values;
};
const TAINT = 'startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready';

describe('Cilium on GKE', () => {
  test('hands out the blocks of its nodes, and makes the nodes its own', () => {
    const values = valuesOf(planCilium(gke('cilium')));
    const expected = {
      'gke.enabled': true,
      'gke.disableDefaultSnat': true,
      'ipam.mode': 'kubernetes',
      'k8s.requireIPv4PodCIDR': true,
      routingMode: 'native',
      ipv4NativeRoutingCIDR: '10.244.0.0/16',
      autoDirectNodeRoutes: undefined,
      'cni.binPath': '/home/kubernetes/bin',
      'cni.exclusive': true,
      nodeinit: { enabled: true, reconfigureKubelet: true, removeCbrBridge: true },
      agentNotReadyTaintKey: TAINT,
      kubeProxyReplacement: false,
      enableIPv4Masquerade: true,
      'cluster.name': undefined,
      'operator.replicas': 2,
    };
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(values, path)]))).toEqual(expected);
  });

  test('the range that is routed holds all ranges of pods, unless another is given', () => {
    const cluster = gke('cilium', {
      vpc: { kind: 'new', podRange: '10.64.0.0/14', additionalPodRanges: ['10.68.0.0/14'] },
    });
    expect(at(valuesOf(planCilium(cluster)), 'ipv4NativeRoutingCIDR')).toBe('10.64.0.0/13');
    const routing = { mode: 'native', autoDirectNodeRoutes: false, ipv4NativeRoutingCIDR: '10.0.0.0/8' } as const;
    expect(at(valuesOf(planCilium(cluster, { routing })), 'ipv4NativeRoutingCIDR')).toBe('10.0.0.0/8');
  });

  test('a range of pods that is not known cannot be routed with the others', () => {
    const vpc = {
      kind: 'existing',
      network: 'shop',
      subnetwork: 'nodes',
      ranges: { kind: 'named', pods: { name: 'pods', cidr: '10.64.0.0/14' } },
      additionalPodRanges: [{ name: 'more' }],
    } as const;
    expect(findingsOf(() => planCilium(gke('cilium', { vpc }))).map(brief)).toEqual([
      'cilium/native-routing-has-a-range@routing.ipv4NativeRoutingCIDR',
    ]);
  });

  test('where addresses come from may be said, if it is said right', () => {
    const found = (ipam: 'kubernetes' | 'cluster-pool'): readonly string[] =>
      findingsOf(() => planCilium(gke('cilium'), { ipam })).map(brief);
    expect([found('kubernetes'), found('cluster-pool')]).toEqual([[], ['cilium/ipam-follows-pod-network@ipam']]);
  });

  test('one copy of the operator where the pools may shrink to one node', () => {
    const pool = { name: 'apps', machineType: 'e2-standard-4', nodes: { min: 1, max: 5 } };
    const cluster = gke('cilium', { location: 'europe-west3-a', nodePools: [pool] });
    expect(at(valuesOf(planCilium(cluster)), 'operator.replicas')).toBe(1);
  });

  test('nodes start with a taint that the autoscaler looks past, and that the operator takes off', () => {
    const { needs, provides } = planCilium(gke('cilium'));
    expect(needs.startupTaints.map(({ key, effect }) => `${key}:${effect}`)).toEqual([`${TAINT}:NoExecute`]);
    expect(needs.podAddressing).toEqual({ from: 'node-cidrs', blockPrefix: { ipv4: 24, ipv6: 112 } });
    expect(provides).toEqual(['cni', 'cilium-kinds', 'network-policy', 'flow-visibility']);
  });

  test('its operator tolerates that taint where every pool has taints of its own', () => {
    const taint = { key: 'example.com/only', value: 'us', effect: 'NoSchedule' } as const;
    const cluster = gke('cilium', {
      nodePools: [{ name: 'apps', machineType: 'e2-standard-4', taints: [taint] }],
    });
    expect(at(valuesOf(planCilium(cluster)), 'operator.tolerations')).toEqual(
      expect.arrayContaining([
        { key: TAINT, operator: 'Exists' },
        { ...taint, operator: 'Equal' },
      ]),
    );
  });

  test('whoever upgrades is told where to stop', () => {
    const manual = (version: string): readonly string[] => planCilium(gke('cilium'), { version }).needs.manual;
    expect(manual('1.19').join()).toContain('1.36.2-gke.2064000');
    expect(manual('1.19.7')).toEqual([]);
  });

  test.each([
    ['kubernetes', { kubernetes: '1.35' }, []],
    ['kubernetes', { kubernetes: '1.36' }, ['cilium/gke-build-is-named']],
    ['kubernetes', { kubernetes: '1.36.1' }, []],
    ['kubernetes', { kubernetes: '1.36.2' }, ['cilium/gke-build-is-named']],
    ['kubernetes', { kubernetes: '1.36.3' }, ['cilium/node-init-knows-gke']],
    ['kubernetes', { kubernetes: '1.37' }, ['cilium/node-init-knows-gke', 'cilium/kubernetes-is-tested']],
    ['gkeVersion', { gkeVersion: '1.36.2-gke.2063999' }, []],
    ['gkeVersion', { gkeVersion: '1.36.2-gke.2064000' }, ['cilium/node-init-knows-gke']],
    ['gkeVersion', { gkeVersion: '1.36.3-gke.1' }, ['cilium/node-init-knows-gke']],
  ])('%s %j is known to its script, or not', (_, options, expected) => {
    const cluster = gke('cilium', options);
    const found = inspectCilium(cluster, { version: '1.20' }).findings.map(({ rule }) => rule);
    expect(found.sort()).toEqual([...expected].sort());
  });
});

test.each<[string, Cluster, (cluster: Cluster) => InstallPlan]>([
  ['Cilium with Dataplane V2', gke('dataplane-v2'), planCilium],
  ['Cilium with Autopilot', gke('autopilot'), planCilium],
  ["Cilium beside GKE's own CNI", gke('legacy'), planCilium],
  ["Calico beside GKE's own CNI", gke('legacy'), planCalico],
  ['Calico with blocks of nodes', gke('cilium'), planCalico],
  ['Flannel with blocks of nodes', gke('cilium'), planFlannel],
])('%s is refused', (_, cluster, plan) => {
  const refused = findingsOf(() => compose(cluster, plan(cluster))).map(brief);
  expect(refused).toContain(`compose/cni-fits-pod-network@${plan(cluster).name}`);
});

test.each([gke('dataplane-v2'), gke('autopilot'), gke('legacy')])('$gke.mode.title needs no CNI', (cluster) => {
  expect(compose(cluster).findings).toEqual([]);
});
