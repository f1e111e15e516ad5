/**
 * GKE clusters with everything in them, provisioned with Pulumi.
 *
 * @packageDocumentation
 */
export type { GkeFacts } from '../../clusters/gke/facts';
export type { GkeEndpointAccess, GkeIpEndpoint } from '../../clusters/gke/provisioning/endpoint-access';
export type {
  GkeMaintenance,
  GkeMaintenanceExclusion,
  GkeMaintenanceWindow,
} from '../../clusters/gke/provisioning/maintenance';
export type {
  GkeGivenKey,
  GkeGivenServiceAccount,
  GkeLogComponent,
  GkeMetricComponent,
  GkeMonitoring,
  GkeOwnServiceAccount,
  GkeProvisioning,
  GkeSharedVpcAccess,
} from '../../clusters/gke/provisioning/options';
export type { GkeProjectRole, GkeWorkloadIdentity } from '../../clusters/gke/provisioning/workload-identity';
export type { Late } from '../late';
export type { GkeBlueprintArgs } from './args';
export { GkeBlueprint, type GkeNetworkIds } from './blueprint';
