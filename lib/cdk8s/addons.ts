import { Construct } from 'constructs';
import type { GatewayApiOptions } from '../addons/gateway-api/options';
import { planGatewayApi } from '../addons/gateway-api/plan';
import type { CalicoOptions } from '../cni/calico/options';
import { planCalico } from '../cni/calico/plan';
import type { CiliumOptions } from '../cni/cilium/options';
import { planCilium } from '../cni/cilium/plan';
import type { FlannelOptions } from '../cni/flannel/options';
import { planFlannel } from '../cni/flannel/plan';
import type { Cluster } from '../core/cluster';
import { type Composition, compose } from '../core/compose';
import type { InstallPlan, KubernetesObject } from '../core/plan';
import { deliver } from '../delivery/deliver';
import type { Delivery } from '../delivery/delivery';
import { defaultDelivery } from '../output/output-files';
import { placeWaves } from './place';

/** What a construct needs besides the options of its planner. */
export interface AddonProps {
  /** Where it is installed. */
  readonly cluster: Cluster;
  /**
   * How Helm charts reach the cluster.
   * @defaultValue `k3sHelmChart()` on K3s and RKE2, otherwise `helmValues()`
   */
  readonly delivery?: Delivery;
  /**
   * Plans of what others install in the cluster, such as its CNI: checked together with this, and not delivered here.
   * @defaultValue none
   */
  readonly beside?: readonly InstallPlan[];
}

/** The options of a planner, of the properties of its construct. */
export function optionsOf<P extends AddonProps>(props: P): Omit<P, keyof AddonProps> {
  const { cluster: _cluster, delivery: _delivery, beside: _beside, ...options } = props;
  return options;
}

/** An add-on in a cdk8s chart: the objects of its plan, checked against the cluster. */
export abstract class Addon extends Construct {
  /** The cluster and this add-on, checked together with what is beside it. */
  readonly composition: Composition;

  /**
   * @param isElsewhere - which objects are in a chart already, and not placed here. Absent: none.
   * @throws BlueprintError with every problem found.
   */
  protected constructor(
    scope: Construct,
    id: string,
    plan: InstallPlan,
    props: AddonProps,
    isElsewhere?: (object: KubernetesObject) => boolean,
  ) {
    super(scope, id);
    // What the others found by themselves has been said where they are installed.
    const others = (props.beside ?? []).map((one) => ({ ...one, findings: [] }));
    this.composition = { ...compose(props.cluster, ...others, plan), plans: [plan], needs: plan.needs };
    const { waves } = deliver(this.composition, props.delivery ?? defaultDelivery(this.composition));
    placeWaves(
      this,
      isElsewhere === undefined
        ? waves
        : waves.map((wave) => ({ ...wave, objects: wave.objects.filter((object) => !isElsewhere(object)) })),
    );
  }

  /** What is installed. */
  get plan(): InstallPlan {
    const [plan] = this.composition.plans;
    if (plan === undefined) throw new TypeError('an add-on has a plan');
    return plan;
  }
}

/** Properties of {@link Cilium}. */
export interface CiliumProps extends AddonProps, CiliumOptions {}

/**
 * Installs Cilium.
 *
 * @example
 * ```ts
 * new Cilium(chart, 'cilium', { cluster: k3sCluster({ name: 'edge', kubeProxy: 'none' }) });
 * ```
 */
export class Cilium extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumProps) {
    super(scope, id, planCilium(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link Calico}. */
export interface CalicoProps extends AddonProps, CalicoOptions {}

/**
 * Installs Calico by its operator.
 *
 * @example
 * ```ts
 * new Calico(chart, 'calico', { cluster: rke2Cluster({ name: 'shop' }) });
 * ```
 */
export class Calico extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CalicoProps) {
    super(scope, id, planCalico(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link Flannel}. */
export interface FlannelProps extends AddonProps, FlannelOptions {}

/**
 * Installs Flannel. Where the distribution brings it along there is nothing to install, and this only checks.
 *
 * @example
 * ```ts
 * new Flannel(chart, 'flannel', { cluster: kubeadmCluster({ name: 'lab', apiServer: { host: '192.0.2.10' } }) });
 * ```
 */
export class Flannel extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: FlannelProps) {
    super(scope, id, planFlannel(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link GatewayApi}. */
export interface GatewayApiProps extends AddonProps, GatewayApiOptions {}

/**
 * Installs the definitions of the Gateway API: their own objects with `inflate`, what makes Flux or Argo CD read the
 * folder of the release with `flux` and `argocd`. With other deliveries `install.sh` of a blueprint fetches the file, and
 * there are no objects to place here.
 *
 * @example
 * ```ts
 * new GatewayApi(chart, 'gateway-api', { cluster, version: '1.5', delivery: flux() });
 * ```
 */
export class GatewayApi extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: GatewayApiProps) {
    super(scope, id, planGatewayApi(props.cluster, optionsOf(props)), props);
  }
}
