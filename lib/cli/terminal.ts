import { type Finding, formatFinding } from '../core/finding';

/** Where a command speaks to: the process, or a recorder in tests. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person is watching the error stream. */
  readonly isInteractive: boolean;
  readonly hasColor: boolean;
}

/** The terminal of this process. Colours only where a person reads, and not if `NO_COLOR` is set. */
export function processTerminal(): Terminal {
  const isInteractive = process.stderr.isTTY === true;
  return {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    isInteractive,
    hasColor: isInteractive && (process.env['NO_COLOR'] ?? '') === '',
  };
}

/** Prints findings to the error stream, with a line that counts them. */
export function printFindings(terminal: Terminal, findings: readonly Finding[]): void {
  for (const finding of findings) terminal.err(paint(terminal, finding.severity, formatFinding(finding)));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  terminal.err(`${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`);
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function paint(terminal: Terminal, severity: Finding['severity'], text: string): string {
  if (!terminal.hasColor) return text;
  const code = severity === 'error' ? 31 : 33;
  return text.replace(`${severity}:`, `\u001b[${code}m${severity}:\u001b[39m`);
}

/** Says how long work goes on: one line that changes where a person watches, a line for each piece elsewhere. */
export class Progress {
  #shown = 0;

  /**
   * @param terminal - where to speak.
   * @param total - how many pieces there are.
   */
  constructor(
    private readonly terminal: Terminal,
    private readonly total: number,
  ) {}

  /** A piece is begun. */
  begin(what: string): void {
    this.#shown += 1;
    if (this.terminal.isInteractive) process.stderr.write(`\r\u001b[2K[${this.#shown}/${this.total}] ${what}`);
    else this.terminal.err(`[${this.#shown}/${this.total}] ${what}`);
  }

  /** All is done. */
  end(): void {
    if (this.terminal.isInteractive) process.stderr.write('\r\u001b[2K');
  }
}
