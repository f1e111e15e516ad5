import type { InstallPlan } from '../../../core/plan';
import type { ClusterMeshMember } from './mesh-options';

/** A cluster of a mesh, with what is to be installed there. */
export interface MeshMember {
  /** Place in the call. */
  readonly index: number;
  readonly member: ClusterMeshMember<unknown>;
  readonly plan: InstallPlan<unknown>;
}

/** Clusters that are to mesh. */
export interface MeshOfClusters {
  readonly members: readonly MeshMember[];
  /** The most clusters that it may have. */
  readonly most: number;
}
