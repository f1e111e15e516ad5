// Writes lib/cni/cilium/operation/keys-of-charts.json from Cilium's real charts: which keys of values, and which keys of the
// agent's configuration, a chart reads. With --check: fails if the file is out of date. Names of keys only; nothing of a chart
// is copied.
//
// usage: node .tools/generate-cilium-keys.mjs [--check]    with the charts that .ci/fetch-charts.sh brings
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const FILE = 'lib/cni/cilium/operation/keys-of-charts.json';
const CHARTS = join(process.env['CLUSTER_BLUEPRINTS_CHARTS'] ?? fetchCharts(), 'charts');

/** Marks a key of which a chart reads more than what is listed. */
const OPEN = '*';

/** What hands a map over as a whole, so that its parts are read under other names. */
const READS_WHOLE = /\b(toYaml|toJson|toRawJson|with|range|include|dict|merge|coalesce|tpl|pick|omit)\b|:=/;

const charts = readdirSync(CHARTS)
  .map((name) => /^cilium-((1\.\d+)\.\d+)\.tgz$/.exec(name))
  .filter((match) => match !== null)
  .map(([file, version, minor]) => ({ file, version, minor }))
  .sort((a, b) => a.version.localeCompare(b.version, undefined, { numeric: true }))
  .map((chart) => ({ ...chart, ...read(chart.file) }));

const out = `${JSON.stringify({
  minors: charts.map(({ minor }) => minor),
  values: charts.reduce((tree, { values }, index) => merge(tree, values, 1 << index), {}),
  config: Object.fromEntries(
    [...new Set(charts.flatMap(({ config }) => config))].sort().map((key) => [key, bitsOf(key)]),
  ),
})}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== out) {
    console.error(`${FILE} is out of date: run 'node .tools/generate-cilium-keys.mjs'`);
    process.exit(1);
  }
} else writeFileSync(FILE, out);

function fetchCharts() {
  return execFileSync('.ci/fetch-charts.sh', { encoding: 'utf8' }).trim().split('\n').at(-1);
}

function bitsOf(key) {
  return charts.reduce((bits, { config }, index) => (config.includes(key) ? bits | (1 << index) : bits), 0);
}

/** The keys that a chart reads: declared ones that a template reads in some way, and those read without a declaration. */
function read(file) {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-keys-'));
  try {
    execFileSync('tar', ['xzf', join(CHARTS, file), '-C', folder]);
    const chart = join(folder, 'cilium');
    const texts = ['templates', 'files'].flatMap((name) => textsIn(join(chart, name)));
    const declared = parse(readFileSync(join(chart, 'values.yaml'), 'utf8'));
    const configMap = readFileSync(join(chart, 'templates', 'cilium-configmap.yaml'), 'utf8');
    return { values: keysOf(declared, referencesIn(texts)), config: configKeysIn(configMap) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function textsIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? textsIn(join(folder, entry.name)) : [readFileSync(join(folder, entry.name), 'utf8')],
  );
}

/**
 * Paths of values that templates name, `.Values.a.b` or `hasKey .Values.a "b"`, and what of them is read: `all` that there
 * may be, the `declared` parts of an image, which a helper knows, or none but those that are named as well.
 */
function referencesIn(texts) {
  const paths = new Map();
  const add = (path, parts) => {
    const key = path.join('.');
    const was = paths.get(key)?.parts;
    paths.set(key, { path, parts: was === 'all' ? was : (parts ?? was) });
  };
  for (const action of texts.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? [])) {
    const parts = READS_WHOLE.test(action) ? 'all' : undefined;
    for (const [, dotted] of action.matchAll(/\.Values((?:\.[A-Za-z]\w*)+)/g)) {
      const path = dotted.split('.').slice(1);
      if (path[0] !== 'AsMap') add(path, path.at(-1) === 'image' ? 'declared' : parts);
    }
    for (const [, dotted, name] of action.matchAll(/(?:hasKey|index) \$?\.Values((?:\.[A-Za-z]\w*)*) "(\w+)"/g)) {
      add([...dotted.split('.').slice(1), name]);
    }
  }
  return [...paths.values()];
}

/**
 * The tree of keys: `1` for a leaf below which everything is the caller's, a map for a key whose parts are known. A key
 * that is declared with parts and read whole, such as an affinity, is open.
 */
function keysOf(declared, references) {
  const root = { parts: {} };
  for (const { path, parts } of references) {
    let node = root;
    for (const name of path) node = node.parts[name] ??= { parts: {} };
    node.reads = parts;
  }
  const build = (value, node, inherited) => {
    const reads = inherited ?? node?.reads;
    const values = isMap(value) ? value : {};
    const names = [...new Set([...Object.keys(values), ...Object.keys(node?.parts ?? {})])];
    const isRead = inherited !== undefined || node !== undefined;
    if (names.length === 0) return isRead ? 1 : undefined;
    const parts = names
      .map((name) => [name, build(values[name], node?.parts[name], reads)])
      .filter(([, part]) => part !== undefined);
    if (parts.length === 0) return isRead ? 1 : undefined;
    return { ...(reads === 'all' && { [OPEN]: 1 }), ...Object.fromEntries(parts) };
  };
  return build(declared, root, undefined);
}

/** Adds the keys of one minor to those of others: `bit` marks what it reads. */
function merge(into, node, bit) {
  if (node === 1) return isMap(into) ? { ...into, [OPEN]: (into[OPEN] ?? 0) | bit } : (into ?? 0) | bit;
  const merged = isMap(into) ? { ...into } : into === undefined ? {} : { [OPEN]: into };
  for (const [name, part] of Object.entries(node)) {
    merged[name] = name === OPEN ? (merged[name] ?? 0) | bit : merge(merged[name], part, bit);
  }
  return merged;
}

/** Keys that templates of the agent's configuration can render. */
function configKeysIn(template) {
  const [, data = ''] = /^data:$(.*)^\{\{- if \.Values\.extraConfig/ms.exec(template) ?? [];
  return [...new Set([...data.matchAll(/^ {2}(?:\{\{-? [^}]*\}\})?([a-z][a-z0-9-]+):/gm)].map(([, key]) => key))];
}

function isMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
