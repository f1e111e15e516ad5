import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** An operation that may fail. */
export type AttemptedOperation = 'preview' | 'up' | 'destroy';

/** A file of programs in this folder, without extension. */
export type AttemptedPrograms =
  | 'aks-refusals'
  | 'eks-refusals'
  | 'gke-refusals'
  | 'refusals'
  | 'wrong-aws-inputs'
  | 'wrong-aws-order'
  | 'wrong-azure-inputs'
  | 'wrong-azure-order'
  | 'wrong-gcp-inputs'
  | 'wrong-gcp-order'
  | 'wrong-inputs';

/** What came of it. */
export interface Attempt {
  readonly failed: boolean;
  /** Errors that the engine showed. */
  readonly errors: readonly string[];
  /** Types of the resources in the state afterwards. */
  readonly types: readonly string[];
  /** Kinds of the objects in the cluster afterwards. */
  readonly kinds: readonly string[];
}

/** Longer than any program takes: a hang of the engine is a failure of its test, not of the whole run. */
const PATIENCE_MS = 100_000;

/**
 * Runs programs that are to fail in a process of its own, one after the other, each on a new stack if it is deployed: what a program or an `apply`
 * throws is an unhandled rejection by which the SDK learns of it. Jest keeps these for itself, and the engine would
 * report success.
 *
 * @returns what came of the operations, program by program.
 */
export async function attempt(
  programs: AttemptedPrograms,
  names: readonly string[],
  operations: readonly AttemptedOperation[],
): Promise<readonly (readonly Attempt[])[]> {
  const file = (name: string): string => path.join(__dirname, name);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--require', file('register.cjs'), file('main.ts'), programs, operations.join(), ...names],
    { timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
  );
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as readonly (readonly Attempt[])[];
}
