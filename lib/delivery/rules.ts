import { BlueprintError } from '../core/finding';
import { formatPath, type Path } from '../core/path';
import type { RuleSummary } from '../core/rule';

/** What is known to go wrong on the way into a cluster. */
export const DELIVERY_RULES = [
  {
    id: 'delivery/gitops-needs-a-network',
    title: 'A GitOps tool cannot install the first CNI: its own pods could not start',
    severity: 'error',
    evidence: 'https://github.com/fluxcd/website/pull/1276',
  },
  {
    id: 'delivery/definitions-are-not-a-release',
    title:
      "A chart of custom resource definitions is no Helm release: Calico's nearly fills the 1 MiB that Helm can store",
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/helm',
  },
  {
    id: 'delivery/helm-controller-runs',
    title: 'HelmChart objects are installed by a controller that only K3s and RKE2 run',
    severity: 'error',
    evidence: 'https://docs.k3s.io/add-ons/helm',
  },
  {
    id: 'delivery/bootstrap-job-can-run',
    title: 'The job that installs a CNI runs on a control plane node, and tolerates only the usual taints of one',
    severity: 'error',
    evidence: 'https://github.com/k3s-io/helm-controller/blob/master/pkg/controllers/chart/chart.go',
  },
  {
    id: 'delivery/facts-have-a-source',
    title: 'Facts that are left open name a ConfigMap or Secret to come from',
    severity: 'error',
    evidence: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  },
  {
    id: 'delivery/facts-are-values',
    title: 'Only Helm values can be filled in later, not objects',
    severity: 'error',
    evidence: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  },
  {
    id: 'delivery/manifests-are-complete',
    title: 'Every string of a manifest is known when it is written',
    severity: 'error',
    evidence: 'CONTRIBUTING.md',
  },
  {
    id: 'delivery/strings-are-unicode',
    title: 'Strings are whole characters: half a surrogate pair cannot be written',
    severity: 'error',
    evidence: 'https://datatracker.ietf.org/doc/html/rfc8259#section-8.2',
  },
  {
    id: 'delivery/cdk8s-keeps-the-string',
    title: "cdk8s' YAML writer changes a few rare strings without a word",
    severity: 'error',
    evidence: 'https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/yaml.ts',
  },
  {
    id: 'delivery/helm-is-there',
    title: 'Inflating a chart needs the helm program, version 3 or later',
    severity: 'error',
    evidence: 'https://helm.sh/docs/intro/install/',
  },
  {
    id: 'delivery/chart-is-at-hand',
    title: 'Inflating needs the archive of the chart, given or pulled once',
    severity: 'error',
    evidence: 'https://helm.sh/docs/helm/helm_pull/',
  },
  {
    id: 'delivery/chart-is-the-pinned-one',
    title: 'The archive of a chart is the one that was pinned',
    severity: 'error',
    evidence: 'lib/charts.ts',
  },
  {
    id: 'delivery/chart-archive-is-safe',
    title: 'An archive holds only files and folders inside itself, and no more than a chart needs',
    severity: 'error',
    evidence: 'https://cwe.mitre.org/data/definitions/22.html',
  },
  {
    id: 'delivery/helm-arguments-are-plain',
    title: 'What is handed to helm looks like what it should be: a leading dash would be an option',
    severity: 'error',
    evidence: 'https://cwe.mitre.org/data/definitions/88.html',
  },
  {
    id: 'delivery/chart-renders',
    title: 'helm renders the chart with these values',
    severity: 'error',
    evidence: 'https://helm.sh/docs/helm/helm_template/',
  },
] as const satisfies readonly RuleSummary[];

/** The id of one of {@link DELIVERY_RULES}. */
export type DeliveryRule = (typeof DELIVERY_RULES)[number]['id'];

/** Refuses to deliver. */
export function refuse(rule: DeliveryRule, path: Path, message: string, fix: string): never {
  const { severity, evidence } = DELIVERY_RULES.find(({ id }) => id === rule) ?? DELIVERY_RULES[0];
  throw new BlueprintError(formatPath(path.slice(0, 1)), [
    { rule, severity, path: formatPath(path), message, fix, evidence },
  ]);
}
