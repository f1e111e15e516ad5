import type { Cluster } from '../../../core/cluster';
import { bringsMetricsServer } from '../../../core/metrics-server';
import { objectsOf } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import type { Whole } from '../../../core/whole';
import { PAGES } from './evidence';

/** What must hold for workloads and everything beside them in one cluster. */
export const SPOT_SAFE_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'spot-safe/scaling-has-metrics',
    title: 'Where workloads scale by the CPU that they use, something measures it',
    severity: 'warning',
    evidence: PAGES.autoscaling,
    check: ({ cluster, plans }, report) => {
      if (bringsMetrics(cluster) || plans.some(({ name }) => name === 'metrics-server')) return;
      for (const plan of plans) {
        if (!objectsOf(plan).some(({ kind }) => kind === 'HorizontalPodAutoscaler')) continue;
        report({
          path: [plan.name, 'autoscale'],
          message: 'nothing here serves the metrics of pods, and without them nothing scales',
          fix: 'install metrics-server, and waive this if others do',
        });
      }
    },
  },
];

/** Whether a cluster measures pods by itself, EKS by an add-on that it has unless told not to. */
function bringsMetrics(cluster: Cluster<unknown>): boolean {
  return cluster.distribution === 'eks' ? cluster.platform.apiServerReachesPods : bringsMetricsServer(cluster);
}
