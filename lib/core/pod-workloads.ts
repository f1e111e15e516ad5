import type { InstallPlan, KubernetesObject } from './plan';
import { objectsOf } from './plan-contents';
import { type Tree, textsOf, treeAt } from './trees';

/** An object that makes pods, as rules of a composition see it: numbers and names of it are known, whatever else is not. */
export interface PodWorkload {
  /** The plan that it is part of. */
  readonly plan: InstallPlan<unknown>;
  /** `Deployment`, `StatefulSet`, `DaemonSet`, `ReplicaSet`, `Job`, `CronJob` or `PodTemplate`. */
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  /** How many it asks for. Absent: as many as something else says. */
  readonly replicas?: number;
  /** Labels of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** The spec of its pods. */
  readonly spec: Tree;
}

/** Everything in plans that makes pods. What charts make is not seen. */
export function podWorkloads(plans: readonly InstallPlan<unknown>[]): readonly PodWorkload[] {
  return plans.flatMap((plan) => objectsOf(plan).flatMap((object) => podWorkload(plan, object)));
}

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  PodTemplate: ['template'],
};

function podWorkload(plan: InstallPlan<unknown>, object: KubernetesObject<unknown>): readonly PodWorkload[] {
  const place = TEMPLATES[object.kind];
  if (place === undefined) return [];
  const template = treeAt(object, ...place);
  const { replicas } = treeAt(object, 'spec');
  const { name, namespace = 'default' } = object.metadata;
  return [
    {
      plan,
      kind: object.kind,
      name,
      namespace,
      ...(typeof replicas === 'number' && { replicas }),
      labels: textsOf(treeAt(template, 'metadata', 'labels')),
      spec: treeAt(template, 'spec'),
    },
  ];
}
