import type { Cluster } from '../../../core/cluster';
import type { Waiver } from '../../../core/waiver';
import type { CiliumOptions } from '../options';
import type { CiliumClusterMesh, CiliumMeshApiServer, CiliumMeshEndpoint } from './options';

/** What all clusters of a mesh have in common. */
export interface ClusterMeshOptions
  extends Pick<
    CiliumClusterMesh,
    'cacheTTL' | 'endpointSlices' | 'maxConnectedClusters' | 'mcsApi' | 'onlyGlobalNamespaces' | 'policyScope' | 'tls'
  > {
  /**
   * Findings about the mesh as a whole that are accepted.
   * @defaultValue none
   */
  readonly waivers?: readonly Waiver[];
}

/** A cluster of a mesh. */
export interface ClusterMeshMember<S = string> {
  /** The cluster. Its name is its name in the mesh. */
  readonly cluster: Cluster<S>;
  /** Its number: stays the same for as long as the cluster lives. */
  readonly id: number;
  /**
   * Where the others reach its API server for the mesh.
   * @defaultValue not known yet: the others do not connect to it
   */
  readonly endpoint?: CiliumMeshEndpoint<S>;
  /**
   * How the others reach it.
   * @defaultValue by what its cloud has, or by nodes
   */
  readonly apiServer?: CiliumMeshApiServer;
  /**
   * Options of Cilium there.
   * @defaultValue none
   */
  readonly cilium?: Omit<CiliumOptions<S>, 'clusterMesh'>;
}
