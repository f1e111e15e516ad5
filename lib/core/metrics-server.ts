import type { Cluster } from './cluster';

/** Whether a cluster says that it measures pods by itself. GKE does, and has no component for it. */
export function bringsMetricsServer({ distribution, platform }: Cluster<unknown>): boolean {
  return distribution === 'gke' || platform.components.some((name) => name.endsWith('metrics-server'));
}
