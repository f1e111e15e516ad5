import type { GoDuration } from '../../core/go-duration';
import type { Values } from '../../core/values';

/**
 * Options of the Secrets Store CSI driver with the provider for AWS: secrets of Secrets Manager and parameters of Systems
 * Manager as files of pods. Each workload reads with the rights of its own service account.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://github.com/aws/secrets-store-csi-driver-provider-aws
 */
export interface SecretsStoreCsiOptions<S = string> {
  /**
   * The provider: a minor (`'3.1'`: the patch that is tested here) or an exact version. Supported: 3.1. The driver is the
   * one that the provider is released with.
   * @defaultValue `'3.1'`
   */
  readonly version?: string;
  /**
   * The region that secrets are in, where no SecretProviderClass says it.
   * @defaultValue that of the node, as its label says
   */
  readonly awsRegion?: S;
  /**
   * Fetch secrets again while pods run, and change their files. Alpha.
   * @defaultValue off: pods keep what they start with
   */
  readonly rotation?: SecretRotation;
  /**
   * Also write Secret objects for SecretProviderClasses that ask for it: the driver may then write every Secret of the cluster.
   * @defaultValue `false`
   */
  readonly syncSecret?: boolean;
  /**
   * Speak to AWS' endpoints that are validated by FIPS 140.
   * @defaultValue `false`
   */
  readonly useFipsEndpoint?: boolean;
  /**
   * Values of the charts that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: SecretsStoreCsiValues<S>;
}

/** How secrets are fetched again. */
export interface SecretRotation {
  /**
   * The least time between two looks at a secret: each is a call to AWS, for every pod.
   * @defaultValue `'2m'`
   */
  readonly pollInterval?: GoDuration;
}

/** Values by chart. */
export type SecretsStoreCsiValues<S = string> = {
  /** Of `secrets-store-csi-driver`. */
  readonly driver?: Values<S>;
  /** Of `secrets-store-csi-driver-provider-aws`. */
  readonly provider?: Values<S>;
};
