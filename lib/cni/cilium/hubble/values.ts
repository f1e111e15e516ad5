import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import type { HubbleTls } from './options';

/** Flow visibility. */
export function hubbleValues<S>({ hubble }: CiliumSettings<S>): Values<S> {
  if (hubble === undefined) return { hubble: { enabled: false } };
  return {
    hubble: {
      enabled: true,
      relay: {
        enabled: hubble.relay,
        ...(hubble.relay && { rollOutPods: true }),
        ...(hubble.relay &&
          hubble.tls.method === 'existing' && { tls: { client: { existingSecret: hubble.tls.relayClientSecret } } }),
      },
      ui: { enabled: hubble.ui, ...(hubble.ui && { rollOutPods: true }) },
      tls: tlsValues(hubble.tls),
      ...(hubble.metrics.length > 0 && { metrics: { enabled: hubble.metrics } }),
    },
  };
}

function tlsValues(tls: HubbleTls): Values<never> {
  switch (tls.method) {
    case 'cronJob':
      return {
        enabled: true,
        auto: {
          enabled: true,
          method: 'cronJob',
          ...(tls.certValidityDuration !== undefined && { certValidityDuration: tls.certValidityDuration }),
        },
      };
    case 'certmanager':
      return {
        enabled: true,
        auto: {
          enabled: true,
          method: 'certmanager',
          certManagerIssuerRef: {
            group: tls.certManagerIssuerRef.group ?? 'cert-manager.io',
            kind: tls.certManagerIssuerRef.kind ?? 'Issuer',
            name: tls.certManagerIssuerRef.name,
          },
        },
      };
    case 'existing':
      return { enabled: true, auto: { enabled: false }, server: { existingSecret: tls.serverSecret } };
    case 'none':
      return { enabled: false };
  }
}
