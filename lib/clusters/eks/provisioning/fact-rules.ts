import type { Rule } from '../../../core/rule';
import { type ClusterOfFacts as Facts, factRule } from '../../fact-rule';
import type { EksCluster } from '../eks-cluster';

/** A cluster, and what is only known of it once it exists. */
export type ClusterOfFacts = Facts<EksCluster<unknown>>;

/** What must hold for a description that is handed facts of what it describes. */
export const FACT_RULES: readonly Rule<ClusterOfFacts>[] = [
  factRule(
    'eks',
    ({ eks: { networking, vpc, serviceRange, connectedNetworks, endpointAccess } }) => ({
      networking,
      vpc,
      serviceRange,
      connectedNetworks,
      endpointAccess,
    }),
    'of a VPC that is there, its id',
  ),
];
