import type { Values } from '../../core/values';
import type { IstioPlatform } from './options';
import type { IstioSettings } from './settings';

/** A platform that the charts do not know fails to render, so what is none is not said. */
export function platformValue(platform: IstioPlatform): Values<never> {
  return platform === 'none' ? {} : { platform };
}

/** The revision, where there is one. */
export function revisionValue(revision: string | undefined): Values<never> {
  return revision === undefined ? {} : { revision };
}

/** What istiod and the agent are both told. */
export function sharedValues({ options }: IstioSettings): Values<never> {
  return {
    ...(options.nodeAgent?.nftables === true && { nativeNftables: true }),
    ...networkPolicy({ options }),
  };
}

/** Policies of the components' own. */
export function networkPolicy({ options }: Pick<IstioSettings, 'options'>): Values<never> {
  return options.networkPolicies?.components === true ? { networkPolicy: { enabled: true } } : {};
}

/** What webhooks do while istiod is away. */
export function failurePolicy({ validationFailurePolicy }: IstioSettings): Values<never> {
  return validationFailurePolicy === 'Fail' ? { base: { validationFailurePolicy: 'Fail' } } : {};
}
