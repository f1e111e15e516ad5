import type { AksNodePoolOptions } from '../lib/clusters/aks';
import type { Composition } from '../lib/core/compose';
import { type AksBlueprintOptions, type AksDescription, composeAks } from './parts/aks-blueprint';

/** Options of {@link aksCalicoWindows}. */
export interface AksCalicoWindowsOptions<S = string> extends AksBlueprintOptions<S> {
  /** What to say of the cluster differently. @defaultValue a VNet, Linux and Windows nodes of its own, named `aks` */
  readonly cluster?: AksDescription<S>;
}

/** Linux nodes for what the cluster itself needs, and Windows nodes that only pods come to which ask for them. */
const NODE_POOLS: readonly AksNodePoolOptions[] = [
  { name: 'system', mode: 'system', vmSize: 'Standard_D4ads_v5', nodes: 3 },
  {
    name: 'win',
    vmSize: 'Standard_D4ads_v5',
    osSku: 'Windows2022',
    nodes: { min: 2, max: 10 },
    taints: [{ key: 'os', value: 'windows', effect: 'NoSchedule' }],
  },
];

/**
 * Windows and Linux pods in one overlay, under the policies of the Calico that AKS installs.
 *
 * @throws BlueprintError with every problem found.
 */
export function aksCalicoWindows<S = string>(options: AksCalicoWindowsOptions<S>): Composition<S> {
  return composeAks<S, AksCalicoWindowsOptions<S>>({
    options,
    keys: [],
    decides: {
      networking: { mode: 'overlay', networkPolicy: 'calico' },
      nodePools: NODE_POOLS,
      waivers: [{ rule: 'aks/image-ends', reason: 'the newest Windows on which Calico is known to enforce policies' }],
    },
    plans: {},
  });
}
