import type { Construct } from 'constructs';
import type { AksCluster } from '../clusters/aks';
import { type AksNapPoolsOptions, planAksNapPools } from '../nodes/aks-nap';
import { Addon, type AddonProps, optionsOf } from './addons';

/** What a construct for AKS needs besides the options of its planner. */
export interface AksAddonProps extends AddonProps {
  /** Where it is installed. */
  readonly cluster: AksCluster;
}

/** Properties of {@link AksNapPools}. */
export interface AksNapPoolsProps extends AksAddonProps, AksNapPoolsOptions {}

/**
 * Pools of AKS node auto-provisioning, besides those that AKS makes.
 *
 * @example
 * ```ts
 * new AksNapPools(chart, 'pools', { cluster, nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }] });
 * ```
 */
export class AksNapPools extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: AksNapPoolsProps) {
    super(scope, id, planAksNapPools(props.cluster, optionsOf(props)), props);
  }
}
