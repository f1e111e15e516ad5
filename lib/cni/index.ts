import type { Cluster } from '../core/cluster';
import type { Inspection } from '../input/planner';
import type { CalicoOptions } from './calico/options';
import { inspectCalico } from './calico/plan';
import type { CiliumOptions } from './cilium/options';
import { inspectCilium } from './cilium/plan';
import type { FlannelOptions } from './flannel/options';
import { inspectFlannel } from './flannel/plan';

/**
 * Something to install, as a file names it.
 * @discriminator kind
 */
export type Addon<S = string> = CalicoAddon<S> | CiliumAddon<S> | FlannelAddon<S>;

/** Calico. */
export interface CalicoAddon<S = string> {
  readonly kind: 'calico';
  readonly options?: CalicoOptions<S>;
}

/** Cilium. */
export interface CiliumAddon<S = string> {
  readonly kind: 'cilium';
  readonly options?: CiliumOptions<S>;
}

/** Flannel. */
export interface FlannelAddon<S = string> {
  readonly kind: 'flannel';
  readonly options?: FlannelOptions<S>;
}

/** What the planner of an addon says of it. Never throws. */
export function inspectAddon<S>(cluster: Cluster<S>, addon: Addon<S>): Inspection<S> {
  switch (addon.kind) {
    case 'calico':
      return inspectCalico(cluster, addon.options);
    case 'cilium':
      return inspectCilium(cluster, addon.options);
    case 'flannel':
      return inspectFlannel(cluster, addon.options);
  }
}
