import { type ExitStatus, run } from '../../lib/cli/program';

/** What a command said, and how it ended. */
export interface Recording {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line, remembering what it says. */
export function record(...args: readonly string[]): Recording {
  const out: string[] = [];
  const err: string[] = [];
  const status = run(
    { out: (text) => out.push(text), err: (text) => err.push(text), isInteractive: false, hasColor: false },
    args,
  );
  return { status, out: out.join('\n'), err: err.join('\n') };
}
