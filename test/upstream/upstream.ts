import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const FOLDER = resolve(process.env['UPSTREAM_DIR'] ?? join(__dirname, '..', '..', '..', 'shared', 'upstream'));
/** What `.ci/fetch-charts.sh` brings. */
const FETCHED = resolve(process.env['CLUSTER_BLUEPRINTS_CHARTS'] || join(__dirname, 'not-given'));

/**
 * What is missing, and how to get it; `undefined` if all is here.
 *
 * @param folders - folders of definitions that are needed besides.
 */
export function missing(...folders: readonly string[]): string | undefined {
  if (!existsSync(join(FOLDER, 'charts')))
    return "there are no charts and definitions of upstream to compare with: set UPSTREAM_DIR to a folder with 'charts' and 'crds'";
  const absent = folders.filter((folder) => !existsSync(folderOf(folder)));
  return absent.length === 0
    ? undefined
    : `there are no definitions ${absent.join(', ')}: set CLUSTER_BLUEPRINTS_CHARTS to the folder that .ci/fetch-charts.sh fills and prints last`;
}

/** `describe`, or a skipped one that says what is missing. With `CI` set, missing data is a failure. */
export function describeUpstream(name: string, body: () => void, ...folders: readonly string[]): void {
  const reason = missing(...folders);
  if (reason === undefined) describe(name, body);
  else if (process.env['CI'] === undefined)
    describe.skip(`${name}: ${reason}`, () => test('not looked at', () => undefined));
  else test(name, () => expect(reason).toBeUndefined());
}

/** A chart as upstream publishes it. */
export interface UpstreamChart {
  readonly version: string;
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Every `.Values` path that its templates read. */
  readonly referenced: ReadonlySet<string>;
  /** The schema that it ships, if any. */
  readonly schema: object | undefined;
}

const charts = new Map<string, UpstreamChart>();

/** The chart of a minor that is at hand: the newest of that minor, or the next newer one. */
export function chartOf(name: string, minor: string): UpstreamChart {
  const chart = charts.get(`${name} ${minor}`) ?? readChart(name, minor);
  charts.set(`${name} ${minor}`, chart);
  return chart;
}

function readChart(name: string, minor: string): UpstreamChart {
  const folder = join(FOLDER, 'charts', name);
  const versions = readdirSync(folder).sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  const bare = (version: string): string => version.replace(/^v/, '');
  const version =
    versions.findLast((one) => bare(one).startsWith(`${minor}.`)) ??
    versions.find((one) => bare(one).localeCompare(minor, undefined, { numeric: true }) > 0);
  if (version === undefined) throw new Error(`no ${name} ${minor} in ${folder}`);
  const read = (file: string): string => readFileSync(join(folder, version, file), 'utf8');
  return {
    version,
    defaults: defaultsOf(parse(read('values.yaml')) as Record<string, unknown>),
    referenced: new Set(
      read('referenced-values.txt')
        .split('\n')
        .filter((line) => line !== ''),
    ),
    schema: existsSync(join(folder, version, 'values.schema.json'))
      ? (JSON.parse(read('values.schema.json')) as object)
      : undefined,
  };
}

/** Istio's charts hide their defaults under a key, to put profiles between them and what the caller says. */
function defaultsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return (values['_internal_defaults_do_not_set'] as Record<string, unknown> | undefined) ?? values;
}

/** Every file of a folder of definitions, below `crds` of what is at hand or of what is fetched. */
export function definitionFiles(folder: string): readonly string[] {
  const path = folderOf(folder);
  return readdirSync(path).map((file) => readFileSync(join(path, file), 'utf8'));
}

function folderOf(folder: string): string {
  const own = join(FOLDER, 'crds', folder);
  return existsSync(own) ? own : join(FETCHED, 'crds', folder);
}
