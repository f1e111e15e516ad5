import type { GkeSettings } from '../../clusters/gke/gke-cluster';
import { endpointAccessOf, type GkeSettledAccess } from '../../clusters/gke/provisioning/endpoint-defaults';
import type { GkeMonitoring, GkeProvisioning, GkeSharedVpcAccess } from '../../clusters/gke/provisioning/options';
import { withoutUndefined } from '../without-undefined';

type Optional = 'project' | 'maintenance' | 'securityGroup';

/** How a GKE cluster is provisioned, with every default decided. */
export interface GkeSettled<S = string>
  extends Required<Omit<GkeProvisioning<S>, Optional | 'endpointAccess' | 'monitoring' | 'sharedVpc'>>,
    Pick<GkeProvisioning<S>, Optional> {
  readonly endpointAccess: GkeSettledAccess<S>;
  readonly monitoring: GkeMonitoring & Pick<Required<GkeMonitoring>, 'managedPrometheus'>;
  readonly sharedVpc: Required<GkeSharedVpcAccess>;
}

/** Decides what was left open. */
export function settle<S>(given: GkeProvisioning<S>, gke: GkeSettings<unknown>): GkeSettled<S> {
  return {
    privateNodes: true,
    releaseChannel: 'REGULAR',
    encryption: 'none',
    logging: ['SYSTEM_COMPONENTS', 'WORKLOADS'],
    deletionProtection: false,
    allowReplacement: false,
    labels: {},
    nodeServiceAccount: {},
    workloadIdentities: {},
    kubeconfigIdentity: 'gcloud',
    ...withoutUndefined(given),
    endpointAccess: endpointAccessOf(given.endpointAccess, gke),
    monitoring: {
      // Autopilot decides by itself unless it is told.
      ...(!gke.mode.isAutopilot && { components: ['SYSTEM_COMPONENTS'] }),
      managedPrometheus: true,
      ...withoutUndefined(given.monitoring ?? {}),
    },
    sharedVpc: { grantIam: true, manageFirewall: true, ...withoutUndefined(given.sharedVpc ?? {}) },
  };
}
