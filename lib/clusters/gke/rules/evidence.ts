/** Google's guides to GKE. */
export const GUIDES = 'https://docs.cloud.google.com/kubernetes-engine/docs';

/** What the provider checks before it asks Google: of a cluster, a node pool, a node. */
const PROVIDER =
  'https://github.com/GoogleCloudPlatform/magic-modules/blob/main/mmv1/third_party/terraform/services/container';

/** What the provider checks of a cluster. */
export const CLUSTER_RESOURCE = `${PROVIDER}/resource_container_cluster.go.tmpl`;

/** What the provider checks of a node pool. */
export const NODE_POOL_RESOURCE = `${PROVIDER}/resource_container_node_pool.go.tmpl`;
