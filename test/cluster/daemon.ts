import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** How long a program may take to end by itself when asked to. */
const GRACE_MILLISECONDS = 10_000;

/** A program that runs beside the tests, with its output in a file. It ends with the tests, whatever ends them. */
export class Daemon {
  /** Settles when the program has ended, however it did. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #log: string;
  #isRunning = true;

  constructor(program: string, args: readonly string[], log: string) {
    const output = openSync(log, 'w', 0o600);
    this.#log = log;
    this.#child = spawn(program, args, { stdio: ['ignore', output, output] });
    closeSync(output);
    const watchdog = watch(this.#child);
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.#isRunning = false;
        watchdog?.kill('SIGKILL');
        resolve();
      };
      this.#child.once('exit', end);
      this.#child.once('error', end);
    });
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** What it has said so far. */
  get output(): string {
    return readFileSync(this.#log, 'utf8');
  }

  /** Asks it to end, and makes it end if it does not. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), GRACE_MILLISECONDS);
    await this.ended;
    clearTimeout(timer);
  }
}

/** Kills a process once we are gone: our end of the pipe closes then, also if nobody gave us time to clean up. */
function watch({ pid }: ChildProcess): ChildProcess | undefined {
  if (pid === undefined) return undefined;
  const script = 'cat; kill -9 "$1"';
  return spawn('sh', ['-c', script, 'sh', String(pid)], { stdio: ['pipe', 'ignore', 'ignore'] });
}
