/**
 * AKS clusters with everything in them, provisioned with Pulumi.
 *
 * @packageDocumentation
 */
export type { AksApiVersion } from '../../clusters/aks/api-versions';
export type { AksFacts } from '../../clusters/aks/facts';
export type { AksAccessEntry } from '../../clusters/aks/provisioning/access-options';
export type {
  AksApiServerAccess,
  AksAutoUpgrade,
  AksExistingResourceGroup,
  AksGivenIdentity,
  AksGivenKey,
  AksGivenSecurityGroup,
  AksLogCategory,
  AksLogging,
  AksNewResourceGroup,
  AksPrivateApiServer,
  AksPrivateDnsZone,
  AksProvisioning,
  AksPublicApiServer,
  AksResourceGroup,
  AksWorkloadIdentity,
} from '../../clusters/aks/provisioning/options';
export type { Late } from '../late';
export { AksApiProvider } from './api-provider';
export type { AksBlueprintArgs } from './args';
export { AksBlueprint, type AksNetworkIds } from './blueprint';
