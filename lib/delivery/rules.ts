import { type Refuse, type RuleSummary, refuser } from '../core/rule';

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
    id: 'delivery/bundle-is-at-hand',
    title: 'Inflating a bundle needs the file that upstream released, saved where the archives of charts are',
    severity: 'error',
    evidence: 'https://gateway-api.sigs.k8s.io/guides/getting-started/introduction/',
  },
  {
    id: 'delivery/bundle-is-the-pinned-one',
    title: 'The file of a bundle is the one that was pinned',
    severity: 'error',
    evidence: 'CONTRIBUTING.md',
  },
  {
    id: 'delivery/bundle-is-readable',
    title: 'The file of a bundle holds objects of Kubernetes and nothing else',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/',
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
    id: 'delivery/deployment-is-finished',
    title: 'A Deployment of cdk8s-plus is finished before a workload is made of it: what comes later would be lost',
    severity: 'error',
    evidence: 'https://cdk8s.io/docs/latest/plus/cdk8s-plus-28/deployment/',
  },
] as const satisfies readonly RuleSummary[];

/** Refuses to deliver. */
export const refuse: Refuse<(typeof DELIVERY_RULES)[number]['id']> = refuser(DELIVERY_RULES);

/** What to do where definitions cannot become a release: most planners can let something else bring them. */
export function definitionsOtherwise({ name }: { readonly name: string }): string {
  const options: Readonly<Record<string, string>> = { calico: 'operator', karpenter: 'release' };
  const crds = options[name];
  return crds === undefined ? 'deliver with inflate' : `plan ${name} with crds: '${crds}', or deliver with inflate`;
}
