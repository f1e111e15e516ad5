import type { KubernetesObject } from '../../../lib/core/plan';

/** How a scheduler prefers nodes. `packing`: the fullest first, as GKE's `optimize-utilization` does. */
export type Profile = 'spreading' | 'packing';

/** The names of the two schedulers in one, for `schedulerName` of pods. */
export const SCHEDULERS: Readonly<Record<Profile, string>> = {
  spreading: 'default-scheduler',
  packing: 'packing-scheduler',
};

/** The configuration of kube-scheduler: its defaults, once with what bin-packing clusters change, and impatient. */
export function schedulerConfiguration(kubeconfig: string): Omit<KubernetesObject, 'metadata'> {
  return {
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    clientConnection: { kubeconfig, qps: 200, burst: 400 },
    leaderElection: { leaderElect: false },
    podInitialBackoffSeconds: 1,
    podMaxBackoffSeconds: 1,
    profiles: [
      { schedulerName: SCHEDULERS.spreading },
      {
        schedulerName: SCHEDULERS.packing,
        pluginConfig: [
          {
            name: 'NodeResourcesFit',
            args: {
              scoringStrategy: {
                type: 'MostAllocated',
                resources: [
                  { name: 'cpu', weight: 1 },
                  { name: 'memory', weight: 1 },
                ],
              },
            },
          },
        ],
        plugins: {
          score: {
            disabled: [{ name: 'NodeResourcesBalancedAllocation' }],
            enabled: [{ name: 'NodeResourcesFit', weight: 5 }],
          },
        },
      },
    ],
  };
}
