import { Progress, printFindings, processTerminal, type Terminal } from '../../lib/cli/terminal';

const finding = { rule: 'a/b', severity: 'warning', path: 'p', message: 'm', fix: 'f', evidence: 'e' } as const;

function screen(hasColor: boolean): { readonly terminal: Terminal; readonly lines: string[] } {
  const lines: string[] = [];
  return {
    lines,
    terminal: { out: (text) => lines.push(text), err: (text) => lines.push(text), isInteractive: false, hasColor },
  };
}

test('colours only where they are wanted', () => {
  const [plain, coloured] = [screen(false), screen(true)];
  printFindings(plain.terminal, [finding]);
  printFindings(coloured.terminal, [finding]);
  expect(plain.lines.join('\n')).not.toContain('\u001b');
  expect(coloured.lines[0]).toContain('\u001b[33mwarning:\u001b[39m');
});

test('NO_COLOR and a pipe mean no colours', () => {
  const before = { color: process.env['NO_COLOR'], tty: process.stderr.isTTY };
  try {
    process.stderr.isTTY = true;
    process.env['NO_COLOR'] = '1';
    expect(processTerminal().hasColor).toBe(false);
    delete process.env['NO_COLOR'];
    expect(processTerminal().hasColor).toBe(true);
    process.stderr.isTTY = false;
    expect(processTerminal()).toMatchObject({ hasColor: false, isInteractive: false });
  } finally {
    process.stderr.isTTY = before.tty;
    if (before.color !== undefined) process.env['NO_COLOR'] = before.color;
  }
});

test('progress is plain lines where nobody watches', () => {
  const { terminal, lines } = screen(false);
  const progress = new Progress(terminal, 2);
  progress.begin('a');
  progress.begin('b');
  progress.end();
  expect(lines).toEqual(['[1/2] a', '[2/2] b']);
});
