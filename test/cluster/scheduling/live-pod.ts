import type { LiveObject } from '../kubernetes';

/** An alias, as everything in an object is: interfaces are no trees of values. */
type Condition = {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
};

/** A pod, as the API server has it. */
export interface LivePod extends LiveObject {
  readonly metadata: LiveObject['metadata'] & { readonly namespace: string; readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: { readonly phase?: string; readonly conditions?: readonly Condition[] };
}

/** A node, as the API server has it. */
export interface LiveNode extends LiveObject {
  readonly metadata: LiveObject['metadata'] & { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly taints?: { readonly key: string; readonly effect: string; readonly value?: string }[] };
  readonly status: { readonly conditions?: readonly Condition[] };
}

/** Whether it neither ended nor is about to. */
export function isAlive({ metadata, status }: LivePod): boolean {
  return metadata.deletionTimestamp === undefined && status.phase !== 'Failed' && status.phase !== 'Succeeded';
}

/** Whether traffic may go to it. */
export function isReady(pod: LivePod): boolean {
  return isAlive(pod) && has(pod.status.conditions, 'Ready', 'True');
}

/** Whether the scheduler has said that no node will do. */
export function isUnschedulable(pod: LivePod): boolean {
  return (
    isAlive(pod) &&
    pod.spec.nodeName === undefined &&
    (pod.status.conditions ?? []).some(({ type, status, reason }) => {
      return type === 'PodScheduled' && status === 'False' && reason === 'Unschedulable';
    })
  );
}

/** Whether pods may be put on it. */
export function isUsable(node: LiveNode): boolean {
  const isFresh = (node.spec.taints ?? []).some(({ key }) => key === 'node.kubernetes.io/not-ready');
  return has(node.status.conditions, 'Ready', 'True') && !isFresh;
}

/** Whether it has all of some labels. */
export function isLabelled({ metadata }: LiveObject, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).every(([key, value]) => metadata.labels?.[key] === value);
}

function has(conditions: readonly Condition[] | undefined, type: string, status: string): boolean {
  return (conditions ?? []).some((condition) => condition.type === type && condition.status === status);
}
