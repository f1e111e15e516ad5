import { contains } from '../../core/network/cidr';
import { known } from '../../core/network/ranges';
import { type CreationOnly, creationRule, isOneAbsent, NEW_CLUSTER, NEW_POOL } from '../changes';
import type { GkeCluster, GkeNodePool } from './gke-cluster';
import type { GkeProvisioning } from './provisioning/options';
import { CLUSTER_RESOURCE, GUIDES, NODE_POOL_RESOURCE } from './rules/evidence';
import type { GkeNamedRanges, GkeNewVpc, GkeRangeBlocks } from './vpc';

/** What is looked at for changes. */
export interface GkeAsMade {
  readonly cluster: GkeCluster<unknown>;
  readonly provisioning: GkeProvisioning<unknown>;
}

/** What GKE settles when a cluster, its subnet or a node pool is made, by the option that says it. */
export const GKE_CHANGES: readonly CreationOnly<GkeAsMade>[] = [
  ofCluster('cluster.name', 'name', ({ cluster }) => cluster.name),
  ofCluster('cluster.location', 'location', ({ cluster }) => cluster.gke.location),
  {
    ...ofCluster('project', 'project', ({ provisioning }) => provisioning.project),
    // Whoever leaves it to the provider may name the same.
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.networking.mode', 'datapathProvider', ({ cluster }) => cluster.gke.networking.mode),
    instead: `${NEW_CLUSTER}; from 'legacy' without Calico, 'cilium' is set in place`,
    // Both are on the legacy dataplane.
    mayBecome: (before, now) => isOneOf(before, ['legacy', 'cilium']) && isOneOf(now, ['legacy', 'cilium']),
  },
  {
    ...ofCluster(
      'cluster.networking.fqdnNetworkPolicy',
      'enableFqdnNetworkPolicy',
      ({ cluster }) => cluster.gke.mode.dataplaneV2?.fqdnNetworkPolicy ?? false,
    ),
    instead: 'delete the FQDNNetworkPolicy objects instead',
    mayBecome: (before) => before !== true,
  },
  ofCluster('cluster.vpc.kind', 'network', ({ cluster }) => (cluster.gke.vpc.kind === 'new' ? 'new' : 'given')),
  {
    ...ofCluster('cluster.vpc.network', 'network', ({ cluster: { gke } }) =>
      gke.vpc.kind === 'new' ? undefined : gke.vpc.network,
    ),
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.vpc.subnetwork', 'subnetwork', ({ cluster: { gke } }) =>
      gke.vpc.kind === 'new' ? undefined : gke.vpc.subnetwork,
    ),
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.vpc.ranges.pods', 'ipAllocationPolicy', (made) => nameOrBlock(made, 'pods')),
    instead: `add ranges with vpc.additionalPodRanges, which is done in place, or ${NEW_CLUSTER}`,
    mayBecome: isOneAbsent,
  },
  {
    ...ofCluster('cluster.vpc.ranges.services', 'ipAllocationPolicy', (made) => nameOrBlock(made, 'services')),
    mayBecome: isOneAbsent,
  },
  {
    ...ofNewVpc('podRange', 'ipAllocationPolicy.clusterSecondaryRangeName', ({ gke }) => gke.podRanges[0]?.cidr),
    replaces: 'cluster',
    instead: `add ranges with vpc.additionalPodRanges, which is done in place, or ${NEW_CLUSTER}`,
    evidence: CLUSTER_RESOURCE,
  },
  {
    ...ofNewVpc('serviceRange', 'ipAllocationPolicy.servicesSecondaryRangeName', ({ gke }) => gke.serviceRange),
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: CLUSTER_RESOURCE,
  },
  {
    ...ofNewVpc('nodeRange', 'ipCidrRange', ({ gke }) => gke.nodeRange),
    mayBecome: (before, now) => isOneAbsent(before, now) || holds(now, before),
  },
  ofStandard('maxPodsPerNode', 'defaultMaxPodsPerNode'),
  ofStandard('podRangeOverprovision', 'ipAllocationPolicy.podCidrOverprovisionConfig'),
  ofEndpoint('controlPlaneRange', 'privateClusterConfig.masterIpv4CidrBlock'),
  ofEndpoint('subnetwork', 'privateClusterConfig.privateEndpointSubnetwork'),
  {
    option: 'nodeServiceAccount',
    property: 'nodeConfig.serviceAccount',
    replaces: 'node pool',
    instead: 'give the account that there is other roles instead',
    evidence: NODE_POOL_RESOURCE,
    of: ({ provisioning: { nodeServiceAccount = {} } }) =>
      'email' in nodeServiceAccount ? nodeServiceAccount.email : 'one of its own',
  },
  ofPools('spot', 'nodeConfig.spot', ({ spot }) => spot),
  ofPools('maxPods', 'maxPodsPerNode', ({ maxPods }) => maxPods),
  ofPools('podRange', 'networkConfig.podRange', ({ podRange }) => podRange),
  ofPools('additionalNetworks', 'networkConfig', ({ additionalNetworks }) => additionalNetworks),
];

