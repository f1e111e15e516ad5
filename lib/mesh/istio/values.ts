import { mergeValues, type Values } from '../../core/values';
import { agentValues, ztunnelValues } from './agent-values';
import { istiodValues } from './istiod-values';
import type { IstioChart, IstioSettings } from './settings';
import { failurePolicy } from './shared-values';

/** Values of every chart for these settings, with the caller's own merged last. */
export function istioValues<S>(settings: IstioSettings<S>): Readonly<Record<IstioChart, Values<S>>> {
  const { options } = settings;
  const rendered = renderedValues(settings);
  return {
    base: mergeValues(rendered.base, options.values?.base),
    istiod: mergeValues(rendered.istiod, options.values?.istiod),
    cni: mergeValues(rendered.cni, options.values?.cni),
    ztunnel: mergeValues(rendered.ztunnel, options.values?.ztunnel),
  };
}

/**
 * The values that options decide. What concerns the agent stands under `cni`, what concerns istiod's pod under `pilot`:
 * the charts copy these over the top level after profile and platform, which win over anything written there.
 */
export function renderedValues<S>(settings: IstioSettings<S>): Readonly<Record<IstioChart, Values<S>>> {
  return {
    base: baseValues(settings),
    istiod: istiodValues(settings),
    cni: agentValues(settings),
    ztunnel: ztunnelValues(settings),
  };
}

function baseValues<S>(settings: IstioSettings<S>): Values<S> {
  const { namespace, options } = settings;
  return {
    profile: 'ambient',
    // Its webhook asks the Service of this revision: with another, every object of Istio is refused.
    ...(options.revision !== undefined && { defaultRevision: options.revision }),
    global: { istioNamespace: namespace },
    ...failurePolicy(settings),
  };
}
