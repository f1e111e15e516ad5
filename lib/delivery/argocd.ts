import type { HelmStep, KubernetesObject } from '../core/plan';
import type { Values } from '../core/values';
import { fullVersion } from '../core/version';
import type { Delivery, RenderContext } from './delivery';
import { type GitOpsOptions, refuseBootstrap } from './gitops';
import { helmChartConfig } from './k3s-helm-chart';

/** How Argo CD is to deliver charts. */
export interface ArgocdOptions extends GitOpsOptions {
  /**
   * Namespace of the Application objects.
   * @defaultValue `'argocd'`
   */
  readonly namespace?: string;
  /**
   * The AppProject that allows the repositories and the destination.
   * @defaultValue `'default'`
   */
  readonly project?: string;
  /**
   * Where to install: the API server of a cluster that Argo CD knows.
   * @defaultValue the cluster that Argo CD runs in
   */
  readonly server?: string;
  /**
   * Install in every cluster whose secret in Argo CD has these labels, by ApplicationSets, instead of in `server`.
   * @defaultValue one cluster, by Applications
   */
  readonly fleet?: Readonly<Record<string, string>>;
}

const WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * Delivers charts as Argo CD Applications, or as ApplicationSets for a fleet, in sync waves.
 *
 * Argo CD renders charts and applies them server-side; there is no Helm release. Nothing is pruned by itself.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/helm/
 */
export function argocd(options: ArgocdOptions = {}): Delivery {
  return {
    kind: 'argocd',
    annotations: (context) => ({ [WAVE]: String(context.index) }),
    helm: (step, context) => {
      refuseBootstrap('Argo CD', options, step, context);
      if (step.install === 'bundled') return [helmChartConfig(step)];
      return [
        options.fleet === undefined
          ? application(step, context, options)
          : applicationSet(step, context, options, options.fleet),
      ];
    },
  };
}

function application(step: HelmStep, context: RenderContext<string>, options: ArgocdOptions): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: step.release,
      namespace: options.namespace ?? 'argocd',
      annotations: { [WAVE]: String(context.index) },
    },
    spec: applicationSpec(step, context, options, { server: options.server ?? 'https://kubernetes.default.svc' }),
  };
}

function applicationSet(
  step: HelmStep,
  context: RenderContext<string>,
  options: ArgocdOptions,
  labels: Readonly<Record<string, string>>,
): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: step.release, namespace: options.namespace ?? 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ clusters: { selector: { matchLabels: { ...labels } } } }],
      syncPolicy: { preserveResourcesOnDeletion: true },
      template: {
        metadata: { name: `${step.release}-{{.nameNormalized}}`, annotations: { [WAVE]: String(context.index) } },
        spec: applicationSpec(step, context, options, { server: '{{.server}}' }),
      },
    },
  };
}

function applicationSpec(
  step: HelmStep,
  { composition }: RenderContext<string>,
  options: ArgocdOptions,
  destination: { readonly server: string },
): Values {
  const { chart } = step;
  return {
    project: options.project ?? 'default',
    destination: { ...destination, namespace: step.namespace },
    source: {
      repoURL: chart.repository.replace(/^oci:\/\//, ''),
      chart: chart.name,
      targetRevision: chart.version,
      helm: {
        releaseName: step.release,
        ...(step.skipCrds && { skipCrds: true }),
        kubeVersion: fullVersion(composition.cluster.kubernetes),
        valuesObject: options.fleet === undefined ? step.values : literally(step.values),
      },
    },
    syncPolicy: {
      automated: { prune: false, selfHeal: true },
      syncOptions: [
        'ServerSideApply=true',
        'RespectIgnoreDifferences=true',
        'SkipDryRunOnMissingResource=true',
        // Definitions that go away take every object of their kind along.
        ...(step.establishes === undefined ? [] : ['Prune=false']),
      ],
      retry: { limit: 5, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
    },
  };
}

/** Values that an ApplicationSet, which is a Go template throughout, hands on as they are. */
function literally(values: Values): Values {
  return JSON.parse(JSON.stringify(values), (_, leaf: unknown) =>
    typeof leaf === 'string' ? leaf.replaceAll('{{', '{{`{{`}}') : leaf,
  ) as Values;
}
