import type { BundleStep, HelmStep, KubernetesObject, Step } from '../core/plan';
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
    annotations: ({ before, index }) => ({
      [WAVE]: String(index),
      // A wave of this very application brings the kinds: what is not there yet must not fail the whole.
      ...(before.some(definesKinds) && { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' }),
    }),
    helm: (step, context) => {
      refuseBootstrap('Argo CD', options, step, context);
      if (step.install === 'bundled') return [helmChartConfig(step)];
      return [applying(chartOf(step, context, options), context, options)];
    },
    bundle: (step, context) => [applying(folderOf(step), context, options)],
  };
}

function definesKinds({ establishes, registers }: Step<unknown>): boolean {
  return establishes !== undefined || registers !== undefined;
}

/** What an Application applies. */
interface Subject {
  readonly name: string;
  /** Absent: everything in it says where it belongs. */
  readonly namespace?: string;
  readonly source: Values;
  /** Whether definitions are among it. */
  readonly defines: boolean;
}

function chartOf(step: HelmStep, { composition }: RenderContext<string>, options: ArgocdOptions): Subject {
  const { chart } = step;
  return {
    name: step.release,
    namespace: step.namespace,
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
    defines: step.establishes !== undefined,
  };
}

function folderOf({ bundle, establishes }: BundleStep): Subject {
  return {
    name: bundle.name,
    source: {
      repoURL: bundle.repository,
      path: bundle.path,
      targetRevision: bundle.version,
      // The released file holds every file of the folder, whatever the kustomization lists.
      directory: { exclude: 'kustomization.yaml' },
    },
    defines: establishes !== undefined,
  };
}

function applying(subject: Subject, context: RenderContext<string>, options: ArgocdOptions): KubernetesObject {
  return options.fleet === undefined
    ? application(subject, context, options)
    : applicationSet(subject, context, options, options.fleet);
}

function application(subject: Subject, context: RenderContext<string>, options: ArgocdOptions): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: subject.name,
      namespace: options.namespace ?? 'argocd',
      annotations: { [WAVE]: String(context.index) },
    },
    spec: applicationSpec(subject, options, { server: options.server ?? 'https://kubernetes.default.svc' }),
  };
}

function applicationSet(
  subject: Subject,
  context: RenderContext<string>,
  options: ArgocdOptions,
  labels: Readonly<Record<string, string>>,
): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: subject.name, namespace: options.namespace ?? 'argocd' },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [{ clusters: { selector: { matchLabels: { ...labels } } } }],
      syncPolicy: { preserveResourcesOnDeletion: true },
      template: {
        metadata: { name: `${subject.name}-{{.nameNormalized}}`, annotations: { [WAVE]: String(context.index) } },
        spec: applicationSpec(subject, options, { server: '{{.server}}' }),
      },
    },
  };
}

function applicationSpec(
  { namespace, source, defines }: Subject,
  options: ArgocdOptions,
  destination: { readonly server: string },
): Values {
  return {
    project: options.project ?? 'default',
    destination: { ...destination, ...(namespace !== undefined && { namespace }) },
    source,
    syncPolicy: {
      automated: { prune: false, selfHeal: true },
      syncOptions: [
        'ServerSideApply=true',
        'RespectIgnoreDifferences=true',
        'SkipDryRunOnMissingResource=true',
        // Definitions that go away take every object of their kind along.
        ...(defines ? ['Prune=false'] : []),
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
