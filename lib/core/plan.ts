import type { Capability } from './capability';
import type { Finding, WaivedFinding } from './finding';
import type { MetricsSource } from './metrics-source';
import type { Needs } from './needs';
import type { PodNetwork } from './pod-network';
import type { DeferredCheck, Rule } from './rule';
import type { OfferedService, ServiceNeed } from './service-address';
import type { Value, Values } from './values';
import type { Whole } from './whole';

/** A chart of a repository, or one that the distribution brings along. */
export interface ChartRef {
  /** `https://` or `oci://` address of the repository, without the chart. */
  readonly repository: string;
  /** As the repository lists it. */
  readonly name: string;
  /** Exact, never a range. */
  readonly version: string;
  /** SHA-256 of the archive in hexadecimal, where it is pinned. */
  readonly sha256?: string;
}

/**
 * Objects that a project releases as one file of its own, instead of a chart. Programs fetch the file; GitOps tools read
 * the folder of the repository that the file is made of.
 */
export interface BundleRef {
  /** A DNS label: part of file names, and of what GitOps tools keep. */
  readonly name: string;
  /** Exact: the tag of the release. */
  readonly version: string;
  /** `https://` address of the file. */
  readonly url: string;
  /** SHA-256 of the file in hexadecimal, where it is pinned. */
  readonly sha256?: string;
  /** `https://` address of the Git repository that has the tag. */
  readonly repository: string;
  /** The folder in the repository, relative, whose YAML files are what the released file holds. */
  readonly path: string;
}

/** A Kubernetes object. */
export interface KubernetesObject<S = string> extends Values<S> {
  /** `group/version`, or `v1`. */
  readonly apiVersion: string;
  /** Singular, in CamelCase. */
  readonly kind: string;
  /** At least a name. */
  readonly metadata: ObjectMeta;
}

