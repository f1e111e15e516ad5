import { type AksOptions, aksCluster } from '../../lib/clusters/aks';
import { AKS_CHANGES, AKS_CREATION_RULE, type AksAsMade } from '../../lib/clusters/aks/changes';
import type { AksProvisioning } from '../../lib/clusters/aks/provisioning/options';
import { creationSettings } from '../../lib/clusters/changes';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';

export const made = (options: Partial<AksOptions> = {}, provisioning: AksProvisioning = {}): AksAsMade => ({
  cluster: aksCluster({
    name: 'prod',
    networking: { mode: 'overlay' },
    apiServer: { host: 'prod-1a2b3c4d.hcp.westeurope.azmk8s.io' },
    ...options,
  }),
  provisioning,
});

/** What is found where a cluster was made like this, and is to be like that. */
export const changed = (before: AksAsMade, now: AksAsMade): readonly Finding[] =>
  evaluate([AKS_CREATION_RULE], {
    before: creationSettings(AKS_CHANGES, before),
    now: creationSettings(AKS_CHANGES, now),
  }).findings;

export const AKS_CHANGES_CASES: RuleCases = {
  'aks/creation-only-is-kept': {
    at: 'cluster.serviceRange',
    fails: () => changed(made(), made({ serviceRange: '172.16.0.0/16' })),
    passes: () => changed(made(), made({ kubernetes: '1.36', advancedNetworking: {} })),
  },
};
