import type { Composition } from '../core/compose';
import type { Fact } from '../core/fact';
import type { OutputFile } from '../core/output-file';
import type { BundleStep, HelmStep, InstallPlan, KubernetesObject, Step } from '../core/plan';

/** What a step, or the definitions in it, has become: objects to apply, after those of other waves. */
export interface Wave {
  /** `<plan>-<step>`, with `-definitions` for what of it must be served before the rest. Unique in a composition. */
  readonly name: string;
  /** The step that the objects are of. */
  readonly step: Step<unknown>;
  /** Names of the waves to be applied first. */
  readonly after: readonly string[];
  /** Known to the last string. Empty where the script installs the step. */
  readonly objects: readonly KubernetesObject[];
  /** Full names of the custom resource definitions to wait for, if others come after. */
  readonly establishes: readonly string[];
}

/** A composition, made ready to be applied. */
export interface Delivered {
  /** In the order of application. */
  readonly waves: readonly Wave[];
  /** Helm values and the script that installs everything in order. */
  readonly files: readonly OutputFile[];
}

/** What a renderer knows besides the step. */
export interface RenderContext<S> {
  /** The whole that the step is a part of. */
  readonly composition: Composition<S>;
  /** The plan that the step is a part of. */
  readonly plan: InstallPlan<S>;
  /** Steps that come before, through every `after` and every requirement of the plan. */
  readonly before: readonly Step<S>[];
  /** Place in the order of application, from 0. */
  readonly index: number;
}

/**
 * How Helm charts and bundles reach the cluster.
 *
 * @typeParam S - what a string of the plans may be: only {@link flux} can leave {@link Fact}s open.
 */
export interface Delivery<S = string> {
  /** Which way it is, for messages and files. */
  readonly kind: 'k3sHelmChart' | 'inflate' | 'flux' | 'argocd' | 'helmValues';
  /** The objects of a Helm step. Throws a `BlueprintError` if it cannot be delivered this way. */
  readonly helm: (step: HelmStep<S>, context: RenderContext<S>) => readonly KubernetesObject[];
  /** The objects of a step with a bundle. Throws a `BlueprintError` if it cannot be delivered this way. */
  readonly bundle: (step: BundleStep<S>, context: RenderContext<S>) => readonly KubernetesObject[];
  /** Metadata to add to every other object, such as the order in which a GitOps tool applies it. */
  readonly annotations?: (context: RenderContext<S>) => Readonly<Record<string, string>>;
  /** Files beside the objects. */
  readonly files?: (composition: Composition<S>, waves: readonly Wave[]) => readonly OutputFile[];
}

/** A string that a GitOps tool may fill in. */
export type Open = string | Fact;
