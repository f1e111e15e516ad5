import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { list } from 'tar';
import type { ChartRef } from '../core/plan';
import type { HelmBinary } from './binary';
import { refuse } from './rules';
import { checkArguments, runHelm } from './run';
import { withTemporaryFolder, writeWhole } from './temporary';

/** An archive of a chart. */
export interface ChartArchive {
  readonly file: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Where archives may come from. */
export interface ArchiveSources {
  /** A folder of archives named `<chart>-<version>.tgz`. */
  readonly charts: string | undefined;
  /** Whether helm may bring an archive that is not at hand. It is kept, and never asked for again. */
  readonly pull: boolean;
  /** Where pulled archives are kept. */
  readonly cache: string;
}

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Finds the archive of a chart, and checks that it is the pinned one.
 *
 * @throws BlueprintError if it is not at hand, or not the one that was pinned.
 */
export function findArchive(chart: ChartRef, sources: ArchiveSources, helm: () => HelmBinary): ChartArchive {
  const name = `${chart.name}-${chart.version}.tgz`;
  const given = sources.charts === undefined ? undefined : join(sources.charts, name);
  const kept = join(
    sources.cache,
    'charts',
    createHash('sha256').update(chart.repository).digest('hex').slice(0, 12),
    name,
  );
  const file = [given, kept].find((candidate) => candidate !== undefined && existsSync(candidate));
  if (file !== undefined) return checkArchive(file, chart);
  if (!sources.pull) {
    refuse(
      'helm/chart-is-at-hand',
      [chart.name],
      `there is no ${given ?? kept}`,
      `run 'helm pull --repo ${chart.repository} --version ${chart.version} -- ${chart.name}' and pass its folder as charts, or set pull to true`,
    );
  }
  return pullArchive(chart, kept, helm());
}

/** Brings an archive, checks it, and only then puts it where it will be found. */
function pullArchive(chart: ChartRef, kept: string, helm: HelmBinary): ChartArchive {
  return withTemporaryFolder((folder) => {
    checkArguments(chart, 'pull', 'default');
    const oci = chart.repository.startsWith('oci://');
    const run = runHelm(helm, folder, [
      'pull',
      `--destination=${folder}`,
      `--version=${chart.version}`,
      ...(oci ? [] : [`--repo=${chart.repository}`]),
      '--',
      oci ? `${chart.repository}/${chart.name}` : chart.name,
    ]);
    if (!run.ok) {
      refuse(
        'helm/chart-is-at-hand',
        [chart.name],
        `helm could not pull ${chart.name} ${chart.version}: ${run.message}`,
        `check that ${chart.repository} answers and has this version`,
      );
    }
    const pulled = checkArchive(join(folder, `${chart.name}-${chart.version}.tgz`), chart);
    checkEntries(pulled.file, chart);
    writeWhole(kept, readFileSync(pulled.file));
    return { file: kept, sha256: pulled.sha256 };
  });
}

function checkArchive(file: string, chart: ChartRef): ChartArchive {
  const sha256 = digestOf(file);
  if (chart.sha256 !== undefined && sha256 !== chart.sha256) {
    refuse(
      'helm/chart-is-the-pinned-one',
      [chart.name],
      `${file} has the SHA-256 ${sha256}, and ${chart.name} ${chart.version} was pinned with ${chart.sha256}`,
      'remove the file and bring the archive again; if it is the same, do not use it before you know why it changed',
    );
  }
  return { file, sha256 };
}

const digests = new Map<string, string>();

/** SHA-256 of a file: many clusters are made of one archive, so it is read again only after it has changed. */
function digestOf(file: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  const version = [file, ino, size, mtimeMs, ctimeMs].join(' ');
  const digest = digests.get(version) ?? createHash('sha256').update(readFileSync(file)).digest('hex');
  digests.set(version, digest);
  return digest;
}

/**
 * Looks at every entry of an archive, before helm opens it.
 *
 * @throws BlueprintError if one could be written elsewhere, or there are too many.
 */
export function checkEntries(file: string, chart: ChartRef): void {
  let entries = 0;
  let bytes = 0;
  let problem: string | undefined;
  const note = (what: string): void => {
    problem ??= what;
  };
  try {
    list({
      file,
      sync: true,
      strict: true,
      maxDecompressionRatio: 100,
      preservePaths: true,
      onReadEntry: (entry) => {
        entries += 1;
        bytes += entry.size;
        const path = String(entry.path);
        if (entry.type !== 'File' && entry.type !== 'OldFile' && entry.type !== 'Directory')
          note(`'${path}' is a ${entry.type}`);
        if (path.startsWith('/') || path.split('/').includes('..') || /[\\:\0]/.test(path))
          note(`'${path}' leads outside`);
        if (entries > MOST_ENTRIES) note(`it has more than ${MOST_ENTRIES} entries`);
        if (bytes > MOST_BYTES) note(`it unpacks to more than ${MOST_BYTES} bytes`);
      },
    });
  } catch (error) {
    note(error instanceof Error ? error.message : String(error));
  }
  if (entries === 0) note('it is empty');
  if (problem !== undefined) {
    refuse(
      'helm/archive-is-safe',
      [chart.name],
      `${file} is not an archive to open: ${problem}`,
      'bring the archive from its repository again',
    );
  }
}
