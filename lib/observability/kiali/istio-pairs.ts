import type { InstallPlan } from '../../core/plan';
import { stepsWithChart } from '../../core/plan-contents';
import { minorOf } from '../../core/version';
import { istioMonitoringOf } from '../monitoring/istio/options-of';
import type { KialiOptions } from './options';

/** The minor of Kiali that each minor of Istio is released with. */
const KIALI_OF: Readonly<Record<string, string>> = { '1.28': '2.17', '1.29': '2.21', '1.30': '2.26', '1.31': '2.27' };

/** The minor of Kiali that a version of Istio is released with; `undefined` for one that is not known here. */
export function kialiOfIstio(version: string): string | undefined {
  return KIALI_OF[minorOf(version)];
}

/** The options of Kiali that the plan of Istio decides: which version goes with it, and where its parts are. */
export function kialiBeside(istio: InstallPlan<unknown>): Pick<KialiOptions, 'istio' | 'version'> {
  const { agentNamespace, rootNamespace } = istioMonitoringOf(istio);
  const version = stepsWithChart([istio], 'istiod').map(({ chart }) => kialiOfIstio(chart.version))[0];
  return {
    ...(version !== undefined && { version }),
    istio: {
      ...(rootNamespace !== undefined && { rootNamespace }),
      ...(agentNamespace !== undefined && { ztunnelNamespace: agentNamespace }),
    },
  };
}
