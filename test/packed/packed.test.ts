import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MANIFEST, type Packed, type Project, pack, projectWith, ROOT, run } from './packed';

const folder = mkdtempSync(join(tmpdir(), 'pack-'));
let packed: Packed;

beforeAll(() => {
  packed = pack(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const binary = (name: string): string => join(ROOT, 'node_modules', '.bin', name);

describe('the tarball', () => {
  test('has what is exported, and nothing that is not for its users', () => {
    const paths = packed.files.map(({ path }) => path);
    const targets = Object.values(MANIFEST.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    for (const target of [...targets, ...Object.values(MANIFEST.bin)]) {
      expect(paths).toContain(target.replace(/^\.\//, ''));
    }
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']));
    const known =
      /^(dist\/(lib|blueprints)\/.+\.(js|d\.ts|schema\.json)|dist\/lib\/cni\/cilium\/operation\/keys-of-charts\.json|examples\/(cdk8s|pulumi|shop|web)\/[a-z0-9-]+\.ts|[A-Z]+(\.md)?|package\.json)$/;
    expect(paths.filter((path) => !known.test(path))).toEqual([]);
  });

  test('stays small', () => {
    expect(packed.files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(7_000_000);
  });

  test('is what publint asks of a package', () => {
    expect(run(binary('publint'), ['run', packed.tarball, '--strict'], folder)).toContain('All good!');
  });

  test('resolves everywhere: by old and new TypeScript, from CommonJS and ES modules', () => {
    // The schema is JSON, which has no types to resolve.
    const report = run(
      binary('attw'),
      [packed.tarball, '--format', 'json', '--exclude-entrypoints', './schema.json'],
      folder,
    );
    const { problems } = JSON.parse(report) as { problems: object };
    expect(problems).toEqual({});
  });
});

describe('a project with nothing else in it', () => {
  let project: Project;
  beforeAll(async () => {
    project = await projectWith(packed, []);
  });
  afterAll(() => project.remove());

  test('plans, from CommonJS and from an ES module', () => {
    const script = `const cluster = k3sCluster({ name: 'a', kubeProxy: 'none' });
console.log(compose(cluster, planCilium(cluster)).plans[0].name, kindCiliumDev().cluster.name);`;
    project.write(
      'a.cjs',
      `const { compose, k3sCluster, planCilium } = require('cluster-blueprints');
const { kindCiliumDev } = require('cluster-blueprints/blueprints');\n${script}`,
    );
    project.write(
      'a.mjs',
      `import { compose, k3sCluster, planCilium } from 'cluster-blueprints';
import { kindCiliumDev } from 'cluster-blueprints/blueprints';\n${script}`,
    );
    expect(project.node('a.cjs')).toBe('cilium dev\n');
    expect(project.node('a.mjs')).toBe('cilium dev\n');
  });

  test('has a command line', () => {
    const main = join('node_modules', 'cluster-blueprints', MANIFEST.bin['cluster-blueprints'] ?? '');
    expect(project.node(main, 'list')).toContain('k3s-cilium');
    project.node(main, 'synth', 'kubeadm-calico-bgp', '--out', 'out');
    expect(readFileSync(join(project.folder, 'out', 'kubeadm-calico-bgp', 'install.sh'), 'utf8')).toContain('helm');
    project.node(main, 'new', 'k3s-cilium', 'mine');
    expect(readFileSync(join(project.folder, 'mine', 'main.ts'), 'utf8')).toContain('k3sCilium');
  });

  test('does not mind a reader that has seen enough', () => {
    const main = join('node_modules', 'cluster-blueprints', MANIFEST.bin['cluster-blueprints'] ?? '');
    // `true` is gone before Node has started.
    const options = { cwd: project.folder, encoding: 'utf8' } as const;
    const { stderr } = spawnSync('sh', ['-c', '"$0" "$1" rules | true', process.execPath, main], options);
    expect(stderr).toBe('');
  });

  test('has a schema for editors', () => {
    expect(project.node('-p', "require('cluster-blueprints/schema.json').title")).toContain('cluster-blueprints');
  });

  test.each([
    ['node16', 'node16', 'a.cts'],
    ['commonjs', 'node10', 'a.ts'],
    ['nodenext', 'nodenext', 'a.mts'],
    ['esnext', 'bundler', 'a.ts'],
  ])('has types that stand alone, for module %s and resolution %s', (module, moduleResolution, file) => {
    project.write(
      file,
      `import { type CiliumOptions, compose, kubeadmCluster, planCilium } from 'cluster-blueprints';
import { kubeadmCilium } from 'cluster-blueprints/blueprints';
const options: CiliumOptions = { encryption: { type: 'wireguard' } };
const cluster = kubeadmCluster({ name: 'a', apiServer: { host: 'b' } });
export const names: string[] = compose(cluster, planCilium(cluster, options)).plans.map((plan) => plan.name);
// @ts-expect-error: the API server must be said
export const wrong = kubeadmCilium({ cluster: {} });`,
    );
    // Also the declarations of the package itself are checked.
    project.compile(
      file,
      '--noEmit',
      '--strict',
      '--target',
      'es2022',
      '--module',
      module,
      '--moduleResolution',
      moduleResolution,
      '--ignoreDeprecations',
      '6.0',
    );
  });

  test.each(['cdk8s', 'pulumi'])('says what is missing if ./%s is loaded without its SDK', (entry) => {
    expect(() => project.node('-e', `Object.values(require('cluster-blueprints/${entry}'))`)).toThrow(
      /Cannot find module '(cdk8s|constructs|@pulumi\/)/,
    );
  });
});

describe('a project with the SDKs', () => {
  let project: Project;
  beforeAll(async () => {
    project = await projectWith(packed, [...Object.keys(MANIFEST.peerDependencies), '@types/node']);
  });
  afterAll(() => project.remove());

  test('has types for both back ends', () => {
    project.write(
      'a.cts',
      `import { App } from 'cdk8s';
import { BlueprintChart, inflate } from 'cluster-blueprints/cdk8s';
import { ClusterBlueprint } from 'cluster-blueprints/pulumi';
import { k3sCilium, kubeadmCilium } from 'cluster-blueprints/blueprints';
import type { Input } from '@pulumi/pulumi';
export const chart = new BlueprintChart(new App(), 'a', k3sCilium(), { delivery: inflate({ charts: 'charts' }) });
export const deploy = (host: Input<string>) =>
  new ClusterBlueprint('a', { composition: kubeadmCilium<Input<string>>({ cluster: { apiServer: { host } } }) });`,
    );
    project.compile(
      'a.cts',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--target',
      'es2022',
      '--module',
      'node16',
      '--types',
      'node',
    );
  });

  test('synthesizes with cdk8s', () => {
    project.write(
      'a.cjs',
      `const { App } = require('cdk8s');
const { BlueprintChart } = require('cluster-blueprints/cdk8s');
const { k3sCilium } = require('cluster-blueprints/blueprints');
const app = new App({ outdir: 'dist' });
new BlueprintChart(app, 'edge', k3sCilium());
app.synth();`,
    );
    project.node('a.cjs');
    expect(readFileSync(join(project.folder, 'dist', 'edge.k8s.yaml'), 'utf8')).toContain('kind: HelmChart');
  });
});
