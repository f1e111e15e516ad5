import { mergeValues, type Values } from '../../core/values';
import { CILIUM_FEATURES } from './features';
import type { CiliumSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function ciliumValues<S>(settings: CiliumSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: CiliumSettings<S>): Values<S> {
  return CILIUM_FEATURES.reduce<Values<S>>(
    (joined, { values }) => (values === undefined ? joined : mergeValues(joined, values(settings))),
    {},
  );
}
