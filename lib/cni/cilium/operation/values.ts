import { mostNodes } from '../../../core/cluster';
import { resourceValues } from '../../../core/resources';
import { mergeValues, type Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import { imageValues } from './images';
import { placementValues } from './placement';

/** From how many nodes on two restarts at a time take too long. */
const MANY_NODES = 50;

/** Where Cilium's own pods run, with what, and when they restart. */
export function operationValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { operatorReplicas, options, resources } = settings;
  const placement = placementValues(settings);
  const values: Values<S> = {
    // A changed ConfigMap restarts nothing by itself: the old configuration would go on running.
    rollOutCiliumPods: true,
    ...placement.agent,
    ...agentValues(settings),
    ...(options.installedSince !== undefined && { upgradeCompatibility: options.installedSince }),
    resources: resourceValues(resources.agent),
    operator: {
      replicas: operatorReplicas,
      rollOutPods: true,
      ...placement.operator,
      resources: resourceValues(resources.operator),
    },
    envoy: { rollOutPods: true, ...placement.agent, resources: resourceValues(resources.envoy) },
  };
  return mergeValues(values, imageValues(settings));
}

function agentValues<S>({ cluster, options }: CiliumSettings<S>): Values<S> {
  const { extraEnv, maxUnavailable, tolerations } = options.agent ?? {};
  const atOnce = maxUnavailable ?? (mostNodes(cluster, 'linux') > MANY_NODES ? '10%' : undefined);
  return {
    ...(extraEnv && { extraEnv: Object.entries(extraEnv).map(([name, value]) => ({ name, value })) }),
    ...(tolerations && { tolerations: tolerations.map((toleration) => ({ ...toleration })) }),
    ...(atOnce !== undefined && {
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: atOnce } },
    }),
    ...(options.agentConfig && { extraConfig: options.agentConfig }),
  };
}
