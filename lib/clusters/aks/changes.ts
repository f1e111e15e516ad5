import { type CreationOnly, creationRule, isOneAbsent, NEW_CLUSTER, NEW_POOL } from '../changes';
import type { AksCluster, AksNodePool } from './aks-cluster';
import { ANY_PRICE } from './node-pools';
import { AKS_OUTBOUND_MIGRATIONS } from './outbound-migrations';
import type { AksProvisioning } from './provisioning/options';

/** What is looked at for changes. */
export interface AksAsMade {
  readonly cluster: AksCluster<unknown>;
  readonly provisioning: AksProvisioning<unknown>;
}

const DOCS = 'https://learn.microsoft.com/azure/aks';
const API = 'https://learn.microsoft.com/rest/api/aks';
const UPDATE_CNI = `${DOCS}/update-azure-cni`;

/** What AKS settles when a cluster or a node pool is made, by the option that says it, and how some of it is changed after all. */
export const AKS_CHANGES: readonly CreationOnly<AksAsMade>[] = [
  ofCluster('cluster.name', 'resourceName', ({ cluster }) => cluster.name),
  ofCluster('resourceGroup.name', 'resourceGroupName', resourceGroupOf),
  ofCluster('nodeResourceGroup', 'nodeResourceGroup', ({ provisioning }) => provisioning.nodeResourceGroup),
  {
    ...ofCluster(
      'apiServerAccess.kind',
      'apiServerAccessProfile.enablePrivateCluster',
      ({ provisioning }) => provisioning.apiServerAccess?.kind ?? 'public',
    ),
    evidence: `${DOCS}/private-clusters`,
  },
  {
    ...ofCluster('cluster.networking.mode', 'networkProfile.networkPluginMode', ({ cluster }) => modeOf(cluster)),
    instead: inPlace(
      'az aks update --network-plugin azure --network-plugin-mode overlay --pod-cidr …',
      "takes a cluster from 'node-subnet' or 'kubenet' to 'overlay', all pools at once and for good, once no policy engine is installed",
    ),
    evidence: UPDATE_CNI,
  },
  {
    ...ofCluster('cluster.networking.allocation', 'podIPAllocationMode', ({ cluster: { aks } }) =>
      aks.networking.mode === 'pod-subnet' ? aks.networking.allocation : undefined,
    ),
    evidence: `${DOCS}/configure-azure-cni-static-block-allocation`,
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.networking.dataplane', 'networkProfile.networkDataplane', ({ cluster: { aks } }) =>
      aks.mode.networkPlugin === 'azure' ? aks.mode.networkDataplane : undefined,
    ),
    instead: inPlace(
      'az aks update --network-dataplane cilium',
      "takes a cluster from 'azure' to 'cilium', all pools at once and for good, without Windows pools and while nodeProvisioning is off",
    ),
    evidence: UPDATE_CNI,
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.networking.networkPolicy', 'networkProfile.networkPolicy', ({ cluster: { aks } }) =>
      aks.mode.isCilium ? undefined : aks.mode.networkPolicy,
    ),
    instead: inPlace('az aks update --network-policy …', 'installs or uninstalls an engine from Kubernetes 1.30 on'),
    evidence: `${DOCS}/use-network-policies`,
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.networking.podRange', 'networkProfile.podCidr', ({ cluster }) => cluster.ranges.pods[0]),
    instead: inPlace(
      'az aks update --pod-cidr …',
      'widens the range of an overlay of Linux nodes, to one that holds what it was',
    ),
    evidence: `${DOCS}/azure-cni-overlay-pod-expand`,
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.networking.ipv6', 'networkProfile.ipFamilies', ({ cluster }) => ipv6Of(cluster)),
    evidence: `${DOCS}/configure-dual-stack`,
  },
  ofCluster('cluster.serviceRange', 'networkProfile.serviceCidr', ({ cluster: { aks } }) => aks.serviceRange),
  ofCluster('cluster.dnsServiceIp', 'networkProfile.dnsServiceIP', ({ cluster: { aks } }) => aks.dnsServiceIp),
  {
    ...ofCluster('cluster.outboundType', 'networkProfile.outboundType', ({ cluster: { aks } }) => aks.outboundType),
    instead: inPlace(
      'az aks update --outbound-type …',
      `takes a cluster ${migrations()}, unless nodeProvisioning is on`,
    ),
    evidence: `${DOCS}/egress-outboundtype`,
  },
  ofCluster('cluster.vnet.kind', 'agentPoolProfiles.vnetSubnetID', ({ cluster: { aks } }) => aks.vnet.kind),
  {
    ...ofCluster('cluster.vnet.nodeSubnet.id', 'agentPoolProfiles.vnetSubnetID', ({ cluster: { aks } }) =>
      aks.vnet.kind === 'existing' ? aks.vnet.nodeSubnet.id : undefined,
    ),
    mayBecome: isOneAbsent,
  },
  {
    // It is part of the cluster: AKS makes none without.
    ...ofCluster('cluster.nodePools', 'agentPoolProfiles', firstPoolOf),
    instead: 'keep the first system pool, and add another beside it',
    evidence: 'https://github.com/pulumi/pulumi-azure-native/pull/2774',
  },
  ofPools('vmSize', 'vmSize', ({ vmSize }) => vmSize),
  {
    ...ofPools('osSku', 'osSKU', ({ osSku }) => osSku),
    evidence: `${DOCS}/upgrade-os-version`,
    mayBecome: (before, now) => isLinux(before) && isLinux(now),
  },
  ofPools('diskSize', 'osDiskSizeGB', ({ diskSize }) => diskSize),
  ofPools('maxPods', 'maxPods', ({ maxPods }) => maxPods),
  ofPools('zones', 'availabilityZones', ({ zones }) => [...zones].sort()),
  ofSpotPools('spot', 'scaleSetPriority', ({ spot }) => spot),
  // A pool that is none says what one of spot capacity has by itself: to become one is a change of its own.
  ofSpotPools(
    'spot.evictionPolicy',
    'scaleSetEvictionPolicy',
    ({ spotOptions }) => spotOptions?.evictionPolicy ?? 'Delete',
  ),
  ofSpotPools('spot.maxPrice', 'spotMaxPrice', ({ spotOptions }) => spotOptions?.maxPrice ?? ANY_PRICE),
];

