import type { InstallPlan, KubernetesObject } from '../../../lib/core/plan';
import { isTree, type Values } from '../../../lib/core/values';
import { type Profile, SCHEDULERS } from './scheduler';
import { START } from './stages';

/** What of a plan is applied. */
type PlannedSteps = Pick<InstallPlan, 'name' | 'steps'>;

/** What a simulation decides besides what a plan says. */
export interface Simulated {
  /** Seconds until a pod is Ready. @defaultValue 0 */
  readonly startSeconds?: number;
  /** @defaultValue `'spreading'` */
  readonly profile?: Profile;
}

/**
 * The objects of a plan as it has them, but for what a simulation decides: how long a kubelet takes, and which scheduler is
 * asked. A namespace is not made.
 */
export function plannedObjects(plan: PlannedSteps, simulated: Simulated = {}): readonly KubernetesObject[] {
  return plan.steps
    .flatMap((step) => (step.kind === 'manifest' ? step.objects : []))
    .map((object) => withSimulation(object, simulated));
}

/** The one object of a plan that is of a kind. */
export function plannedObject(plan: PlannedSteps, kind: string): KubernetesObject {
  const found = plannedObjects(plan).filter((object) => object.kind === kind);
  const [object] = found;
  if (object === undefined || found.length > 1) throw new Error(`${plan.name} has ${found.length} objects of ${kind}`);
  return object;
}

/** The labels that a workload finds its pods by. */
export function podLabels(workload: KubernetesObject): Readonly<Record<string, string>> {
  const { selector } = workload['spec'] as { readonly selector: { readonly matchLabels: Record<string, string> } };
  return selector.matchLabels;
}

/** Where the API server has an object of the group `apps`. */
export function pathOf({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `/apis/apps/v1/namespaces/${namespace}/${kind.toLowerCase()}s/${name}`;
}

function withSimulation(object: KubernetesObject, { startSeconds = 0, profile }: Simulated): KubernetesObject {
  const { spec } = object;
  if (!isTree(spec) || !isTree(spec['template']) || !isTree(spec['template']['spec'])) return object;
  const { template } = spec;
  const metadata = isTree(template['metadata']) ? template['metadata'] : {};
  const annotations = { ...(metadata['annotations'] as Values | undefined), [START]: `${startSeconds}s` };
  const pod = { ...(template['spec'] as Values), ...(profile && { schedulerName: SCHEDULERS[profile] }) };
  return { ...object, spec: { ...spec, template: { ...template, metadata: { ...metadata, annotations }, spec: pod } } };
}
