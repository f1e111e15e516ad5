import { factRule } from '../../fact-rule';
import type { GkeCluster } from '../gke-cluster';

/** What must hold for a description that is handed facts of what it describes. */
export const GKE_FACT_RULE = factRule<GkeCluster<unknown>>(
  'gke',
  ({ gke: { vpc, connectedNetworks, nodePools } }) => ({
    vpc,
    connectedNetworks,
    nodePools: nodePools.map(({ additionalNetworks }) => ({ additionalNetworks })),
  }),
  'of a VPC that is there, its self link',
);
