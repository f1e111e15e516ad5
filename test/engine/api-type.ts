import type { Schema } from './schema';

/** What of an API a resource is made with. */
export interface ApiType {
  /** Its model. */
  readonly service: string;
  /** Names of types that hold the inputs, the first that has one first. */
  readonly requests: readonly string[];
  /** Names that differ by more than case: a path in the API, by the path of an input. */
  readonly names?: Readonly<Record<string, string>>;
  /** Limits that the documentation has and the model has not, by the path of an input. */
  readonly ours?: Readonly<Record<string, Schema>>;
}
