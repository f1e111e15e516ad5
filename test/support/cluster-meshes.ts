import { type K3sOptions, k3sCluster } from '../../lib/clusters';
import type { ClusterMeshMember } from '../../lib/cni/cilium/cluster-mesh/mesh-options';
import type { Cluster } from '../../lib/core/cluster';

/** A cluster with ranges of its own, by its number in a mesh: at most 255 of them. */
export function meshCluster(number: number, others: Partial<K3sOptions> = {}): Cluster {
  return k3sCluster({
    name: `cluster-${number}`,
    kubeProxy: 'none',
    nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }],
    ranges: { pods: [`10.${number}.0.0/17`], services: ['10.0.0.0/16'], nodes: [`10.${number}.128.0/17`] },
    ...others,
  });
}

/** The same as a member of a mesh, reached at two of its nodes. */
export function meshMember(number: number, others: Partial<ClusterMeshMember> = {}): ClusterMeshMember {
  return {
    cluster: meshCluster(number),
    id: number,
    endpoint: { by: 'ips', ips: [`10.${number}.128.1`, `10.${number}.128.2`], port: 32_379 },
    ...others,
  };
}
