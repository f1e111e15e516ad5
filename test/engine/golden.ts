import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Compares lines with a golden file of this folder. `UPDATE_GOLDEN=1` writes it instead. */
export function expectGolden(name: string, lines: readonly string[]): void {
  const file = path.join(__dirname, 'golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${lines.join('\n')}\n`);
  const known = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  expect({ [name]: lines }).toEqual({ [name]: known });
}
