import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of our own package.json the command line uses. */
export interface PackageManifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The folder of this package: compiled files lie one level deeper than sources. */
export function packageRoot(): string {
  const candidates = [join(__dirname, '..', '..'), join(__dirname, '..', '..', '..')];
  const root = candidates.find((candidate) => existsSync(join(candidate, 'package.json')));
  if (root === undefined) throw new TypeError('the package has lost its package.json');
  return root;
}

/** Our own package.json. */
export function packageManifest(): PackageManifest {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as PackageManifest;
}
