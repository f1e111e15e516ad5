import { creationSettings } from '../../lib/clusters/changes';
import { type GkeOptions, gkeCluster } from '../../lib/clusters/gke';
import { GKE_CHANGES, GKE_CREATION_RULE, type GkeAsMade } from '../../lib/clusters/gke/changes';
import type { GkeProvisioning } from '../../lib/clusters/gke/provisioning/options';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';

/** A GKE cluster of which only this is said. */
export const made = (options: Partial<GkeOptions> = {}, provisioning: GkeProvisioning = {}): GkeAsMade => ({
  cluster: gkeCluster({
    name: 'prod',
    location: 'europe-west3',
    networking: { mode: 'dataplane-v2' },
    vpc: { kind: 'new' },
    apiServer: { host: 'gke-0123.europe-west3.gke.goog' },
    ...options,
  }),
  provisioning,
});

/** What is found where a cluster was made like this, and is to be like that. */
export const changed = (before: GkeAsMade, now: GkeAsMade): readonly Finding[] =>
  evaluate([GKE_CREATION_RULE], {
    before: creationSettings(GKE_CHANGES, before),
    now: creationSettings(GKE_CHANGES, now),
  }).findings;

/** Rules about changes of a GKE cluster. */
export const GKE_CHANGES_CASES: RuleCases = {
  'gke/creation-only-is-kept': {
    fails: () => changed(made(), made({ maxPodsPerNode: 48 })),
    at: 'cluster.maxPodsPerNode',
    passes: () => changed(made(), made({ stackType: 'ipv4-ipv6' })),
  },
};
