import { isReady, isUnschedulable } from './live-pod';
import type { Labels, SimulatedCluster } from './simulated-cluster';

/** What a roll-out came to. */
export interface RollOutResult {
  readonly end: 'complete' | 'stuck';
  /** Pods of the new revision that are Ready. */
  readonly fresh: number;
}

/** The label by which pods of a new revision are known here. */
const REVISION = 'test.cluster-blueprints/revision';

let revisions = 0;

/**
 * Gives pods of a Deployment or StatefulSet a new revision, and waits until all of them have it, or some find no node and
 * nothing moves any more.
 *
 * @param path - as `/apis/apps/v1/namespaces/shop/deployments/cart`.
 */
export async function rollOut(
  cluster: SimulatedCluster,
  path: string,
  labels: Labels,
  replicas: number,
): Promise<RollOutResult> {
  revisions += 1;
  const revision = String(revisions);
  await cluster.send('PATCH', path, { spec: { template: { metadata: { labels: { [REVISION]: revision } } } } });
  const fresh = (): number => cluster.pods({ ...labels, [REVISION]: revision }).filter(isReady).length;
  const isComplete = (): boolean => fresh() === replicas && cluster.pods(labels).length === replicas;
  await cluster.until('a roll-out is through, or stuck', () => {
    return isComplete() || (cluster.isQuiet && cluster.pods(labels).some(isUnschedulable));
  });
  return { end: isComplete() ? 'complete' : 'stuck', fresh: fresh() };
}
