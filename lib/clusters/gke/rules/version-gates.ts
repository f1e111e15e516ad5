import type { Path } from '../../../core/path';
import type { GkeCluster } from '../gke-cluster';
import { GUIDES } from './evidence';

/** A feature that GKE has had since a version. */
export interface VersionGate {
  /** As messages name it. */
  readonly feature: string;
  /** The first build of each minor that has it. */
  readonly minima: readonly string[];
  /** Where it is asked for. */
  readonly usedAt: (cluster: GkeCluster<unknown>) => readonly Path[];
  /** Google's page. */
  readonly evidence: string;
}

/** When features came. */
export const VERSION_GATES: readonly VersionGate[] = [
  {
    feature: 'policies by host name',
    minima: ['1.26.4-gke.500', '1.27.1-gke.400'],
    usedAt: ifDataplaneV2('fqdnNetworkPolicy'),
    evidence: `${GUIDES}/how-to/fqdn-network-policies`,
  },
  {
    feature: 'policies for the whole cluster',
    minima: ['1.28.6-gke.1095000'],
    usedAt: ifDataplaneV2('clusterwideNetworkPolicy'),
    evidence: `${GUIDES}/how-to/configure-cilium-network-policy`,
  },
  {
    feature: 'observability of Dataplane V2',
    minima: ['1.28.0-gke.0'],
    usedAt: ifDataplaneV2('observability'),
    evidence: `${GUIDES}/how-to/configure-dpv2-observability`,
  },
  {
    feature: 'multi-networking',
    minima: ['1.28.0-gke.0'],
    usedAt: (cluster) => (cluster.gke.mode.isAutopilot ? [] : ifDataplaneV2('multiNetworking')(cluster)),
    evidence: `${GUIDES}/how-to/setup-multinetwork-support-for-pods`,
  },
  {
    feature: 'multi-networking on Autopilot',
    minima: ['1.29.5-gke.1091000', '1.30.1-gke.1280000'],
    usedAt: (cluster) => (cluster.gke.mode.isAutopilot ? ifDataplaneV2('multiNetworking')(cluster) : []),
    evidence: `${GUIDES}/how-to/setup-multinetwork-support-for-pods`,
  },
  {
    feature: 'multi-networking on Ubuntu',
    minima: ['1.32.3-gke.1785000'],
    usedAt: poolsWith('image', ({ image, additionalNetworks }) => image === 'ubuntu' && additionalNetworks.length > 0),
    evidence: `${GUIDES}/how-to/setup-multinetwork-support-for-pods`,
  },
  {
    feature: 'a longer time for pods to end when spot nodes are taken back',
    minima: ['1.35.0-gke.1171000'],
    usedAt: poolsWith('shutdownGrace', ({ shutdownGrace }) => shutdownGrace !== undefined),
    evidence: `${GUIDES}/concepts/spot-vms`,
  },
  {
    feature: "Google's own range for Services",
    minima: ['1.29.0-gke.0'],
    usedAt: (cluster) => (cluster.gke.mode.isAutopilot ? [] : managedServices(cluster)),
    evidence: `${GUIDES}/concepts/alias-ips`,
  },
  {
    feature: "Google's own range for Services on Autopilot",
    minima: ['1.27.0-gke.0'],
    usedAt: (cluster) => (cluster.gke.mode.isAutopilot ? managedServices(cluster) : []),
    evidence: `${GUIDES}/concepts/alias-ips`,
  },
  {
    feature: 'the Gateway API',
    minima: ['1.24.0-gke.0'],
    usedAt: ({ gke: { gatewayApi } }) => (gatewayApi === 'standard' ? [['cluster', 'gatewayApi']] : []),
    evidence: `${GUIDES}/how-to/deploying-gateways`,
  },
];

function ifDataplaneV2(feature: keyof NonNullable<GkeCluster['gke']['mode']['dataplaneV2']>): VersionGate['usedAt'] {
  return ({ gke: { mode } }) => {
    const asked = mode.dataplaneV2?.[feature] ?? false;
    return asked === false ? [] : [['cluster', 'networking', feature]];
  };
}

function poolsWith(
  option: string,
  isUsed: (pool: GkeCluster<unknown>['gke']['nodePools'][number]) => boolean,
): VersionGate['usedAt'] {
  return ({ gke: { nodePools } }) =>
    nodePools.flatMap((pool, index) => (isUsed(pool) ? [['cluster', 'nodePools', index, option]] : []));
}

function managedServices({ gke: { vpc } }: GkeCluster<unknown>): readonly Path[] {
  if (vpc.kind === 'new' || vpc.ranges.kind !== 'named' || vpc.ranges.services !== undefined) return [];
  return [['cluster', 'vpc', 'ranges', 'services']];
}
