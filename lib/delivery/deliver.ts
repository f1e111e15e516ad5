import { annotate } from '../core/annotate';
import { type Composition, stepsOf } from '../core/compose';
import { joinName } from '../core/names';
import type { KubernetesObject, ManifestStep, Step } from '../core/plan';
import { checkWritable } from './check-writable';
import type { Delivered, Delivery, RenderContext, Wave } from './delivery';
import { installScript } from './install-script';

/**
 * Turns a composition into objects, in the order in which they are to be applied.
 *
 * @throws BlueprintError if something of it cannot be delivered this way.
 */
export function deliver<S extends string | object>(composition: Composition<S>, delivery: Delivery<S>): Delivered {
  const waves: Wave[] = [];
  const nameOf = new Map<Step<S>, string>();
  for (const [index, { plan, step }] of stepsOf(composition).entries()) {
    const before = predecessors(composition, plan, step);
    const context: RenderContext<S> = { composition, plan, before, index };
    const objects = rendered(step, context, delivery).map((object) =>
      checkWritable(object, [plan.name, object.kind, object.metadata.name]),
    );
    const name = step.id === plan.name ? plan.name : joinName([plan.name, step.id]);
    const after = before.flatMap((one) => nameOf.get(one) ?? []);
    waves.push(...splitDefinitions({ name, step, after, objects, establishes: step.establishes ?? [] }));
    nameOf.set(step, name);
  }
  const awaiting = waves.map((wave) => ({ ...wave, establishes: [...wave.establishes, ...awaitedOf(wave, waves)] }));
  const files = delivery.files?.(composition, awaiting) ?? [];
  const script = awaiting.length === 0 ? [] : [installScript(composition.cluster.name, awaiting)];
  return { waves: awaiting, files: [...files, ...script] };
}

/** Definitions that programs of a wave create, as far as objects of later waves are of their kinds. */
function awaitedOf({ name, step }: Wave, waves: readonly Wave[]): readonly string[] {
  const later = waves.filter(({ after }) => after.includes(name)).flatMap(({ objects }) => objects);
  return (step.registers ?? [])
    .filter(({ group, kind }) => later.some((one) => one.kind === kind && one.apiVersion.startsWith(`${group}/`)))
    .map(({ definition }) => definition);
}

/** Definitions and objects of their kinds cannot be applied at once: the kinds are unknown until they are served. */
function splitDefinitions(wave: Wave): readonly Wave[] {
  const definitions = wave.objects.filter((object) => object.kind === 'CustomResourceDefinition');
  if (definitions.length === 0 || definitions.length === wave.objects.length) return [wave];
  const first: Wave = {
    ...wave,
    name: joinName([wave.name, 'definitions']),
    objects: definitions,
    establishes: definitions.map((definition) => definition.metadata.name),
  };
  const rest = wave.objects.filter((object) => !definitions.includes(object));
  return [first, { ...wave, after: [...wave.after, first.name], objects: rest }];
}

/** Everything that has to be done before a step: what it names, what these name, and all of the plans it builds on. */
function predecessors<S>(
  composition: Composition<S>,
  plan: RenderContext<S>['plan'],
  step: Step<S>,
): readonly Step<S>[] {
  const found = new Set<Step<S>>();
  const visit = (one: Step<S>): void => {
    for (const previous of one.after) {
      visit(previous);
      found.add(previous);
    }
  };
  for (const earlier of composition.plans.slice(0, composition.plans.indexOf(plan))) {
    if (!plan.requires.some((capability) => earlier.provides.includes(capability))) continue;
    for (const previous of earlier.steps) found.add(previous);
  }
  visit(step);
  return [...found];
}

function rendered<S>(step: Step<S>, context: RenderContext<S>, delivery: Delivery<S>): readonly KubernetesObject[] {
  switch (step.kind) {
    case 'helm':
      return delivery.helm(step, context);
    case 'manifest':
      return manifestObjects(step, context, delivery);
    case 'bundle':
      return delivery.bundle(step, context);
  }
}

function manifestObjects<S>(
  step: ManifestStep<S>,
  context: RenderContext<S>,
  delivery: Delivery<S>,
): readonly KubernetesObject[] {
  const annotations = delivery.annotations?.(context) ?? {};
  return step.objects.map((object) => annotate(object as KubernetesObject, annotations));
}
