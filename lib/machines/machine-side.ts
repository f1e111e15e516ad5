import type { OutputFile } from '../core/output-file';

/** What one distribution wants on its machines. */
export interface MachineSide {
  readonly files: readonly OutputFile[];
  /** What to do with them, in order, one sentence each. */
  readonly steps: readonly string[];
}
