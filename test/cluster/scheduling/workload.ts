import type { KubernetesObject } from '../../../lib/core/plan';
import type { Values } from '../../../lib/core/values';
import { type Profile, SCHEDULERS } from './scheduler';
import { HOSTNAME } from './simulated-node';
import { END, START } from './stages';

/** A Deployment that somebody wrote by hand. */
export interface Workload {
  readonly name: string;
  readonly namespace: string;
  readonly replicas: number;
  /** @defaultValue `'500m'` */
  readonly cpu?: string;
  /** What else is in the specification of its pods. */
  readonly pod?: Values;
  /** More labels of its pods. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly strategy?: Values;
  /** Seconds until a pod is Ready. @defaultValue 0 */
  readonly startSeconds?: number;
  /** @defaultValue `'spreading'` */
  readonly profile?: Profile;
}

/** The Deployment. Its pods, and nobody else's, have the label `app` with its name. */
export function deployment(workload: Workload): KubernetesObject {
  const { name, namespace, replicas, cpu = '500m', strategy, startSeconds = 0, profile = 'spreading' } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      ...(strategy && { strategy }),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: {
          labels: { app: name, ...workload.labels },
          annotations: { [START]: `${startSeconds}s`, [END]: '0s' },
        },
        spec: {
          schedulerName: SCHEDULERS[profile],
          containers: [{ name: 'main', image: 'example.com/shop:1', resources: { requests: { cpu } } }],
          ...workload.pod,
        },
      },
    },
  };
}

/** A topology spread constraint of a workload with its own selector. */
export function spread(name: string, topologyKey: string, maxSkew: number, more: Values = {}): Values {
  const labelSelector = { matchLabels: { app: name } };
  return { topologyKey, maxSkew, whenUnsatisfiable: 'DoNotSchedule', labelSelector, ...more };
}

/** A wish that pods of a workload stay off nodes that have one already. */
export function softAntiAffinity(name: string): Values {
  const podAffinityTerm = { topologyKey: HOSTNAME, labelSelector: { matchLabels: { app: name } } };
  const preferred = [{ weight: 100, podAffinityTerm }];
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: preferred } };
}

/** A PodDisruptionBudget of a workload. */
export function budget(name: string, namespace: string, spec: Values): KubernetesObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace },
    spec: { selector: { matchLabels: { app: name } }, ...spec },
  };
}

/** A PriorityClass. */
export function priorityClass(name: string, value: number, more: Values = {}): KubernetesObject {
  return { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value, ...more };
}
