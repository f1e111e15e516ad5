import type { Construct } from 'constructs';
import type { CiliumAnnouncementsOptions } from '../cni/cilium-objects/announcements/options';
import { planCiliumAnnouncements } from '../cni/cilium-objects/announcements/plan';
import type { CiliumEgressGatewaysOptions } from '../cni/cilium-objects/egress-gateways/options';
import { planCiliumEgressGateways } from '../cni/cilium-objects/egress-gateways/plan';
import type { CiliumGatewayClassesOptions } from '../cni/cilium-objects/gateway-classes/options';
import { planCiliumGatewayClasses } from '../cni/cilium-objects/gateway-classes/plan';
import type { CiliumLocalRedirectsOptions } from '../cni/cilium-objects/local-redirects/options';
import { planCiliumLocalRedirects } from '../cni/cilium-objects/local-redirects/plan';
import type { CiliumNodeConfigsOptions } from '../cni/cilium-objects/node-configs/options';
import { planCiliumNodeConfigs } from '../cni/cilium-objects/node-configs/plan';
import type { CiliumPodPoolsOptions } from '../cni/cilium-objects/pod-pools/options';
import { planCiliumPodPools } from '../cni/cilium-objects/pod-pools/plan';
import type { CiliumPoliciesOptions } from '../cni/cilium-objects/policies/options';
import { planCiliumPolicies } from '../cni/cilium-objects/policies/plan';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link CiliumPolicies}. */
export interface CiliumPoliciesProps extends AddonProps, CiliumPoliciesOptions {}

/** Applies policies of Cilium: what pods and nodes may speak to. The plan of Cilium belongs beside it. */
export class CiliumPolicies extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumPoliciesProps) {
    super(scope, id, planCiliumPolicies(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CiliumAnnouncements}. */
export interface CiliumAnnouncementsProps extends AddonProps, CiliumAnnouncementsOptions {}

/** Gives Services addresses from pools, and announces them by BGP or on layer 2. The plan of Cilium belongs beside it. */
export class CiliumAnnouncements extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumAnnouncementsProps) {
    super(scope, id, planCiliumAnnouncements(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CiliumEgressGateways}. */
export interface CiliumEgressGatewaysProps extends AddonProps, CiliumEgressGatewaysOptions {}

/** Sends what chosen pods say to the outside through chosen nodes, with their addresses. The plan of Cilium belongs beside it. */
export class CiliumEgressGateways extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumEgressGatewaysProps) {
    super(scope, id, planCiliumEgressGateways(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CiliumLocalRedirects}. */
export interface CiliumLocalRedirectsProps extends AddonProps, CiliumLocalRedirectsOptions {}

/** Sends what pods say to an address or a Service to a pod on their own node. The plan of Cilium belongs beside it. */
export class CiliumLocalRedirects extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumLocalRedirectsProps) {
    super(scope, id, planCiliumLocalRedirects(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CiliumPodPools}. */
export interface CiliumPodPoolsProps extends AddonProps, CiliumPodPoolsOptions {}

/** Makes pools of pod addresses, which pods and namespaces choose by annotation. The plan of Cilium belongs beside it. */
export class CiliumPodPools extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumPodPoolsProps) {
    super(scope, id, planCiliumPodPools(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CiliumGatewayClasses}. */
export interface CiliumGatewayClassesProps extends AddonProps, CiliumGatewayClassesOptions {}

/** Makes classes of Gateways that differ in how Cilium serves them. The plan of Cilium belongs beside it. */
export class CiliumGatewayClasses extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumGatewayClassesProps) {
    super(scope, id, planCiliumGatewayClasses(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CiliumNodeConfigs}. */
export interface CiliumNodeConfigsProps extends AddonProps, CiliumNodeConfigsOptions {}

/** Tells the agents of some nodes something else than the others. The plan of Cilium belongs beside it. */
export class CiliumNodeConfigs extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CiliumNodeConfigsProps) {
    super(scope, id, planCiliumNodeConfigs(props.cluster, optionsOf(props)), props);
  }
}
