export type { SecretRotation, SecretsStoreCsiOptions, SecretsStoreCsiValues } from './options';
export { inspectSecretsStoreCsi, planSecretsStoreCsi } from './plan';
