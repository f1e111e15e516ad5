import * as pulumi from '@pulumi/pulumi';
import type { AksCluster, AksNodePool } from '../../clusters/aks/aks-cluster';
import { apiVersionOf } from '../../clusters/aks/api-versions';
import { agentPoolProfile } from '../../clusters/aks/provisioning/agent-pool-profile';
import { networkProfileOf } from '../../clusters/aks/provisioning/network-profile';
import { joinName } from '../../core/names';
import { cidr, nthAddress } from '../../core/network/cidr';
import type { Values } from '../../core/values';
import { minorOf } from '../../core/version';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { gatedValues } from '../object-resource';
import { apiServerProfile } from './api-server';
import type { AksContext } from './context';
import { warnOfFirstPool } from './first-pool';
import type { AksIdentity } from './identity';
import { VersionedManagedCluster, type VersionedManagedClusterArgs } from './managed-cluster';
import type { NetworkFacts } from './network-facts';
import type { AksSettled } from './settings';

/** Arguments of {@link AksControlPlane}. */
export interface AksControlPlaneArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** The pool that it is made with. */
  readonly firstPool: AksNodePool;
  /** How it is provisioned. */
  readonly settled: AksSettled<Late>;
  /** Where it is. */
  readonly network: NetworkFacts;
  /** What it acts under. */
  readonly identity: AksIdentity;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * The control plane, with the first of its node pools: AKS makes none without. What that pool is cannot be changed from here
 * afterwards, and a warning says how it can: by `az aks nodepool`.
 */
export class AksControlPlane extends pulumi.ComponentResource {
  /** The cluster itself. */
  readonly cluster: VersionedManagedCluster;
  /** The API server's host name. */
  readonly apiServerHost: pulumi.Output<string>;
  /** Who tokens of service accounts come from. */
  readonly oidcIssuerUrl: pulumi.Output<string>;

  constructor(name: string, args: AksControlPlaneArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:ControlPlane', name, {}, opts);
    const { cluster, settled, network, identity } = args;
    this.cluster = new VersionedManagedCluster(
      name,
      apiVersionOf(cluster),
      { ...described(args), ...secured(args), ...switched(args) },
      {
        parent: this,
        protect: !settled.allowReplacement,
        // Its name is taken as long as it exists.
        deleteBeforeReplace: true,
        // The API of clusters changes no pool: https://github.com/pulumi/pulumi-azure-native/pull/2774
        ignoreChanges: ['agentPoolProfiles'],
        dependsOn: [...identity.resources, ...network.resources],
      },
    );
    warnOfFirstPool(this.cluster, cluster, args.firstPool, this.cluster);
    this.apiServerHost = isPrivate(settled) ? this.cluster.privateFQDN : this.cluster.fqdn;
    this.oidcIssuerUrl = this.cluster.oidcIssuerProfile.apply(({ issuerURL }) => issuerURL);
    this.registerOutputs({ clusterId: this.cluster.id, apiServerHost: this.apiServerHost });
  }
}

/** Whether the API server has a name in a private DNS zone alone. */
function isPrivate({ apiServerAccess }: AksSettled<Late>): boolean {
  return apiServerAccess.kind === 'private' && apiServerAccess.dnsZone !== 'none';
}

function described(args: AksControlPlaneArgs): VersionedManagedClusterArgs {
  const { context, cluster, firstPool, settled, network, identity, record, gate } = args;
  const { nodeSubnetId, podSubnetId } = network;
  const { dnsServiceIp, serviceRange } = cluster.aks;
  return {
    resourceName: record.string(cluster.name),
    resourceGroupName: context.resourceGroupName,
    location: context.location,
    dnsPrefix: joinName([cluster.name], 54),
    kubernetesVersion: kubernetesVersion(cluster, settled),
    sku: { name: 'Base', tier: settled.tier },
    supportPlan: settled.supportPlan,
    // Without a way out, machines start with images that a registry of AKS keeps for them.
    ...(cluster.aks.outboundType === 'none' && { bootstrapProfile: { artifactSource: 'Cache' } }),
    identity: { type: 'UserAssigned', userAssignedIdentities: [identity.identityId] },
    ...(settled.nodeResourceGroup !== undefined && { nodeResourceGroup: settled.nodeResourceGroup }),
    networkProfile: gatedValues(
      { ...networkProfileOf(cluster, dnsServiceIp ?? tenthOf(gate.string(serviceRange))) } as Values<Late>,
      gate,
    ),
    agentPoolProfiles: [
      {
        name: firstPool.name,
        ...agentPoolProfile(firstPool, cluster),
        ...(nodeSubnetId !== undefined && { vnetSubnetID: nodeSubnetId }),
        ...(podSubnetId !== undefined && { podSubnetID: podSubnetId }),
        tags: context.tags,
      },
    ],
    tags: context.tags,
  };
}

/** Who gets in, and how Secrets are kept. */
function secured({ settled, gate }: AksControlPlaneArgs): Partial<VersionedManagedClusterArgs> {
  const { authentication, adminGroupIds, encryption } = settled;
  const isEntra = authentication === 'entra-id';
  return {
    enableRBAC: true,
    disableLocalAccounts: isEntra,
    ...(isEntra && {
      aadProfile: {
        managed: true,
        enableAzureRBAC: true,
        adminGroupObjectIDs: adminGroupIds.map((id) => gate.string(id)),
      },
    }),
    apiServerAccessProfile: apiServerProfile(settled.apiServerAccess, gate),
    oidcIssuerProfile: { enabled: true },
    securityProfile: {
      workloadIdentity: { enabled: true },
      ...(encryption !== 'none' && {
        azureKeyVaultKms: {
          enabled: true,
          keyId: gate.string(encryption.keyId),
          keyVaultNetworkAccess: encryption.vaultAccess ?? 'Public',
          ...(encryption.vaultAccess === 'Private' && { keyVaultResourceId: gate.string(encryption.vaultId) }),
        },
      }),
    },
  };
}

/** What can be on or off. Left out it stays as it is: only its opposite turns it off again. */
function switched({
  cluster: { aks },
  settled: { autoUpgrade },
}: AksControlPlaneArgs): Partial<VersionedManagedClusterArgs> {
  const { nodeProvisioning, istioAddon } = aks;
  return {
    autoUpgradeProfile: {
      upgradeChannel: autoUpgrade.patches ? 'patch' : 'none',
      nodeOSUpgradeChannel: autoUpgrade.nodeImages,
    },
    nodeProvisioningProfile:
      nodeProvisioning === undefined ? { mode: 'Manual' } : { mode: 'Auto', ...nodeProvisioning },
    serviceMeshProfile:
      istioAddon === undefined
        ? { mode: 'Disabled' }
        : {
            mode: 'Istio',
            istio: {
              revisions: [...istioAddon.revisions],
              components: {
                ingressGateways: (['internal', 'external'] as const).map((one) => ({
                  mode: one === 'internal' ? 'Internal' : 'External',
                  enabled: istioAddon.ingressGateways.includes(one),
                })),
              },
            },
          },
  };
}

/** Where AKS chooses patches, it is told none: it would have to go back. */
export function kubernetesVersion(
  { kubernetes }: Pick<AksCluster<Late>, 'kubernetes'>,
  { autoUpgrade }: Pick<AksSettled<Late>, 'autoUpgrade'>,
): string {
  return autoUpgrade.patches ? minorOf(kubernetes) : kubernetes;
}

/** The address of cluster DNS in a range that is known only later: the one that AKS would choose. */
function tenthOf(range: Late): pulumi.Output<string> {
  return pulumi.output(range).apply((text) => nthAddress(cidr(text), 10));
}
