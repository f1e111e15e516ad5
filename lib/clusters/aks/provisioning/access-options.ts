/**
 * Somebody who may use the Kubernetes API by a role of Azure. To fetch a kubeconfig from Azure, they need the role
 * `Azure Kubernetes Service Cluster User Role` besides.
 */
export interface AksAccessEntry<S = string> {
  /** Object id in Microsoft Entra ID: of a user, a group or a service principal. */
  readonly principalId: S;
  /** What it is. */
  readonly principalType: 'User' | 'Group' | 'ServicePrincipal';
  /**
   * What they may do, as Azure calls it. Only `'RBAC Cluster Admin'` may change what belongs to the cluster as a whole.
   */
  readonly role: 'RBAC Cluster Admin' | 'RBAC Admin' | 'RBAC Writer' | 'RBAC Reader';
  /**
   * Namespaces that it holds in.
   * @defaultValue the whole cluster
   */
  readonly namespaces?: readonly string[];
}
