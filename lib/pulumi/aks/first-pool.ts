import type * as pulumi from '@pulumi/pulumi';
import type { AksCluster, AksNodePool } from '../../clusters/aks/aks-cluster';
import { agentPoolProfile } from '../../clusters/aks/provisioning/agent-pool-profile';
import { FIRST_POOL_IS_AS_DESCRIBED } from '../../clusters/aks/provisioning/first-pool-rules';
import { evaluate } from '../../core/rule';
import { isTree } from '../../core/values';
import { logWarnings } from '../gate';
import type { Late } from '../late';
import type { VersionedManagedCluster } from './managed-cluster';

/** Warns where the pool that a cluster was made with is no longer what the cluster's description says. */
export function warnOfFirstPool(
  made: VersionedManagedCluster,
  cluster: AksCluster<Late>,
  pool: AksNodePool,
  resource: pulumi.Resource,
): void {
  made.agentPoolProfiles.apply((profiles: unknown) => {
    const all: readonly unknown[] = Array.isArray(profiles) ? profiles : [];
    const actual = all.find((one) => isTree(one) && one['name'] === pool.name);
    if (!isTree(actual)) return;
    const { findings } = evaluate([FIRST_POOL_IS_AS_DESCRIBED], {
      cluster: cluster.name,
      name: pool.name,
      path: ['cluster', 'nodePools', cluster.aks.nodePools.indexOf(pool)],
      described: agentPoolProfile(pool, cluster),
      kubernetes: cluster.kubernetes,
      actual,
    });
    logWarnings(findings, resource);
  });
}
