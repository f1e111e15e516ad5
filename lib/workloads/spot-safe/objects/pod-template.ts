import type { Toleration } from '../../../core/tolerations';
import type { Values } from '../../../core/values';
import { affinityOf } from '../affinity';
import { type LifeSettings, preStopHook, readinessProbe } from '../life';
import type { NodeChoice } from '../node-choice';
import type { ContainerOptions, PodOptions } from '../pod-options';
import type { WorkloadIdentity } from './identity';

/** A pod with everything decided. */
export interface PodTemplateSettings<S = string> {
  readonly identity: WorkloadIdentity;
  readonly pod: PodOptions<S>;
  /** How it begins and ends; of pods that nobody calls, only how they end. */
  readonly life: LifeSettings | PodEnding;
  readonly nodes: NodeChoice;
  /** Of `spreadConstraints`. */
  readonly spread: readonly Values<never>[];
  /** Absent: that of pods that name none. */
  readonly priorityClassName?: string;
  /** Jobs begin a new pod where others begin the container again. Absent: `Always`. */
  readonly restartPolicy?: 'Never';
}

/** How a pod ends that nobody calls: it is told to, without waiting before. */
export type PodEnding = Pick<LifeSettings, 'graceSeconds' | 'lossEvictionSeconds'>;

/** Taints that Kubernetes gives nodes which are not ready, or do not answer. */
export const LOSS_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const;

/** The template of the pods of a workload, as Deployments, stateful sets and jobs have it. */
export function podTemplate<S>(settings: PodTemplateSettings<S>): Values<S> {
  const { identity, life, nodes, pod, priorityClassName, restartPolicy, spread } = settings;
  const {
    affinity,
    annotations,
    containers,
    initContainers,
    labels,
    nodeSelector,
    tolerations = [],
    topologySpreadConstraints = [],
    ...rest
  } = pod;
  const joined = affinityOf(affinity, nodes);
  const constraints = [...spread, ...topologySpreadConstraints.map((one) => plain<S>(one))];
  return {
    metadata: {
      labels: { ...labels, ...identity.labels },
      ...(annotations !== undefined && { annotations }),
    },
    spec: {
      ...(priorityClassName !== undefined && { priorityClassName }),
      ...(restartPolicy !== undefined && { restartPolicy }),
      terminationGracePeriodSeconds: life.graceSeconds,
      ...(nodeSelector !== undefined && { nodeSelector }),
      ...(joined !== undefined && { affinity: joined }),
      tolerations: [...nodes.tolerations, ...lossTolerations(life), ...tolerations]
        .filter(isFirst)
        .map((one) => plain<S>(one)),
      ...(constraints.length > 0 && { topologySpreadConstraints: constraints }),
      ...(rest as Values<S>),
      ...(initContainers !== undefined && { initContainers: initContainers.map((one) => plain<S>(one)) }),
      containers: containers.map((container, index) => containerValues(container, index === 0, life)),
    },
  };
}

/** How long pods stay on a node that is lost: otherwise Kubernetes gives it five minutes. */
function lossTolerations({ lossEvictionSeconds }: PodEnding): readonly Toleration[] {
  return LOSS_TAINTS.map((key) => ({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: lossEvictionSeconds,
  }));
}

/** The first container is asked whether it is ready; all of them wait, since one serves by way of another. */
function containerValues<S>(
  container: ContainerOptions<S>,
  isFirstContainer: boolean,
  life: LifeSettings | PodEnding,
): Values<S> {
  if (!('readiness' in life)) return plain(container);
  const { lifecycle, ...rest } = container;
  const preStop = lifecycle?.preStop ?? preStopHook(life);
  const hooks = { ...lifecycle, ...(preStop !== undefined && { preStop }) };
  return {
    ...plain<S>(rest),
    ...(isFirstContainer && { readinessProbe: readinessProbe(life) }),
    ...(Object.keys(hooks).length > 0 && { lifecycle: plain<S>(hooks) }),
  };
}

/** Whether no earlier toleration of a list is the same. */
export function isFirst(toleration: Toleration, index: number, all: readonly Toleration[]): boolean {
  const text = JSON.stringify(toleration);
  return all.findIndex((one) => JSON.stringify(one) === text) === index;
}

/** What is written as it is: the words are those of Kubernetes. */
function plain<S>(options: object): Values<S> {
  return options as Values<S>;
}