/** The part of an object's metadata that manifests set. */
export interface ObjectMeta extends Values<never> {
  /** A DNS subdomain for most kinds, at most 253 characters. */
  readonly name: string;
  /** Absent for kinds of the whole cluster. */
  readonly namespace?: string;
  /** What selectors read. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What tools read. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What every step has. */
export interface StepBase<S> {
  /** Unique in its plan; part of resource names, so stable between versions of this library. */
  readonly id: string;
  /** Steps to be done first: references, so that a missing or circular one cannot be written. */
  readonly after: readonly Step<S>[];
  /** Full names of the custom resource definitions that exist once this step has taken effect. */
  readonly establishes?: readonly string[];
  /** Kinds whose definitions its programs create once they run: objects of these kinds wait for them. */
  readonly registers?: readonly RegisteredKind[];
  /** What must be so before later steps begin. Absent: that it has been applied. */
  readonly readyWhen?: readonly ReadyCheck[];
}

/** A kind that a program makes known to the cluster by itself. */
export interface RegisteredKind {
  /** Its API group: `cilium.io`. */
  readonly group: string;
  /** Singular, in CamelCase: `CiliumNetworkPolicy`. */
  readonly kind: string;
  /** Full name of the custom resource definition: `ciliumnetworkpolicies.cilium.io`. */
  readonly definition: string;
}

/** A condition of an object to wait for. */
export interface ReadyCheck {
  /** Its kind as kubectl names it: `deployment`, `gateway.gateway.networking.k8s.io`. */
  readonly resource: string;
  /** Its name. */
  readonly name: string;
  /** Its namespace. Absent for kinds of the whole cluster. */
  readonly namespace?: string;
  /** The type of the condition: `Available`, `Programmed`. */
  readonly condition: string;
}

/** A Helm chart to be put into the cluster. */
export interface HelmStep<S = string> extends StepBase<S> {
  readonly kind: 'helm';
  /** What is installed. */
  readonly chart: ChartRef;
  /** Name of the Helm release, the same by every delivery, so that one can take over from another. */
  readonly release: string;
  /** Made by an earlier step, or part of every cluster. */
  readonly namespace: string;
  /** What differs from the chart's own values. */
  readonly values: Values<S>;
  /**
   * `release`: an ordinary Helm release.
   * `objects`: never a release; its objects are rendered and applied server-side, and not pruned.
   * `bundled`: the distribution installs it; `release` names the HelmChartConfig that carries the values.
   */
  readonly install: 'release' | 'objects' | 'bundled';
  /** The chart carries definitions that an earlier step brings: its own are left out. Absent: it brings its own, if any. */
  readonly skipCrds?: true;
}

/** Objects to be applied as they are. */
export interface ManifestStep<S = string> extends StepBase<S> {
  readonly kind: 'manifest';
  /** At least one, in the order of application. */
  readonly objects: readonly KubernetesObject<S>[];
}

/** Objects of a released file, to be applied server-side as they are. They stay when the plan goes. */
export interface BundleStep<S = string> extends StepBase<S> {
  readonly kind: 'bundle';
  /** What is applied. */
  readonly bundle: BundleRef;
}

/** One thing to do: a Helm chart, some objects, or a file of them that a project releases. */
export type Step<S = string> = HelmStep<S> | ManifestStep<S> | BundleStep<S>;

/** What a step hands to the cluster of the caller's own: where late strings may be. */
export function contentOf<S>(step: Step<S>): Value<S> {
  switch (step.kind) {
    case 'helm':
      return step.values;
    case 'manifest':
      return step.objects;
    case 'bundle':
      return {};
  }
}

/** What a CNI's neighbours need to know of it. */
export interface NetworkTraits {
  /** How packets between nodes are wrapped, outermost last. Empty: pod addresses are routed. */
  readonly wrappings: readonly ('vxlan' | 'geneve' | 'ipip' | 'wireguard' | 'ipsec')[];
  /** MTU of pods, in bytes, given the nodes' own. */
  readonly podMtu: number;
  /** Operating systems of nodes that it serves. */
  readonly operatingSystems: readonly ('linux' | 'windows')[];
  /** Whether other CNI plugins may be chained after it. */
  readonly chainable: boolean;
  /** The ways in which the network under the nodes may take part that it works with. */
  readonly podNetworks: readonly PodNetwork['kind'][];
  /** What of it breaks a mesh that redirects traffic inside pods. Absent: nothing. */
  readonly redirectionObstacles?: readonly RedirectionObstacle[];
  /** Kinds of policy that it brings beside those of Kubernetes. Absent: none. */
  readonly policyKinds?: readonly string[];
  /** Parts of it that serve metrics. Absent: none. */
  readonly metrics?: readonly MetricsSource[];
}

/** Something about a CNI that breaks a mesh which redirects traffic inside pods. */
export interface RedirectionObstacle {
  /**
   * `removes-configurations`: other plugins' are taken away. `hides-services`: addresses of Services become those of pods
   * before the mesh sees them. `loses-probes`: answers to the node's probes go past its network stack. `denies-probes`:
   * pods that no policy selects are closed. `enrols-pods`: it has a mesh of its own.
   */
  readonly kind: 'removes-configurations' | 'hides-services' | 'loses-probes' | 'denies-probes' | 'enrols-pods';
  /** The option that decides it, as the planner's caller writes it. */
  readonly path: readonly string[];
  /** What it does, as a clause that messages begin with. */
  readonly because: string;
  /** What to set instead, in the imperative. */
  readonly fix: string;
}

/** What to install, in order: data and deferred checks, no back end. */
export interface InstallPlan<S = string> {
  /** A DNS label, unique in a composition. */
  readonly name: string;
  /** What is installed, with its version, for a reader. */
  readonly title: string;
  /** `before-nodes`: nodes are not Ready without it. `after-nodes`: its pods need Ready nodes. */
  readonly when: 'before-nodes' | 'after-nodes';
  /** What other plans and the cluster may count on. */
  readonly provides: readonly Capability[];
  /** What another plan, or the cluster, must provide. */
  readonly requires: readonly Capability[];
  /** What the machines and the distribution must give. */
  readonly needs: Needs;
  /** Present if the plan provides `cni`. */
  readonly network?: NetworkTraits;
  /** Services of it that others speak to. Absent: none. */
  readonly services?: readonly OfferedService[];
  /** Services that it speaks to. Absent: none that matter here. */
  readonly speaksTo?: readonly ServiceNeed[];
  /** In an order that respects every `after`. */
  readonly steps: readonly Step<S>[];
  /** Warnings. Errors never reach a plan. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
  /** Checks that wait for strings known only later. */
  readonly deferred: readonly DeferredCheck<S>[];
  /** What must hold for it and everything beside it in one cluster. Absent: nothing that the general rules do not say. */
  readonly rules?: readonly Rule<Whole>[];
  /** What a reader should know of it once it runs, in Markdown, with a title. Absent: nothing that the rest does not say. */
  readonly page?: string;
}

/** A namespace whose pods may be privileged, as CNI agents must be. */
export function privilegedNamespace(name: string): KubernetesObject<never> {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'pod-security.kubernetes.io/enforce': 'privileged',
        'pod-security.kubernetes.io/warn': 'privileged',
      },
    },
  };
}