/** Refuses changes of them. */
export const AKS_CREATION_RULE = creationRule(
  { module: 'aks', title: 'AKS', evidence: 'https://github.com/pulumi/pulumi-azure-native/pull/4771' },
  AKS_CHANGES,
);

function ofCluster(option: string, property: string, of: CreationOnly<AksAsMade>['of']): CreationOnly<AksAsMade> {
  return {
    option,
    property,
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/managed-clusters/create-or-update`,
    of,
  };
}

function ofPools(option: string, property: string, of: (pool: AksNodePool) => unknown): CreationOnly<AksAsMade> {
  return {
    option: `cluster.nodePools.${option}`,
    property,
    replaces: 'node pool',
    instead: NEW_POOL,
    evidence: `${API}/agent-pools/create-or-update`,
    of: ({ cluster: { aks } }) => Object.fromEntries(aks.nodePools.map((pool) => [pool.name, of(pool) ?? null])),
  };
}

function ofSpotPools(...[option, property, of]: Parameters<typeof ofPools>): CreationOnly<AksAsMade> {
  return { ...ofPools(option, property, of), evidence: `${DOCS}/spot-node-pool` };
}

/** What AKS does in place although Azure's provider for Pulumi would replace the cluster. */
function inPlace(command: string, what: string): string {
  return `'${command}' ${what}: run it, then 'pulumi refresh', then set allowReplacement and change it here, where the preview must show no replacement; otherwise ${NEW_CLUSTER}`;
}

function resourceGroupOf({ cluster, provisioning: { resourceGroup } }: AksAsMade): unknown {
  return resourceGroup?.name ?? cluster.name;
}

function firstPoolOf({ cluster: { aks } }: AksAsMade): unknown {
  return aks.nodePools.find(({ mode }) => mode === 'system')?.name;
}

/** Modes by where pods get addresses: the dataplane has an option of its own. */
function modeOf({ aks: { networking } }: AksCluster<unknown>): string {
  return networking.mode === 'overlay-cilium' ? 'overlay' : networking.mode;
}

function ipv6Of({ ranges, ipFamilies }: AksCluster<unknown>): unknown {
  return ipFamilies.length === 1 ? undefined : { podRange: ranges.pods[1], serviceRange: ranges.services[1] };
}

function migrations(): string {
  const of = (kind: 'managed' | 'existing'): string =>
    Object.entries(AKS_OUTBOUND_MIGRATIONS[kind])
      .map(([from, to]) => `from ${from} to ${to.join(' or ')}`)
      .join(', ');
  return `in AKS's own VNet ${of('managed')}, in a VNet of yours ${of('existing')}`;
}

function isLinux(osSku: unknown): boolean {
  return typeof osSku === 'string' && !osSku.startsWith('Windows');
}
