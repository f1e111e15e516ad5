import * as pulumi from '@pulumi/pulumi';
import type { GatewayApiOptions } from '../addons/gateway-api/options';
import { planGatewayApi } from '../addons/gateway-api/plan';
import type { CalicoOptions } from '../cni/calico/options';
import { planCalico } from '../cni/calico/plan';
import type { CiliumOptions } from '../cni/cilium/options';
import { planCilium } from '../cni/cilium/plan';
import type { FlannelOptions } from '../cni/flannel/options';
import { planFlannel } from '../cni/flannel/plan';
import type { Cluster } from '../core/cluster';
import { compose } from '../core/compose';
import type { InstallPlan } from '../core/plan';
import { logWarnings } from './gate';
import type { Late } from './late';
import { PlanComponent } from './plan-component';

/** What a component needs besides the options of its planner. */
export interface AddonArgs {
  /** Where it is installed. */
  readonly cluster: Cluster<Late>;
  /**
   * Whether nodes have joined already, so that the release can be waited for.
   * @defaultValue `false`
   */
  readonly nodesExist?: boolean;
  /**
   * Plans of what others install in the cluster, such as its CNI: checked together with this, and not installed here.
   * @defaultValue none
   */
  readonly beside?: readonly InstallPlan<Late>[];
}

/** The options of a planner, of the arguments of its component. */
export function optionsOf<A extends AddonArgs>(args: A): Omit<A, keyof AddonArgs> {
  const { cluster: _cluster, nodesExist: _nodesExist, beside: _beside, ...options } = args;
  return options;
}

/** An add-on as a component: the resources of its plan, checked against the cluster. */
export abstract class Addon extends pulumi.ComponentResource {
  /** What is installed. */
  readonly plan: InstallPlan<Late>;

  protected constructor(
    type: string,
    name: string,
    plan: InstallPlan<Late>,
    args: AddonArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
  ) {
    super(`cluster-blueprints:index:${type}`, name, {}, opts);
    // What the others found by themselves has been said where they are installed.
    const others = (args.beside ?? []).map((one) => ({ ...one, findings: [], deferred: [] }));
    const composition = compose(args.cluster, ...others, plan);
    this.plan = plan;
    logWarnings(composition.findings, this);
    new PlanComponent(
      name,
      { plan, deferred: composition.deferred, nodesExist: args.nodesExist ?? false },
      { parent: this },
    );
    this.registerOutputs({ title: plan.title });
  }
}

/** Arguments of {@link Cilium}. */
export interface CiliumArgs extends AddonArgs, CiliumOptions<Late> {}

/**
 * Installs Cilium.
 *
 * @example
 * ```ts
 * const cluster = kubeadmCluster<pulumi.Input<string>>({ name: 'prod', kubeProxy: 'none', apiServer: { host: lb.address } });
 * new Cilium('cilium', { cluster, encryption: { type: 'wireguard' } }, { provider });
 * ```
 */
export class Cilium extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Cilium', name, planCilium(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link Calico}. */
export interface CalicoArgs extends AddonArgs, CalicoOptions<Late> {}

/**
 * Installs Calico by its operator.
 *
 * @example
 * ```ts
 * new Calico('calico', { cluster, encapsulation: 'VXLANCrossSubnet' }, { provider });
 * ```
 */
export class Calico extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CalicoArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Calico', name, planCalico(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link Flannel}. */
export interface FlannelArgs extends AddonArgs, FlannelOptions<Late> {}

/**
 * Installs Flannel. Where the distribution brings it along there is nothing to install, and this only checks.
 *
 * @example
 * ```ts
 * new Flannel('flannel', { cluster, backend: { type: 'vxlan', directRouting: true } }, { provider });
 * ```
 */
export class Flannel extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: FlannelArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Flannel', name, planFlannel(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link GatewayApi}. */
export interface GatewayApiArgs extends AddonArgs, GatewayApiOptions {}

/**
 * Installs the definitions of the Gateway API. They stay when the stack is destroyed.
 *
 * @example
 * ```ts
 * new GatewayApi('gateway-api', { cluster, version: '1.5' }, { provider });
 * ```
 */
export class GatewayApi extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: GatewayApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super('GatewayApi', name, planGatewayApi(args.cluster, optionsOf(args)), args, opts);
  }
}
