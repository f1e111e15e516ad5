import type { ResourceRequirements } from '../../core/resources';
import type { Values } from '../../core/values';
import type { VolumeOptions } from '../../core/volume';
import type { NamespaceOptions } from '../namespace';
import type { SecretReference } from '../secret-reference';

/**
 * Options of Jaeger 2, which keeps traces and shows them. All have defaults.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://www.jaegertracing.io/docs/latest/
 */
export interface JaegerOptions<S = string> extends NamespaceOptions {
  /**
   * The chart: a minor (`'4.11'`: the patch that is tested here) or an exact version, 4.11.1 or newer.
   * @defaultValue `'4.11'`
   */
  readonly version?: string;
  /** Where traces are kept. @defaultValue Badger on a volume of 20Gi */
  readonly storage?: JaegerStorage<S>;
  /**
   * Requests and limits of each copy.
   * @defaultValue requests of `200m` and `512Mi`, a limit of `1Gi` memory
   */
  readonly resources?: ResourceRequirements;
  /**
   * Values of the chart that no option covers, merged last. Setting what an option renders is an error.
   * @defaultValue none
   */
  readonly values?: Values<S>;
}

/**
 * Where traces are kept.
 * @discriminator kind
 */
export type JaegerStorage<S = string> = JaegerBadger<S> | JaegerSearch<S> | JaegerMemory;

/** In a database of files on a volume. Only one process can have it open: one copy, and a gap while it moves. */
export interface JaegerBadger<S = string> {
  readonly kind: 'badger';
  /** The volume. @defaultValue 20Gi */
  readonly volume?: VolumeOptions<S>;
  /**
   * How long traces are kept, in hours.
   * @minimum 1
   * @maximum 8760
   * @asType integer
   * @defaultValue `168`
   */
  readonly retentionHours?: number;
}

/** In Elasticsearch or OpenSearch, which somebody else runs. Any number of copies may share it. */
export interface JaegerSearch<S = string> {
  readonly kind: 'elasticsearch' | 'opensearch';
  /** With scheme and port: `https://opensearch.example.com:9200`. */
  readonly serverUrl: S;
  /** Who Jaeger signs in as. @defaultValue nobody */
  readonly auth?: JaegerSearchAuth;
  /**
   * How many copies there are.
   * @minimum 1
   * @maximum 20
   * @asType integer
   * @defaultValue `2`
   */
  readonly replicas?: number;
  /**
   * What names of indices begin with.
   * @pattern ^[a-z0-9][a-z0-9-]{0,40}$
   * @defaultValue `'jaeger'`
   */
  readonly indexPrefix?: string;
}

/** Who Jaeger signs in as. */
export interface JaegerSearchAuth {
  /** Name of the user, in a Secret of the namespace. */
  readonly username: SecretReference;
  /** Password of the user, in a Secret of the namespace. */
  readonly password: SecretReference;
}

/** In memory: for a trial. */
export interface JaegerMemory {
  readonly kind: 'memory';
  /**
   * How many traces are kept; the oldest go.
   * @minimum 100
   * @maximum 1000000
   * @asType integer
   * @defaultValue `50000`
   */
  readonly maxTraces?: number;
}
