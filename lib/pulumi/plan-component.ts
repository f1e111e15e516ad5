import { Release } from '@pulumi/kubernetes/helm/v3/release';
import { Chart } from '@pulumi/kubernetes/helm/v4/chart';
import { ConfigFile } from '@pulumi/kubernetes/yaml/v2/configFile';
import * as pulumi from '@pulumi/pulumi';
import { annotate } from '../core/annotate';
import { joinName } from '../core/names';
import {
  type BundleStep,
  contentOf,
  type HelmStep,
  type InstallPlan,
  type KubernetesObject,
  type ManifestStep,
  type ReadyCheck,
  type Step,
} from '../core/plan';
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
      made.set(step, resourcesOf(step, place));
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

/** Definitions that go away take every object of their kind along: they stay when the stack is destroyed. */
const KEPT: pulumi.ComponentResourceOptions = {
  transforms: [({ props, opts }) => ({ props, opts: { ...opts, retainOnDelete: true } })],
};

function resourcesOf(step: Step<Late>, place: Place): readonly pulumi.Resource[] {
  switch (step.kind) {
    case 'helm':
      return [helmResource(step, place)];
    case 'manifest':
      return manifestResources(step, place);
    case 'bundle':
      return [bundleResource(step, place)];
  }
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
      return new Chart(name, { ...common, resourcePrefix: name }, { ...opts, ...KEPT });
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

function bundleResource({ bundle }: BundleStep<Late>, place: Place): pulumi.Resource {
  const { name, gate, used, parent, dependsOn, skipAwait } = place;
  return new ConfigFile(
    name,
    { file: gate.rest(bundle.url, used), resourcePrefix: name, skipAwait },
    { parent, dependsOn: [...dependsOn], ...KEPT },
  );
}

function manifestResources(step: ManifestStep<Late>, place: Place): readonly pulumi.Resource[] {
  const { name, gate, parent, dependsOn } = place;
  const namespaces = new Map<string | undefined, pulumi.Resource>();
  return step.objects.map((object) => {
    const home = namespaces.get(object.metadata.namespace);
    const made = new KubernetesObjectResource(
      joinName([name, objectName(object)]),
      awaited(object, step.readyWhen),
      gate,
      { parent, dependsOn: [...dependsOn, ...(home === undefined ? [] : [home])] },
    );
    if (object.kind === 'Namespace') namespaces.set(object.metadata.name, made);
    return made;
  });
}

/** An object that the provider waits for, where the step says so: of kinds that it does not know it waits for nothing. */
function awaited(object: KubernetesObject<Late>, checks: readonly ReadyCheck[] = []): KubernetesObject<Late> {
  const [group = ''] = object.apiVersion.split('/', 1);
  const resource = `${object.kind.toLowerCase()}.${group}`;
  const check = checks.find(
    (one) =>
      one.resource === resource && one.name === object.metadata.name && one.namespace === object.metadata.namespace,
  );
  return check === undefined ? object : annotate(object, { 'pulumi.com/waitFor': `condition=${check.condition}` });
}

/** Every late string that ends up in a resource of the plan. */
function lateStrings(plan: InstallPlan<Late>): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const step of plan.steps) {
    eachLeaf(contentOf(step), (leaf) => {
      if (typeof leaf === 'object') found.add(leaf);
    });
  }
  return found;
}
