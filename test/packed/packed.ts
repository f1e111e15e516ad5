import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extract } from 'tar';

export const ROOT = join(__dirname, '..', '..');

/** The package's own description of itself. */
export const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

/** A file of the tarball. */
interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

/** The packed package. */
export interface Packed {
  readonly tarball: string;
  readonly files: readonly PackedFile[];
}

/** Packs what is built. */
export function pack(folder: string): Packed {
  const out = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT);
  const [{ filename, files }] = JSON.parse(out) as [{ filename: string; files: readonly PackedFile[] }];
  return { tarball: join(folder, filename), files };
}

/** A project with the packed package in it, and of all others only those named. */
export async function projectWith({ tarball }: Packed, others: readonly string[]): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'cluster-blueprints'), { recursive: true });
  await extract({ file: tarball, cwd: join(modules, 'cluster-blueprints'), strip: 1 });
  for (const name of [...Object.keys(MANIFEST.dependencies), ...others]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return {
    folder,
    write: (file, text) => writeFileSync(join(folder, file), text),
    node: (...args) => run(process.execPath, args, folder),
    compile: (...options) =>
      run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ...options], folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A project of somebody else. */
export interface Project {
  readonly folder: string;
  write(file: string, text: string): void;
  /** Runs Node in it. */
  node(...args: readonly string[]): string;
  /** Runs the compiler in it. */
  compile(...options: readonly string[]): string;
  remove(): void;
}

/** Runs a program; what it printed is part of the error if it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe', maxBuffer: 64 * 2 ** 20 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}
