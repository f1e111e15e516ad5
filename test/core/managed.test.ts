import type { Cluster } from '../../lib/core/cluster';
import { CLUSTER_RULES } from '../../lib/core/cluster-rules';
import { cloudOf, type PodNetwork } from '../../lib/core/pod-network';
import { evaluate } from '../../lib/core/rule';
import { type StartupTaintKeys, startupTaintKey } from '../../lib/core/startup-taints';
import { gke, kubeadm } from '../support/clusters';
import { brief } from '../support/findings';

const found = (cluster: Cluster): readonly string[] =>
  evaluate<Cluster<unknown>, string>(CLUSTER_RULES, cluster).findings.map(brief);
const MANAGED = gke('dataplane-v2');
const OWN = kubeadm();
const DUAL = ['ipv4', 'ipv6'] as const;

describe('a cloud that runs the control plane', () => {
  test.each<[string, Cluster['ranges']['pods'], readonly string[]]>([
    ['may choose the range of one family itself', ['10.244.0.0/16'], []],
    ['may choose all of them', [], []],
    [
      'does not mix them up',
      ['fd00:244::/96', '10.244.0.0/16'],
      ['cluster/ranges-match-ip-families@cluster.ranges.pods'],
    ],
    [
      'takes one of a family',
      ['10.244.0.0/16', '10.245.0.0/16'],
      ['cluster/ranges-match-ip-families@cluster.ranges.pods'],
    ],
  ])('%s', (_, pods, expected) => {
    const services = ['10.96.0.0/16', 'fd00:96::/112'];
    expect(found({ ...MANAGED, ipFamilies: DUAL, ranges: { pods, services, nodes: [] } })).toEqual(expected);
  });

  test('without, every family has a range', () => {
    const ranges = { pods: ['10.244.0.0/16'], services: ['10.96.0.0/16', 'fd00:96::/112'], nodes: [] };
    expect(found({ ...OWN, ipFamilies: DUAL, ranges })).toEqual([
      'cluster/ranges-match-ip-families@cluster.ranges.pods',
    ]);
  });

  test('counts its blocks by itself', () => {
    const ranges = { pods: ['10.244.0.0/24'], services: ['10.96.0.0/16'], nodes: [] };
    const large = { ...MANAGED, ranges };
    expect(found(large)).toEqual([]);
    expect(
      found({ ...OWN, platform: { ...OWN.platform, nodeCidrs: 'always' }, ranges, nodePools: large.nodePools }),
    ).toContain('cluster/pod-range-holds-nodes@cluster.ranges.pods[0]');
  });
});

test.each<[StartupTaintKeys, string | undefined]>([
  [{ kind: 'any' }, 'node.example.com/not-ready'],
  [{ kind: 'prefixed', prefix: 'startup-taint.example.com/' }, 'startup-taint.example.com/example-not-ready'],
  [{ kind: 'none', because: 'nobody may' }, undefined],
])('startup taints, %j', (keys, expected) => {
  expect(startupTaintKey(keys, { key: 'node.example.com/not-ready', name: 'example-not-ready' })).toBe(expected);
});

test.each<[PodNetwork, string | undefined]>([
  [{ kind: 'own' }, undefined],
  [{ kind: 'own', cloud: 'azure' }, 'azure'],
  [{ kind: 'cloud', cloud: 'gcp', routed: [] }, 'gcp'],
  [{ kind: 'chained', plugin: 'aws-cni' }, undefined],
  [{ kind: 'fixed', by: 'GKE Dataplane V2' }, undefined],
])('the cloud of %j', (podNetwork, expected) => {
  expect(cloudOf(podNetwork)).toBe(expected);
});
