import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '../../blueprints';
import { record } from '../cli/recorder';

const ROOT = join(__dirname, '..', '..');
const EXAMPLES = readdirSync(join(ROOT, 'examples', 'cdk8s')).filter((file) => file !== 'main.ts');
const folder = (): string => mkdtempSync(join(tmpdir(), 'examples-'));

describe.each(EXAMPLES)('%s', (file) => {
  test('runs, and writes manifests', () => {
    const out = folder();
    execFileSync(process.execPath, [join(ROOT, 'dist', 'examples', 'cdk8s', file.replace('.ts', '.js'))], {
      env: { ...process.env, CDK8S_OUTDIR: out },
      stdio: 'pipe',
    });
    expect(readdirSync(out).some((name) => name.endsWith('.k8s.yaml'))).toBe(true);
  });

  test('is short enough to be read', () => {
    const lines = readFileSync(join(ROOT, 'examples', 'cdk8s', file), 'utf8')
      .trim()
      .split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(10);
    expect(lines.length).toBeLessThanOrEqual(45);
  });
});

test('every example is run by `cdk8s synth`', () => {
  const main = readFileSync(join(ROOT, 'examples', 'cdk8s', 'main.ts'), 'utf8');
  const imported = [...main.matchAll(/import '\.\/(.+)';/g)].map(([, name]) => `${name}.ts`);
  expect(imported.sort()).toEqual(EXAMPLES.sort());
});

describe('a new project', () => {
  test.each(CATALOGUE.map(({ name }) => name))('of %s type-checks and synthesizes', (name) => {
    const project = join(folder(), 'My Project');
    expect(record('new', name, project).status).toBe(0);
    installed(project);
    execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '--outDir', 'js', '--noEmit', 'false'],
      { cwd: project, stdio: 'pipe' },
    );
    execFileSync(process.execPath, ['js/main.js'], { cwd: project, stdio: 'pipe' });
    expect(readdirSync(join(project, 'dist')).length).toBeGreaterThan(0);
  });

  test('says what to do next, and how it is named', () => {
    const project = join(folder(), 'My Project');
    expect(record('new', 'k3s-cilium', project).out).toContain('npm install && npm run synth');
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      name: string;
      dependencies: Record<string, string>;
    };
    expect([manifest.name, Object.keys(manifest.dependencies)]).toEqual([
      'my-project',
      ['cluster-blueprints', 'cdk8s', 'constructs', 'cdk8s-plus-28'],
    ]);
  });

  test('never overwrites', () => {
    const project = folder();
    mkdirSync(join(project, 'something'));
    expect(record('new', 'k3s-cilium', project)).toMatchObject({
      status: 2,
      err: expect.stringContaining('is not empty'),
    });
    expect(record('new', 'all', join(project, 'x'))).toMatchObject({ status: 2 });
    expect(readdirSync(project)).toEqual(['something']);
  });
});

/** What `npm install` would do, from what is here: our package as it is built, and the SDKs. */
function installed(project: string): void {
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  for (const name of ['cdk8s', 'cdk8s-plus-28', 'constructs', '@types/node', 'undici-types'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  const own = join(modules, 'cluster-blueprints');
  mkdirSync(own);
  for (const part of ['dist', 'package.json', 'examples'])
    cpSync(join(ROOT, part), join(own, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(own, 'node_modules'));
}
