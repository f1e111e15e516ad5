import type { ClusterSpec } from '../clusters/spec';
import type { MigrationSection } from '../cni/migration/options';
import type { Waiver } from '../core/waiver';
import type { Addon } from './addon';

/** A cluster and what to install in it, as written in a YAML or JSON file. */
export interface ClusterFile<S = string> {
  /** Where an editor finds the schema of this file. */
  readonly $schema?: string;
  readonly cluster: ClusterSpec<S>;
  /**
   * What to install.
   * @defaultValue nothing
   */
  readonly addons?: readonly Addon<S>[];
  /**
   * The CNI that runs today, and where pods get addresses from once another has taken its place: read by `migrate` alone.
   * @defaultValue none
   */
  readonly migration?: MigrationSection<S>;
  /**
   * Findings that you accept, each with the reason.
   * @defaultValue none
   */
  readonly waivers?: readonly Waiver[];
}
