import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import type { Composition } from '../core/compose';
import { joinName } from '../core/names';
import type { InstallPlan } from '../core/plan';
import { logWarnings } from './gate';
import type { Late } from './late';
import { PlanComponent } from './plan-component';

/** How a composition is deployed to a cluster that exists. */
export interface BlueprintArgs {
  /** The cluster and what to install in it. */
  readonly composition: Composition<Late>;
  /**
   * How to reach the cluster. Kept as a secret. Alternatively pass a Kubernetes provider in the component's options.
   * @defaultValue the provider of the component's options, or the ambient one
   */
  readonly kubeconfig?: pulumi.Input<string>;
  /**
   * Whether nodes have joined already, so that a CNI's release can be waited for. Without nodes it could never be ready.
   * @defaultValue `false`
   */
  readonly nodesExist?: boolean;
  /**
   * Makes the nodes, once what makes them Ready is installed. Called once, with every resource that was made until then;
   * what needs Ready nodes comes after the resources that it returns.
   * @defaultValue somebody else makes the nodes
   */
  readonly nodes?: (installed: readonly pulumi.Resource[]) => readonly pulumi.Resource[];
}

/**
 * Deploys a composition to a cluster that exists: every plan in order, each Helm chart as a release.
 *
 * Strings of the plans may be Outputs of other resources. What the rules say of these is checked when they arrive,
 * before anything is made of them.
 *
 * @example
 * ```ts
 * const composition = kubeadmCilium<pulumi.Input<string>>({ cluster: { apiServer: { host: loadBalancer.address } } });
 * new ClusterBlueprint('prod', { composition, kubeconfig: config.requireSecret('kubeconfig') });
 * ```
 */
export class ClusterBlueprint extends pulumi.ComponentResource {
  /** The provider that everything was made with, if a kubeconfig was given. */
  readonly provider: Provider | undefined;
  /** The plans, in order. */
  readonly plans: readonly PlanComponent[];

  constructor(name: string, args: BlueprintArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:index:Blueprint', name, {}, opts);
    const { composition, kubeconfig } = args;
    logWarnings(composition.findings, this);
    this.provider =
      kubeconfig === undefined
        ? undefined
        : new Provider(name, { kubeconfig: pulumi.secret(kubeconfig), enableServerSideApply: true }, { parent: this });
    const install = (plan: InstallPlan<Late>, after: readonly pulumi.Resource[]): PlanComponent =>
      new PlanComponent(
        joinName([name, plan.name]),
        { plan, deferred: composition.deferred, nodesExist: args.nodesExist ?? false },
        {
          parent: this,
          dependsOn: [...after],
          ...(this.provider && { providers: { kubernetes: this.provider } }),
        },
      );
    const plans: PlanComponent[] = [];
    const installed = (): readonly pulumi.Resource[] => plans.flatMap(({ resources }) => resources);
    const [before, after] = byWhen(composition.plans);
    for (const plan of before) plans.push(install(plan, installed()));
    const nodes = args.nodes?.(installed()) ?? [];
    for (const plan of after) plans.push(install(plan, [...installed(), ...nodes]));
    this.plans = plans;
    this.registerOutputs({ cluster: composition.cluster.name, plans: composition.plans.map(({ title }) => title) });
  }
}

/** What comes before nodes, and what comes after, each in the order that it had. */
function byWhen(
  plans: readonly InstallPlan<Late>[],
): readonly [readonly InstallPlan<Late>[], readonly InstallPlan<Late>[]] {
  const isBefore = ({ when }: InstallPlan<Late>): boolean => when === 'before-nodes';
  return [plans.filter(isBefore), plans.filter((plan) => !isBefore(plan))];
}
