import type { AksAutoUpgrade, AksProvisioning } from '../../clusters/aks/provisioning/options';
import { withoutUndefined } from '../without-undefined';

/** What has no default of ours. */
type Open = 'nodeResourceGroup' | 'logging' | 'firewallIp';

/** How an AKS cluster is provisioned, with every default decided. */
export interface AksSettled<S = string>
  extends Required<Omit<AksProvisioning<S>, Open | 'autoUpgrade'>>,
    Pick<AksProvisioning<S>, Open> {
  readonly autoUpgrade: Required<AksAutoUpgrade>;
}

/** Decides what was left open. */
export function settle<S>(given: AksProvisioning<S>): AksSettled<S> {
  return {
    resourceGroup: { kind: 'new' },
    identity: 'own',
    assignRoles: true,
    tier: 'Standard',
    supportPlan: 'KubernetesOfficial',
    apiServerAccess: { kind: 'public' },
    authentication: 'entra-id',
    adminGroupIds: [],
    accessEntries: {},
    kubeconfigLogin: 'azurecli',
    encryption: 'none',
    networkSecurityGroup: 'none',
    workloadIdentities: {},
    allowReplacement: false,
    tags: {},
    ...withoutUndefined(given),
    autoUpgrade: { patches: true, nodeImages: 'NodeImage', ...withoutUndefined(given.autoUpgrade ?? {}) },
  };
}
