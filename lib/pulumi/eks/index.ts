/**
 * EKS clusters with everything in them, provisioned with Pulumi.
 *
 * @packageDocumentation
 */
export type { EksAddonOptions } from '../../clusters/eks/addons/options';
export type { PlannedSubnet, ZoneSubnets } from '../../clusters/eks/address-plan';
export type { EksFacts, EksKarpenterFacts } from '../../clusters/eks/facts';
export type {
  EksAccessEntry,
  EksAccessPolicy,
  EksGivenKey,
  EksInterfaceEndpoint,
  EksKubeconfigIdentity,
  EksLogging,
  EksNodeAccess,
  EksProvisioning,
  EksUserAccess,
  EksWorkloadIdentity,
  LogRetentionDays,
} from '../../clusters/eks/provisioning/options';
export type { Late } from '../late';
export type { EksBlueprintArgs } from './args';
export {
  EksBlueprint,
  type EksNetworkIds,
  type EksOidcIds,
  type EksRoleArns,
  type EksWorkloadIdentityIds,
} from './blueprint';
