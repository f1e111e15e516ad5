import { Fact } from '../core/fact';
import { joinName, suggestDnsLabel } from '../core/names';
import type { ChartRef, HelmStep, KubernetesObject, Step } from '../core/plan';
import { isTree, mapLate, type Value, type Values } from '../core/values';
import type { Delivery, Open, RenderContext } from './delivery';
import { fluxBundle } from './flux-bundle';
import { type GitOpsOptions, refuseBootstrap } from './gitops';
import { helmChartConfig } from './k3s-helm-chart';
import { definitionsOtherwise, refuse } from './rules';

/** How Flux is to deliver charts. */
export interface FluxOptions extends GitOpsOptions {
  /**
   * Namespace of the HelmRelease objects and their sources.
   * @defaultValue `'flux-system'`
   */
  readonly namespace?: string;
  /**
   * How often Flux compares the cluster with the release.
   * @defaultValue `'10m'`
   */
  readonly interval?: string;
  /**
   * Where facts that are left open come from: an object in the same namespace, with a key for each fact.
   * @defaultValue none: a plan with open facts is refused
   */
  readonly facts?: { readonly kind: 'ConfigMap' | 'Secret'; readonly name: string };
}

/**
 * Delivers charts as Flux HelmReleases with their sources, and bundles as Kustomizations. Values that are left open
 * become `valuesFrom`.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export function flux(options: FluxOptions = {}): Delivery<Open> {
  const namespace = options.namespace ?? 'flux-system';
  return {
    kind: 'flux',
    helm: (step, context) => {
      refuseBootstrap('Flux', options, step, context);
      const { values, open } = splitFacts(step, context.plan.name);
      if (step.install === 'bundled') return [helmChartConfig({ ...step, values, after: [] })];
      if (step.install === 'objects') {
        refuse(
          'delivery/definitions-are-not-a-release',
          [context.plan.name, step.id],
          `${step.chart.name} must not become a Helm release, and Flux makes one`,
          definitionsOtherwise(context.plan),
        );
      }
      if (open.length > 0 && options.facts === undefined) {
        refuse(
          'delivery/facts-have-a-source',
          [context.plan.name, step.id],
          `${open.map(({ fact }) => fact.key).join(' and ')} are left open, and nothing says where they come from`,
          "pass facts: { kind: 'ConfigMap', name: 'cluster-facts' }",
        );
      }
      return [
        source(step.chart, namespace, options),
        release({ ...step, values, after: [] }, context, namespace, options, open),
      ];
    },
    bundle: ({ bundle }, { before }) => fluxBundle(bundle, bundlesIn(before), namespace, options.interval ?? '10m'),
  };
}

interface OpenValue {
  readonly path: string;
  readonly fact: Fact;
}

/** Takes the facts out of the values, with the places where they belong. */
function splitFacts(
  step: HelmStep<Open>,
  plan: string,
): { readonly values: Values; readonly open: readonly OpenValue[] } {
  const open: OpenValue[] = [];
  const values = mapLate<Open, string>(step.values, (fact, path) => {
    if (path.some((part) => /^\d+$/.test(part)) || !(fact instanceof Fact)) {
      refuse(
        'delivery/facts-are-values',
        [plan, step.id, ...path],
        'a value inside a list cannot be filled in later',
        'pass the string itself',
      );
    }
    open.push({ path: path.map((part) => part.replaceAll('.', '\\.')).join('.'), fact });
    return null;
  });
  return { values: withoutHoles(values, open) as Values, open };
}

function withoutHoles(value: Value, open: readonly OpenValue[], path = ''): Value {
  if (!isTree(value)) return value;
  const entries = Object.entries(value).flatMap(([key, child]) => {
    const at = path === '' ? key.replaceAll('.', '\\.') : `${path}.${key.replaceAll('.', '\\.')}`;
    return open.some((one) => one.path === at) ? [] : [[key, withoutHoles(child as Value, open, at)] as const];
  });
  return Object.fromEntries(entries);
}

function source(chart: ChartRef, namespace: string, options: FluxOptions): KubernetesObject {
  const interval = options.interval ?? '10m';
  if (chart.repository.startsWith('oci://')) {
    return {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata: { name: sourceName(chart), namespace },
      spec: {
        interval,
        url: `${chart.repository}/${chart.name}`,
        ref: { tag: chart.version },
        layerSelector: { mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip', operation: 'copy' },
      },
    };
  }
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'HelmRepository',
    metadata: { name: sourceName(chart), namespace },
    spec: { interval, url: chart.repository },
  };
}

function sourceName(chart: ChartRef): string {
  return suggestDnsLabel(chart.name);
}

function release(
  step: HelmStep,
  { plan, before }: RenderContext<Open>,
  namespace: string,
  options: FluxOptions,
  open: readonly OpenValue[],
): KubernetesObject {
  const { chart } = step;
  const interval = options.interval ?? '10m';
  const sourceRef = { name: sourceName(chart), namespace };
  const dependsOn = releasesIn(before).map((one) => ({ name: one.release }));
  // A CNI that is uninstalled in order to be mended takes the network away from the one who would mend it.
  const crds = step.skipCrds ? 'Skip' : 'CreateReplace';
  const upgrade = plan.provides.includes('cni')
    ? { remediation: { strategy: 'rollback', retries: 3 } }
    : { remediation: { retries: 3 } };
  return {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: joinName([step.release], 53), namespace },
    spec: {
      interval,
      releaseName: step.release,
      targetNamespace: step.namespace,
      storageNamespace: step.namespace,
      ...(chart.repository.startsWith('oci://')
        ? { chartRef: { kind: 'OCIRepository', ...sourceRef } }
        : {
            chart: {
              spec: { chart: chart.name, version: chart.version, sourceRef: { kind: 'HelmRepository', ...sourceRef } },
            },
          }),
      ...(dependsOn.length > 0 && { dependsOn }),
      install: { crds, strategy: { name: 'RetryOnFailure' } },
      upgrade: { crds, ...upgrade },
      values: step.values,
      ...(open.length > 0 &&
        options.facts !== undefined && {
          valuesFrom: open.map(({ path, fact }) => ({ ...options.facts, valuesKey: fact.key, targetPath: path })),
        }),
    },
  };
}

function bundlesIn(steps: readonly Step<Open>[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'bundle' ? [step.bundle.name] : []));
}

function releasesIn(steps: readonly Step<Open>[]): readonly HelmStep<Open>[] {
  return steps.filter((step) => step.kind === 'helm' && step.install === 'release') as readonly HelmStep<Open>[];
}
