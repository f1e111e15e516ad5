import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BlueprintError } from '../core/finding';
import type { OutputFile } from '../core/output-file';
import { inspectFileMigration, type MigrationRequest } from '../file/inspect-file-migration';
import { writeFolder } from '../output/write-folder';
import { Misuse, readText } from './source';
import { count, printFindings, type Terminal } from './terminal';

/** Options of `migrate`. */
export interface MigrateOptions {
  /** Where to write: a folder named after the cluster. */
  readonly out: string;
  /** @defaultValue that of the file */
  readonly from?: NonNullable<MigrationRequest['from']>;
  /** @defaultValue the add-on of the file that is a destination */
  readonly to?: NonNullable<MigrationRequest['to']>;
  /** @defaultValue those of the file */
  readonly podRange?: readonly string[];
}

/** `migrate`: writes the runbook of the way from one CNI to another, and its files. Nothing is written if anything stands against it. */
export function migrate(terminal: Terminal, file: string, options: MigrateOptions): void {
  if (!/\.(ya?ml|json)$/.test(file)) throw new Misuse('migrate takes a cluster file');
  const { files, findings, waived, name } = inspectFileMigration(readText(file), {
    ...(options.from !== undefined && { from: options.from }),
    ...(options.to !== undefined && { to: options.to }),
    ...(options.podRange !== undefined && { podRanges: options.podRange }),
  });
  if (files === undefined) throw new BlueprintError(file, findings);
  const folder = join(options.out, `${name}-migration`);
  keepOthers(folder, files);
  writeFolder(folder, files);
  for (const { rule, path, reason } of waived) terminal.err(`  accepted: ${path}: ${rule}: ${reason}`);
  if (findings.length > 0) printFindings(terminal, findings);
  terminal.out(`${folder}: ${count(files.length, 'file')}`);
  terminal.out(`next: read ${join(folder, 'RUNBOOK.md')} to the end, with whoever will be there`);
}

/** Refuses to write a folder anew in which somebody works: exported policies and the chart are there. */
function keepOthers(folder: string, files: readonly OutputFile[]): void {
  const own = new Set(files.map(({ path }) => path.split('/')[0]));
  const others = existsSync(folder) ? readdirSync(folder).filter((entry) => !own.has(entry)) : [];
  if (others.length === 0) return;
  throw new Misuse(`${folder} also holds ${others.join(', ')}, which would be lost: name another folder with --out`);
}
