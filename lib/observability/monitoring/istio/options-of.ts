import type { InstallPlan } from '../../../core/plan';
import { stepsWithChart } from '../../../core/plan-contents';
import type { IstioMonitoringOptions } from '../options';

/**
 * The options of {@link planIstioMonitoring} that the plan of Istio decides: where its parts are.
 *
 * @param plan - what installs Istio.
 */
export function istioMonitoringOf(
  plan: InstallPlan<unknown>,
): Pick<IstioMonitoringOptions, 'rootNamespace' | 'agentNamespace'> {
  const [root] = stepsWithChart([plan], 'istiod').map(({ namespace }) => namespace);
  const [agent] = stepsWithChart([plan], 'ztunnel').map(({ namespace }) => namespace);
  return {
    ...(root !== undefined && { rootNamespace: root }),
    ...(agent !== undefined && { agentNamespace: agent }),
  };
}
