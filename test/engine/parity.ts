import type { HelmStep, KubernetesObject, Step } from '../../lib/core/plan';
import { type ResourceState, TYPES } from './state';

/** A chart as Helm is told of it, whoever tells it. */
export interface ChartInstall {
  readonly name: unknown;
  readonly namespace: unknown;
  /** Where Helm finds it: an OCI reference, or the name of the chart in a repository. */
  readonly chart: unknown;
  readonly repository: unknown;
  readonly version: unknown;
  readonly values: unknown;
}

/** What a plan says of a chart. */
export function plannedChart({ chart, release, namespace, values }: HelmStep): ChartInstall {
  const oci = chart.repository.startsWith('oci://');
  return {
    name: release,
    namespace,
    chart: oci ? [chart.repository, chart.name].join('/') : chart.name,
    repository: oci ? undefined : chart.repository,
    version: chart.version,
    values: plain(values),
  };
}

/** What the engine was told of a chart. */
export function deployedChart({ inputs = {} }: ResourceState): ChartInstall {
  const { name, namespace, chart, version, values, repositoryOpts } = inputs;
  const { repo } = (repositoryOpts ?? {}) as { readonly repo?: unknown };
  return { name, namespace, chart, repository: repo, version, values };
}

/** The objects of manifest steps. */
export function plannedObjects(steps: readonly Step[]): readonly KubernetesObject[] {
  return steps.flatMap((step) => (step.kind === 'manifest' ? step.objects.map((one) => plain(one)) : []));
}

/** The objects that the engine was told of, without those that charts and bundles brought. */
export function deployedObjects(resources: readonly ResourceState[]): readonly unknown[] {
  const others: readonly string[] = [TYPES.release, TYPES.chart, TYPES.bundle, TYPES.chartConfig, TYPES.definition];
  return resources
    .filter(({ type }) => type.startsWith('kubernetes:') && !others.includes(type))
    .map(({ inputs }) => withoutWaiting(inputs));
}

/** Without what only Pulumi reads: when an object is done. See mesh.test.ts for that. */
function withoutWaiting(inputs: unknown): unknown {
  const object = inputs as KubernetesObject;
  const { annotations = {}, ...named } = object.metadata;
  const { 'pulumi.com/waitFor': _, ...others } = annotations;
  const metadata = Object.keys(others).length === 0 ? named : { ...object.metadata, annotations: others };
  return { ...object, metadata };
}

/** In an order of its own, so that sets can be compared. */
export function sorted<T>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => textOf(a).localeCompare(textOf(b)));
}

/** The same for the same content, in whichever order its keys are: the engine has one of its own. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, child: unknown) =>
    typeof child === 'object' && child !== null && !Array.isArray(child)
      ? Object.fromEntries(Object.entries(child).sort(([a], [b]) => (a < b ? -1 : 1)))
      : child,
  );
}

/** What is left of a value on its way over the wire. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
