import { resourceValues } from '../../../core/resources';
import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import { placementValues } from './placement';

/** Where Cilium's own pods run, with what, and when they restart. */
export function operationValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { operatorReplicas, resources } = settings;
  const placement = placementValues(settings);
  return {
    // A changed ConfigMap restarts nothing by itself: the old configuration would go on running.
    rollOutCiliumPods: true,
    ...placement.agent,
    resources: resourceValues(resources.agent),
    operator: {
      replicas: operatorReplicas,
      rollOutPods: true,
      ...placement.operator,
      resources: resourceValues(resources.operator),
    },
    envoy: { rollOutPods: true, ...placement.agent, resources: resourceValues(resources.envoy) },
  };
}
