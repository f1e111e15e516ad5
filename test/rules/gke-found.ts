import type { GkeExistingVpc, GkeNodePoolOptions, GkeOptions, GkeSharedVpc } from '../../lib/clusters/gke';
import { inspectGke } from '../../lib/clusters/gke/cluster';
import type { Finding } from '../../lib/core/finding';

/** What is found in a GKE cluster of which only this is said. */
export const gkeWith = (options: Partial<GkeOptions>): readonly Finding[] =>
  inspectGke({
    name: 'test',
    location: 'europe-west3',
    networking: { mode: 'dataplane-v2' },
    vpc: { kind: 'new' },
    apiServer: { host: 'gke-0123.europe-west3.gke.goog' },
    ...options,
  }).findings;

/** A pool that is well in order. */
export const SYSTEM: GkeNodePoolOptions = { name: 'system', machineType: 'e2-standard-4' };

/** What is found in one with a pool beside one that is well in order. */
export const withPool = (pool: Partial<GkeNodePoolOptions>, options: Partial<GkeOptions> = {}): readonly Finding[] =>
  gkeWith({ nodePools: [SYSTEM, { name: 'apps', machineType: 'e2-standard-4', ...pool }], ...options });

/** A subnet that exists, with what a test says of it. */
export const existing = (options: Partial<GkeExistingVpc> = {}): GkeExistingVpc => ({
  kind: 'existing',
  network: 'shop',
  subnetwork: 'shop-nodes',
  nodeRange: '10.0.0.0/20',
  ranges: {
    kind: 'named',
    pods: { name: 'pods', cidr: '10.4.0.0/16' },
    services: { name: 'services', cidr: '10.8.0.0/20' },
  },
  ...options,
});

/** A shared subnet, with what a test says of it. */
export const shared = (options: Partial<GkeSharedVpc> = {}): GkeSharedVpc => ({
  ...existing(),
  kind: 'shared',
  hostProject: 'network-host',
  network: 'projects/network-host/global/networks/shop',
  subnetwork: 'projects/network-host/regions/europe-west3/subnetworks/nodes',
  ranges: { kind: 'named', pods: { name: 'pods' }, services: { name: 'services' } },
  ...options,
});

/** Where one rule of GKE found something. */
export const only = (rule: string, found: readonly Finding[]): readonly string[] =>
  found.filter((finding) => finding.rule === `gke/${rule}`).map(({ path }) => path);
