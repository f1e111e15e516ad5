import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** Every source file below a folder, relative to the repository. */
function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(join(ROOT, path)).isDirectory()) return sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

/** What a source file imports: files of ours by path, packages by name. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:from|require\()\s*'([^']+)'/g)].map(([, target = '']) => {
    if (!target.startsWith('.')) return target;
    const path = relative(ROOT, join(ROOT, dirname(file), target));
    return existsSync(join(ROOT, `${path}.ts`))
      ? `${path}.ts`
      : existsSync(join(ROOT, path, 'index.ts'))
        ? join(path, 'index.ts')
        : path;
  });
}

const LIB = sources('lib');
const layer = (file: string): string => file.split('/').slice(0, 2).join('/');

/** Who may import whom: each layer, and the layers below it. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  'lib/core': [],
  'lib/chart-catalogue.ts': [],
  'lib/charts.ts': ['lib/core', 'lib/chart-catalogue.ts'],
  'lib/input': [
    'lib/core',
    'lib/clusters',
    'lib/cni',
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/workloads',
    'lib/cost',
    'lib/file',
  ],
  'lib/clusters': ['lib/core', 'lib/input'],
  'lib/cni': ['lib/core', 'lib/charts.ts', 'lib/input', 'lib/clusters'],
  'lib/nodes': ['lib/core', 'lib/charts.ts', 'lib/input', 'lib/clusters'],
  'lib/workloads': ['lib/core', 'lib/input', 'lib/clusters', 'lib/nodes'],
  'lib/cost': ['lib/core', 'lib/input', 'lib/clusters', 'lib/workloads'],
  'lib/addons': ['lib/core', 'lib/charts.ts', 'lib/input', 'lib/clusters'],
  'lib/mesh': ['lib/core', 'lib/charts.ts', 'lib/input', 'lib/clusters', 'lib/addons'],
  'lib/observability': ['lib/core', 'lib/charts.ts', 'lib/input', 'lib/clusters', 'lib/mesh'],
  'lib/delivery': ['lib/core', 'lib/helm'],
  'lib/helm': ['lib/core'],
  'lib/machines': ['lib/core', 'lib/clusters'],
  'lib/output': ['lib/core', 'lib/delivery', 'lib/machines'],
  'lib/file': [
    'lib/core',
    'lib/clusters',
    'lib/cni',
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/workloads',
    'lib/input',
    'lib/output',
  ],
  'lib/support': [
    'lib/core',
    'lib/clusters',
    'lib/cni',
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/input',
  ],
  'lib/rule-catalogue.ts': [
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/workloads',
    'lib/cost',
    'lib/core',
    'lib/clusters',
    'lib/cni',
    'lib/delivery',
    'lib/file',
    'lib/helm',
    'lib/input',
    'lib/machines',
  ],
  'lib/index.ts': [
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/workloads',
    'lib/cost',
    'lib/core',
    'lib/clusters',
    'lib/cni',
    'lib/input',
    'lib/file',
    'lib/rule-catalogue.ts',
    'lib/output',
    'lib/delivery',
    'lib/machines',
    'lib/charts.ts',
  ],
  'lib/cdk8s': [
    'lib/core',
    'lib/cni',
    'lib/clusters',
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/workloads',
    'lib/delivery',
    'lib/output',
  ],
  'lib/pulumi': [
    'lib/core',
    'lib/cni',
    'lib/clusters',
    'lib/input',
    'lib/nodes',
    'lib/addons',
    'lib/mesh',
    'lib/observability',
    'lib/workloads',
  ],
  'lib/cli': [
    'lib/core',
    'lib/delivery',
    'lib/file',
    'lib/input',
    'lib/machines',
    'lib/output',
    'lib/rule-catalogue.ts',
    'blueprints/index.ts',
  ],
};

test.each(LIB)('%s imports only what is below it', (file) => {
  const allowed = [layer(file), ...(BELOW[layer(file)] ?? [])];
  const ours = importsOf(file).filter((target) => target.startsWith('lib/') || target.startsWith('blueprints'));
  expect(ours.filter((target) => !allowed.includes(layer(target)) && target !== 'blueprints/index.ts')).toEqual([]);
  if (layer(file) !== 'lib/cli') expect(ours.filter((target) => target.startsWith('blueprints'))).toEqual([]);
});

test('only one file of the schema looks at what it describes, and no program loads it', () => {
  const upward = LIB.filter(
    (file) =>
      layer(file) === 'lib/input' &&
      importsOf(file).some((target) => /^lib\/(clusters|cni|nodes|addons|file)/.test(target)),
  );
  expect(upward).toEqual(['lib/input/schema-roots.ts']);
  expect(LIB.filter((file) => importsOf(file).includes('lib/input/schema-roots.ts'))).toEqual([]);
});

test.each(['cilium', 'calico', 'flannel'])('nobody outside lib/cni asks whether a CNI is %s', (name) => {
  const mentions = LIB.filter(
    (file) =>
      !file.startsWith('lib/cni/') &&
      // Where a file's word for an addon becomes its planner.
      file !== 'lib/file/addon.ts' &&
      // Clouds call networking of their own so.
      !/^lib\/(clusters|pulumi)\/(gke|aks)\//.test(file) &&
      new RegExp(`=== '${name}'|case '${name}'`).test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(mentions).toEqual([]);
});

describe('what loading an entry loads', () => {
  /** Packages that a compiled entry brings into a fresh process once each of its exports has been looked at. */
  const loaded = (entry: string, after = ''): readonly string[] => {
    const script = `Object.values(require(${JSON.stringify(join(ROOT, 'dist', entry))})); ${after}; console.log(JSON.stringify([...new Set(Object.keys(require.cache).map((f) => /node_modules\\/((@[^/]+\\/)?[^/]+)(?!.*node_modules)/.exec(f)?.[1]).filter(Boolean))].sort()))`;
    return JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
  };
  test('`.` and `./blueprints` load no package: dependencies come with their first use', () => {
    for (const entry of ['lib/index.js', 'blueprints/index.js']) expect(loaded(entry)).toEqual([]);
  });

  test('planning loads the schema validator, and no SDK', () => {
    const packages = loaded(
      'lib/index.js',
      `const { k3sCluster, planCilium, compose } = require(${JSON.stringify(join(ROOT, 'dist/lib/index.js'))}); const c = k3sCluster({ name: 'a' }); compose(c, planCilium(c))`,
    );
    expect(packages).toEqual(expect.arrayContaining(['ajv', 'ipaddr.js', 'semver']));
    expect(packages.filter((name) => /^(@pulumi|cdk8s|constructs|tar|js-yaml)/.test(name))).toEqual([]);
  });

  test('the manifest path never loads Pulumi, and the Pulumi path never loads cdk8s', () => {
    expect(loaded('lib/cdk8s/index.js').filter((name) => name.startsWith('@pulumi'))).toEqual([]);
    expect(loaded('lib/pulumi/index.js').filter((name) => name.startsWith('cdk8s') || name === 'constructs')).toEqual(
      [],
    );
    expect(loaded('lib/cli/program.js').filter((name) => name.startsWith('@pulumi') || name === 'cdk8s')).toEqual([]);
  });
});
