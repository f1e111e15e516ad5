import { Release } from '@pulumi/kubernetes/helm/v3/release';
import { Chart } from '@pulumi/kubernetes/helm/v4/chart';
import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../core/names';
import type { HelmStep, InstallPlan, Step } from '../core/plan';
import type { DeferredCheck } from '../core/rule';
import { eachLeaf } from '../core/values';
import { Gate } from './gate';
import type { Late } from './late';
import { gatedValues, KubernetesObjectResource, objectName } from './object-resource';

/** How a plan is deployed. */
export interface PlanArgs {
  /** What to deploy. */
  readonly plan: InstallPlan<Late>;
  /** Checks that wait for late strings. */
  readonly deferred: readonly DeferredCheck<Late>[];
  /** Whether nodes have joined, so that releases which make nodes Ready can be waited for. */
  readonly nodesExist: boolean;
}

/** A plan as resources: a Helm release for every chart, and every object, in the order of the plan. */
export class PlanComponent extends pulumi.ComponentResource {
  /** Everything that was made, in order. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: PlanArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:index:Plan', name, {}, opts);
    const { plan } = args;
    const gate = new Gate(plan.name, args.deferred, this);
    const used = lateStrings(plan);
    const made = new Map<Step<Late>, readonly pulumi.Resource[]>();
    for (const step of plan.steps) {
      const dependsOn = step.after.flatMap((one) => made.get(one) ?? []);
      const place: Place = {
        name: step.id === plan.name ? name : joinName([name, step.id]),
        gate,
        used,
        skipAwait: plan.when === 'before-nodes' && !args.nodesExist,
        parent: this,
        dependsOn,
      };
      made.set(step, step.kind === 'helm' ? [helmResource(step, place)] : manifestResources(step.objects, place));
    }
    this.resources = [...made.values()].flat();
    this.registerOutputs({ title: plan.title });
  }
}

interface Place {
  readonly name: string;
  readonly gate: Gate;
  readonly used: ReadonlySet<unknown>;
  readonly skipAwait: boolean;
  readonly parent: pulumi.Resource;
  readonly dependsOn: readonly pulumi.Resource[];
}

function helmResource(step: HelmStep<Late>, place: Place): pulumi.Resource {
  const { chart } = step;
  const { name } = place;
  const opts = { parent: place.parent, dependsOn: [...place.dependsOn] };
  const isOci = chart.repository.startsWith('oci://');
  const common = {
    name: step.release,
    namespace: place.gate.rest(step.namespace, place.used),
    chart: isOci ? `${chart.repository}/${chart.name}` : chart.name,
    version: chart.version,
    ...(!isOci && { repositoryOpts: { repo: chart.repository } }),
    values: gatedValues(step.values, place.gate),
    skipAwait: place.skipAwait,
  };
  switch (step.install) {
    case 'release':
      return new Release(name, { ...common, createNamespace: false, ...(step.skipCrds && { skipCrds: true }) }, opts);
    case 'objects':
      // Definitions that go away take every object of their kind along: they stay when the stack is destroyed.
      return new Chart(
        name,
        { ...common, resourcePrefix: name },
        { ...opts, transforms: [({ props, opts: own }) => ({ props, opts: { ...own, retainOnDelete: true } })] },
      );
    case 'bundled':
      return new KubernetesObjectResource(
        name,
        {
          apiVersion: 'helm.cattle.io/v1',
          kind: 'HelmChartConfig',
          metadata: { name: step.release, namespace: step.namespace },
          spec: { valuesContent: pulumi.jsonStringify(common.values, undefined, 2) },
        },
        place.gate,
        opts,
      );
  }
}

function manifestResources(
  objects: Extract<Step<Late>, { kind: 'manifest' }>['objects'],
  { name, gate, parent, dependsOn }: Place,
): readonly pulumi.Resource[] {
  return objects.map(
    (object) =>
      new KubernetesObjectResource(joinName([name, objectName(object)]), object, gate, {
        parent,
        dependsOn: [...dependsOn],
      }),
  );
}

/** Every late string that ends up in a resource of the plan. */
function lateStrings(plan: InstallPlan<Late>): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const step of plan.steps) {
    eachLeaf(step.kind === 'helm' ? step.values : step.objects, (leaf) => {
      if (typeof leaf === 'object') found.add(leaf);
    });
  }
  return found;
}
