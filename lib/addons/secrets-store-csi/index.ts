export type { GoDuration, SecretRotation, SecretsStoreCsiOptions, SecretsStoreCsiValues } from './options';
export { inspectSecretsStoreCsi, planSecretsStoreCsi } from './plan';