/** Refuses changes of them. */
export const GKE_CREATION_RULE = creationRule(
  { module: 'gke', title: 'GKE', evidence: `${GUIDES}/concepts/network-overview` },
  GKE_CHANGES,
);

function ofCluster(option: string, property: string, of: CreationOnly<GkeAsMade>['of']): CreationOnly<GkeAsMade> {
  return { option, property, replaces: 'cluster', instead: NEW_CLUSTER, evidence: CLUSTER_RESOURCE, of };
}

function ofStandard(option: 'maxPodsPerNode' | 'podRangeOverprovision', property: string): CreationOnly<GkeAsMade> {
  return {
    ...ofCluster(`cluster.${option}`, property, ({ cluster: { gke } }) =>
      gke.mode.isAutopilot ? undefined : gke[option],
    ),
    mayBecome: isOneAbsent,
  };
}

function ofEndpoint(option: 'controlPlaneRange' | 'subnetwork', property: string): CreationOnly<GkeAsMade> {
  return ofCluster(`endpointAccess.ip.${option}`, property, ({ provisioning: { endpointAccess } }) =>
    typeof endpointAccess?.ip === 'object' ? endpointAccess.ip[option] : undefined,
  );
}

function ofNewVpc(
  option: keyof GkeNewVpc,
  property: string,
  of: (cluster: GkeCluster<unknown>) => unknown,
): CreationOnly<GkeAsMade> {
  return {
    option: `cluster.vpc.${option}`,
    property,
    replaces: 'network',
    instead: 'widen it instead, so that it holds what it was: that is done in place',
    evidence: 'https://docs.cloud.google.com/vpc/docs/subnets#expand',
    of: ({ cluster }) => (cluster.gke.vpc.kind === 'new' ? of(cluster) : undefined),
    mayBecome: isOneAbsent,
  };
}

function ofPools(
  option: string,
  property: string,
  of: (pool: GkeNodePool<unknown>) => unknown,
): CreationOnly<GkeAsMade> {
  return {
    option: `cluster.nodePools.${option}`,
    property,
    replaces: 'node pool',
    instead: NEW_POOL,
    evidence: NODE_POOL_RESOURCE,
    of: ({ cluster: { gke } }) => Object.fromEntries(gke.nodePools.map((pool) => [pool.name, of(pool) ?? null])),
  };
}

/** What a range that exists is known by to GKE. */
function nameOrBlock({ cluster: { gke } }: GkeAsMade, use: 'pods' | 'services'): unknown {
  if (gke.vpc.kind === 'new') return undefined;
  const ranges: GkeNamedRanges<unknown> | GkeRangeBlocks<unknown> = gke.vpc.ranges;
  return ranges.kind === 'blocks' ? ranges[use] : (ranges[use]?.name ?? "one of Google's own");
}

function holds(outer: unknown, inner: unknown): boolean {
  const [wide, narrow] = [outer, inner].map((text) => (typeof text === 'string' ? known(text) : undefined));
  return wide !== undefined && narrow !== undefined && contains(wide, narrow);
}

function isOneOf(mode: unknown, modes: readonly string[]): boolean {
  return modes.some((one) => one === mode);
}
