import { inspectClusterSpec } from '../clusters/spec';
import {
  inspectMigration,
  isMigrationDestination,
  type MigrationOptions,
  type MigrationSource,
  migrationFiles,
} from '../cni/migration';
import type { Finding, WaivedFinding } from '../core/finding';
import type { OutputFile } from '../core/output-file';
import { findingOf, type RuleSummary } from '../core/rule';
import { checkShape } from '../input/shape';
import type { Addon } from './addon';
import type { ClusterFile } from './cluster-file';
import { readClusterFile } from './read-file';

export { MIGRATION_DESTINATIONS, MIGRATION_SOURCES } from '../cni/migration';

/** What the file does not say of a migration, or what is to hold instead. */
export interface MigrationRequest {
  /** The CNI that runs today: as `migration.from` of the file, or with all its defaults. */
  readonly from?: MigrationSource['kind'];
  /** What takes its place. */
  readonly to?: Addon['kind'];
  /** Where pods get addresses then. */
  readonly podRanges?: readonly string[];
}

/** What came of it. */
export interface FileMigration {
  /** The runbook, and a folder for each phase. Absent if anything stands against it. */
  readonly files?: readonly OutputFile[];
  /** Everything found, in terms of the file. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
  /** The name of the cluster; empty if the file does not get so far. */
  readonly name: string;
}

/** A migration needs both ends. */
export const MIGRATION_FILE_RULE = {
  id: 'migration/both-ends-are-known',
  title: 'A migration needs the CNI of today, the one that takes its place, and a range of addresses for pods',
  severity: 'error',
  evidence: 'cluster-blueprints/schema.json',
} as const satisfies RuleSummary;

/** Plans the migration of a cluster file, in its terms. Never throws. */
export function inspectFileMigration(text: string, request: MigrationRequest): FileMigration {
  const refused = (findings: readonly Finding[], name = ''): FileMigration => ({ findings, waived: [], name });
  const read = readClusterFile(text);
  if ('finding' in read) return refused([read.finding]);
  const shape = checkShape('ClusterFile', read.content as ClusterFile, []);
  if (shape.usable === undefined || shape.findings.some(({ severity }) => severity === 'error'))
    return refused(shape.findings);
  const file = shape.usable;
  const { cluster, findings: ofCluster } = inspectClusterSpec({
    ...file.cluster,
    waivers: [...(file.cluster.waivers ?? []), ...(file.waivers ?? [])],
  });
  if (cluster === undefined || ofCluster.some(({ severity }) => severity === 'error')) return refused(ofCluster);

  const ends = endsOf(file, request);
  if ('findings' in ends) return refused(ends.findings, cluster.name);
  const inspection = inspectMigration(cluster, ends.options);
  const inFile = <T extends Finding>(finding: T): T => ({ ...finding, path: ends.termsOf(finding.path) });
  const { migration } = inspection;
  const waived = inspection.waived.map(inFile);
  return {
    ...(migration && { files: migrationFiles({ ...migration, findings: migration.findings.map(inFile), waived }) }),
    waived,
    findings: [...ofCluster, ...inspection.findings.map(inFile)],
    name: cluster.name,
  };
}

type Ends =
  | { readonly options: MigrationOptions; readonly termsOf: (path: string) => string }
  | { readonly findings: readonly Finding[] };

/** Both ends, of the file and the request together. */
function endsOf({ addons = [], migration }: ClusterFile, request: MigrationRequest): Ends {
  const findings: Finding[] = [];
  const report = (path: string, message: string, fix: string): void => {
    findings.push(findingOf(MIGRATION_FILE_RULE, { path: path.split('.'), message, fix }));
  };
  const from = migration?.from ?? (request.from && { kind: request.from });
  if (from === undefined) {
    report(
      'migration',
      'nobody says which CNI runs today',
      "write migration: { from: { kind: 'flannel' }, podRanges: [...] }, or give --from",
    );
  } else if (from.kind !== (request.from ?? from.kind)) {
    report(
      'migration.from.kind',
      `the file says ${from.kind} runs today, and the command ${request.from}`,
      'mend the one that is wrong',
    );
  }
  const podRanges = request.podRanges ?? migration?.podRanges;
  if (podRanges === undefined) {
    report(
      'migration',
      'nobody says where pods get addresses afterwards',
      'write migration.podRanges, or give --pod-range',
    );
  }
  const index = addons.findIndex((one) => isMigrationDestination(one) && one.kind === (request.to ?? one.kind));
  const addon = addons[index];
  const to = addon !== undefined && isMigrationDestination(addon) ? addon : undefined;
  if (to === undefined) {
    report(
      'addons',
      'the file installs nothing that could take its place',
      'add { kind: cilium } to addons, with the options that it has at the end',
    );
  }
  if (findings.length > 0 || from === undefined || podRanges === undefined || to === undefined) return { findings };
  return {
    options: { ...migration, from, podRanges, to },
    termsOf: (path) => inTerms(path, index),
  };
}

/** Planners speak of their own options; the reader of a file sees them under keys. */
function inTerms(path: string, index: number): string {
  if (path === 'to' || path.startsWith('to.')) return `addons[${index}]${path.slice(2)}`;
  return /^(from|podRanges|policies)\b/.test(path) ? `migration.${path}` : path;
}
