import { creationSettings } from '../../lib/clusters/changes';
import { EKS_CHANGES, EKS_CREATION_RULE, type EksAsMade } from '../../lib/clusters/eks/changes';
import { eksCluster } from '../../lib/clusters/eks/cluster';
import type { EksOptions } from '../../lib/clusters/eks/options';
import type { EksProvisioning } from '../../lib/clusters/eks/provisioning/options';
import type { Finding } from '../../lib/core/finding';
import { evaluate } from '../../lib/core/rule';
import type { RuleCases } from './cases';

const made = (options: Partial<EksOptions> = {}, provisioning: EksProvisioning = {}): EksAsMade => ({
  cluster: eksCluster({
    name: 'prod',
    networking: { mode: 'vpc-cni' },
    vpc: { kind: 'new' },
    apiServer: { host: 'prod.gr7.eu-central-1.eks.amazonaws.com' },
    ...options,
  }),
  provisioning,
});

/** What is found where a cluster was made like this, and is to be like that. */
export const changed = (before: EksAsMade, now: EksAsMade): readonly Finding[] =>
  evaluate([EKS_CREATION_RULE], {
    before: creationSettings(EKS_CHANGES, before),
    now: creationSettings(EKS_CHANGES, now),
  }).findings;

export const EKS_CHANGES_CASES: RuleCases = {
  'eks/creation-only-is-kept': {
    at: 'cluster.serviceRange',
    fails: () => changed(made(), made({ serviceRange: '172.21.0.0/16' })),
    passes: () => changed(made({}, { encryption: 'none' }), made({ kubernetes: '1.35' }, { encryption: 'own' })),
  },
};
