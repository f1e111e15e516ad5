import type { CiliumFeature } from '../feature';
import { clusterMeshNeeds } from './needs';
import { clusterMeshPage } from './page';
import { CLUSTER_MESH_RULES } from './rules';
import { clusterMeshValues } from './values';

/** The cluster's place in a mesh of clusters. */
export const CLUSTER_MESH: CiliumFeature = {
  values: clusterMeshValues,
  needs: clusterMeshNeeds,
  page: clusterMeshPage,
  rules: CLUSTER_MESH_RULES,
};
