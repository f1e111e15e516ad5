import type * as pulumi from '@pulumi/pulumi';
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
import { Addon, type AddonArgs, optionsOf } from './addons';
import type { Late } from './late';

/** Arguments of {@link CiliumPolicies}. */
export interface CiliumPoliciesArgs extends AddonArgs, CiliumPoliciesOptions<Late> {}

/** Applies policies of Cilium: what pods and nodes may speak to. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumPolicies extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumPoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumPolicies', name, planCiliumPolicies(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CiliumAnnouncements}. */
export interface CiliumAnnouncementsArgs extends AddonArgs, CiliumAnnouncementsOptions<Late> {}

/** Gives Services addresses from pools, and announces them by BGP or on layer 2. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumAnnouncements extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumAnnouncementsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumAnnouncements', name, planCiliumAnnouncements(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CiliumEgressGateways}. */
export interface CiliumEgressGatewaysArgs extends AddonArgs, CiliumEgressGatewaysOptions<Late> {}

/** Sends what chosen pods say to the outside through chosen nodes, with their addresses. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumEgressGateways extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumEgressGatewaysArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumEgressGateways', name, planCiliumEgressGateways(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CiliumLocalRedirects}. */
export interface CiliumLocalRedirectsArgs extends AddonArgs, CiliumLocalRedirectsOptions<Late> {}

/** Sends what pods say to an address or a Service to a pod on their own node. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumLocalRedirects extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumLocalRedirectsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumLocalRedirects', name, planCiliumLocalRedirects(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CiliumPodPools}. */
export interface CiliumPodPoolsArgs extends AddonArgs, CiliumPodPoolsOptions<Late> {}

/** Makes pools of pod addresses, which pods and namespaces choose by annotation. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumPodPools extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumPodPoolsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumPodPools', name, planCiliumPodPools(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CiliumGatewayClasses}. */
export interface CiliumGatewayClassesArgs extends AddonArgs, CiliumGatewayClassesOptions<Late> {}

/** Makes classes of Gateways that differ in how Cilium serves them. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumGatewayClasses extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumGatewayClassesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumGatewayClasses', name, planCiliumGatewayClasses(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CiliumNodeConfigs}. */
export interface CiliumNodeConfigsArgs extends AddonArgs, CiliumNodeConfigsOptions<Late> {}

/** Tells the agents of some nodes something else than the others. The plan of Cilium belongs beside it, and its component before it. */
export class CiliumNodeConfigs extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CiliumNodeConfigsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CiliumNodeConfigs', name, planCiliumNodeConfigs(args.cluster, optionsOf(args)), args, opts);
  }
}
