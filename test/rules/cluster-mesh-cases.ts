import type { ClusterMeshMember, ClusterMeshOptions } from '../../lib/cni/cilium/cluster-mesh/mesh-options';
import type { CiliumClusterMesh } from '../../lib/cni/cilium/cluster-mesh/options';
import { inspectClusterMesh } from '../../lib/cni/cilium/cluster-mesh/plan-cluster-mesh';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { meshCluster, meshMember } from '../support/cluster-meshes';
import { eks } from '../support/clusters';
import type { RuleCases } from './cases';

const one = (
  clusterMesh: CiliumClusterMesh,
  cluster: Cluster = meshCluster(1),
  others: CiliumOptions = {},
): readonly Finding[] => inspectCilium(cluster, { ...others, clusterMesh }).findings;

const mesh = (
  second: Partial<ClusterMeshMember> = {},
  options: ClusterMeshOptions = {},
  first: Partial<ClusterMeshMember> = {},
): readonly Finding[] => inspectClusterMesh([meshMember(1, first), meshMember(2, second)], options).findings;

const NATIVE = { mode: 'native', autoDirectNodeRoutes: false } as const;
const native = (range: string): Partial<ClusterMeshMember> => ({
  cilium: { routing: { ...NATIVE, ipv4NativeRoutingCIDR: range } },
});
const WIREGUARD = { cilium: { encryption: { type: 'wireguard' } } } as const;

export const CLUSTER_MESH_CASES: RuleCases = {
  'cilium/mesh-name-is-a-name': {
    fails: () => one({ id: 1 }, meshCluster(1, { name: 'default' })),
    at: 'cluster.name',
    passes: () => one({ id: 1 }, meshCluster(1, { name: `a${'b'.repeat(31)}` })),
  },
  'cilium/mesh-id-is-in-range': {
    fails: () => one({ id: 300 }),
    at: 'clusterMesh.id',
    passes: () => one({ id: 300, maxConnectedClusters: 511 }),
  },
  'cilium/mesh-id-fits-interfaces': {
    fails: () => one({ id: 128 }, eks('cilium-eni'), { routing: { ...NATIVE, ipv4NativeRoutingCIDR: '10.0.0.0/8' } }),
    at: 'clusterMesh.id',
    passes: () => one({ id: 127 }, eks('cilium-eni'), { routing: { ...NATIVE, ipv4NativeRoutingCIDR: '10.0.0.0/8' } }),
  },
  'cilium/mesh-has-no-ztunnel': {
    fails: () => one({ id: 1 }, meshCluster(1), { encryption: { type: 'ztunnel' } }),
    at: 'encryption.type',
    passes: () => one({ id: 1 }, meshCluster(1), { encryption: { type: 'wireguard' } }),
  },
  'cilium/mesh-peers-are-others': {
    fails: () => one({ id: 1, peers: [{ name: 'cluster-1', endpoint: { by: 'ips', ips: ['192.0.2.1'] } }] }),
    at: 'clusterMesh.peers[0].name',
    passes: () => one({ id: 1, peers: [{ name: 'cluster-2', endpoint: { by: 'ips', ips: ['192.0.2.1'] } }] }),
  },
  'cilium/mesh-endpoint-has-a-name': {
    fails: () => mesh({ endpoint: { by: 'address', address: '192.0.2.1' } }),
    at: 'members[1].endpoint.address',
    passes: () => mesh({ endpoint: { by: 'address', address: 'mesh.two.example' } }),
  },
  'cilium/mesh-range-covers-peers': {
    fails: () => one({ id: 1 }, meshCluster(1), { routing: NATIVE }),
    at: 'routing.ipv4NativeRoutingCIDR',
    passes: () => one({ id: 1 }, meshCluster(1), { routing: { ...NATIVE, ipv4NativeRoutingCIDR: '10.0.0.0/8' } }),
  },
  'cluster-mesh/clusters-differ': {
    fails: () => mesh({ id: 1 }),
    at: 'members[1].id',
    passes: () => mesh(),
  },
  'cluster-mesh/clusters-fit': {
    fails: () => inspectClusterMesh(Array.from({ length: 256 }, (_, index) => meshMember((index % 250) + 1))).findings,
    at: 'maxConnectedClusters',
    passes: () => mesh(),
  },
  'cluster-mesh/ranges-are-disjoint': {
    fails: () =>
      mesh({
        cluster: meshCluster(2, { ranges: { pods: ['10.1.64.0/18'], services: ['10.0.0.0/16'], nodes: [] } }),
      }),
    at: 'members[1].cluster.ranges.pods[0]',
    passes: () => mesh(),
  },
  'cluster-mesh/families-agree': {
    fails: () =>
      mesh({
        cluster: meshCluster(2, {
          ranges: { pods: ['10.2.0.0/17', 'fd00:2::/56'], services: ['10.0.0.0/16', 'fd00:96::/112'] },
        }),
      }),
    at: 'members[1].cluster.ranges.pods',
    passes: () => mesh(),
  },
  'cluster-mesh/datapaths-agree': {
    fails: () => mesh({ cilium: { routing: { mode: 'tunnel', protocol: 'geneve' } } }),
    at: 'members[1].cilium.routing',
    passes: () => mesh({ cilium: { routing: { mode: 'tunnel', protocol: 'vxlan' } } }),
  },
  'cluster-mesh/encryption-agrees': {
    fails: () => mesh(WIREGUARD),
    at: 'members[1].cilium.encryption',
    passes: () => mesh(WIREGUARD, {}, WIREGUARD),
  },
  'cluster-mesh/native-range-holds-all': {
    fails: () => mesh(native('10.0.0.0/8'), {}, native('10.0.0.0/15')),
    at: 'members[0].cilium.routing.ipv4NativeRoutingCIDR',
    passes: () => mesh(native('10.0.0.0/8'), {}, native('10.0.0.0/14')),
  },
  'cluster-mesh/versions-are-near': {
    fails: () => mesh({ cilium: { version: '1.20' } }, {}, { cilium: { version: '1.18' } }),
    at: 'members[0].cilium.version',
    passes: () => mesh({ cilium: { version: '1.20' } }),
  },
  'cluster-mesh/endpoint-is-known': {
    fails: () => inspectClusterMesh([{ cluster: meshCluster(1), id: 1 }]).findings,
    at: 'members[0].endpoint',
    passes: () => mesh(),
  },
  'cluster-mesh/one-node-is-one-place': {
    fails: () => mesh({ endpoint: { by: 'ips', ips: ['10.2.128.1'], port: 32_379 } }),
    at: 'members[1].endpoint.ips',
    passes: () => mesh(),
  },
};
