import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from '../../lib/core/output-file';

const FOLDER = join(__dirname, '..', 'golden');

/** Compares files with those reviewed before in `test/golden/<name>`. `UPDATE_GOLDEN=1` writes them for the next review. */
export function expectGolden(name: string, files: readonly OutputFile[]): void {
  const folder = join(FOLDER, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const file of files) {
      mkdirSync(dirname(join(folder, file.path)), { recursive: true });
      writeFileSync(join(folder, file.path), file.content);
    }
  }
  const wanted = existsSync(folder) ? readTree(folder) : {};
  expect(Object.fromEntries(files.map(({ path, content }) => [path, content]))).toEqual(wanted);
}

function readTree(folder: string, prefix = ''): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...readdirSync(join(folder, prefix)).map((entry) => {
      const path = prefix === '' ? entry : `${prefix}/${entry}`;
      return statSync(join(folder, path)).isDirectory()
        ? readTree(folder, path)
        : { [path]: readFileSync(join(folder, path), 'utf8') };
    }),
  ) as Record<string, string>;
}
