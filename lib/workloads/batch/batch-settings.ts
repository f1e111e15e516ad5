import type { Cluster } from '../../core/cluster';
import type { KubernetesObject, ManifestStep } from '../../core/plan';
import type { Values } from '../../core/values';
import { terminationOf } from '../../nodes/termination/of-cluster';
import type { TerminationOptions } from '../../nodes/termination/options';
import type { Termination } from '../../nodes/termination/termination';
import { hostCap } from '../placement/spread';
import { type NodeChoice, nodeChoiceOf } from '../spot-safe/node-choice';
import { identityOf, type WorkloadIdentity } from '../spot-safe/objects/identity';
import { type PodEnding, podTemplate } from '../spot-safe/objects/pod-template';
import { priorityClassObject } from '../spot-safe/objects/priority-class';
import type { BatchOptions } from './batch-options';

/** What jobs and workers have in common, decided. */
export interface BatchSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: BatchOptions<S>;
  readonly identity: WorkloadIdentity;
  /** What was said of how nodes are taken back. */
  readonly given: TerminationOptions;
  readonly termination: Termination;
  readonly ending: PodEnding;
  /** Seconds that a pod in fact has when its node is taken back. `0`: there is no notice. */
  readonly secondsToEnd: number;
  readonly nodes: NodeChoice;
}

/** What a pod gets to end in, where nodes grant that much. */
const GRACE_SECONDS = 30;

/** How long a pod stays on a node that does not answer: nobody waits for it, and the node may come back. */
const LOSS_EVICTION_SECONDS = 30;

/** Fills in every default. */
export function resolveBatch<S>(cluster: Cluster<S>, options: BatchOptions<S>): BatchSettings<S> {
  const given = options.termination ?? {};
  const termination = terminationOf(cluster, given);
  const granted = termination.podSeconds ?? Number.POSITIVE_INFINITY;
  const graceSeconds = options.graceSeconds ?? Math.min(GRACE_SECONDS, granted);
  return {
    cluster,
    options,
    identity: identityOf(options.name, options.namespace ?? 'default', options.labels),
    given,
    termination,
    ending: { graceSeconds, lossEvictionSeconds: options.lossEvictionSeconds ?? LOSS_EVICTION_SECONDS },
    secondsToEnd:
      termination.drainedBy === 'nothing' ? 0 : Math.min(graceSeconds, granted, termination.cutToSeconds ?? granted),
    nodes: nodeChoiceOf(cluster, termination.handler, options.nodes),
  };
}

/** The template of its pods. */
export function batchTemplate<S>(settings: BatchSettings<S>, more: BatchTemplateOptions = {}): Values<S> {
  const { ending, identity, nodes, options } = settings;
  const { pod, podsPerNode, priority } = options;
  const annotations = { ...more.annotations, ...pod.annotations };
  return podTemplate({
    identity,
    pod: { ...pod, ...(Object.keys(annotations).length > 0 && { annotations }) },
    life: ending,
    nodes,
    spread: podsPerNode === undefined ? [] : [hostCap({ matchLabels: identity.matchLabels, podsPerNode })],
    ...(priority !== undefined && { priorityClassName: priority.className }),
    ...(more.restartPolicy !== undefined && { restartPolicy: more.restartPolicy }),
  });
}

/** What only some pods have. */
export interface BatchTemplateOptions {
  /** The caller's own have the say. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly restartPolicy?: 'Never';
}

/** The steps of a plan: the namespace and the class before whatever needs them, and each of the others after the last. */
export function batchSteps<S>(
  { identity: { labels, name, namespace }, options }: BatchSettings<S>,
  parts: Readonly<Record<string, readonly KubernetesObject<S>[]>>,
): readonly ManifestStep<S>[] {
  const { createNamespace = false, priority } = options;
  const before: readonly KubernetesObject<S>[] = [
    ...(createNamespace ? [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } }] : []),
    ...(priority?.value === undefined
      ? []
      : [priorityClassObject(priority.className, priority.value, `Pods of ${namespace}/${name}.`)]),
  ];
  const steps: ManifestStep<S>[] = [];
  for (const [id, objects] of Object.entries({ prerequisites: before, ...parts }))
    if (objects.length > 0) steps.push({ kind: 'manifest', id, after: steps.slice(-1), objects });
  return steps;
}
