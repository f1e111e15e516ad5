import { mergeValues, type Values } from '../../core/values';
import type { SecretsStoreCsiSettings } from './settings';

/** The driver's values for these settings, with the caller's own merged last. */
export function driverValues<S>(settings: SecretsStoreCsiSettings<S>): Values<S> {
  return mergeValues(renderedDriverValues(settings), settings.options.values?.driver);
}

/** The provider's values for these settings, with the caller's own merged last. */
export function providerValues<S>(settings: SecretsStoreCsiSettings<S>): Values<S> {
  return mergeValues(renderedProviderValues(settings), settings.options.values?.provider);
}

/** The values that options decide, by chart. */
export function renderedValues<S>(settings: SecretsStoreCsiSettings<S>): Values<S> {
  return { driver: renderedDriverValues(settings), provider: renderedProviderValues(settings) };
}

function renderedDriverValues<S>({ options: { rotation, syncSecret } }: SecretsStoreCsiSettings<S>): Values<S> {
  return {
    // How the provider becomes a pod's service account: by its OIDC token, and by Pod Identity.
    tokenRequests: [{ audience: 'sts.amazonaws.com' }, { audience: 'pods.eks.amazonaws.com' }],
    enableSecretRotation: rotation !== undefined,
    ...(rotation !== undefined && { rotationPollInterval: rotation.pollInterval ?? '2m' }),
    syncSecret: { enabled: syncSecret ?? false },
  };
}

function renderedProviderValues<S>({ options }: SecretsStoreCsiSettings<S>): Values<S> {
  return {
    // The driver is a release of its own, so that each can be upgraded, and its definitions outlive the provider.
    'secrets-store-csi-driver': { install: false },
    // The driver runs on every node, and mounts fail on nodes without the provider.
    tolerations: [{ operator: 'Exists' }],
    useFipsEndpoint: options.useFipsEndpoint ?? false,
    ...(options.awsRegion !== undefined && { awsRegion: options.awsRegion }),
  };
}
