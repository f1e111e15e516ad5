import type { Values } from '../../../core/values';
import type { HubbleTls } from './tls-options';

/** Where certificates come from, those of the agents first. */
export function tlsValues(tls: HubbleTls): Values<never> {
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
