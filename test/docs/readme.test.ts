import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '../../blueprints';
import { CHARTS } from '../../lib/charts';
import { record } from '../cli/recorder';

const ROOT = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const README = read('README.md');

/** The code blocks of a language. */
function blocks(language: string): readonly string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);
}

/** What the README shows of a command. */
function shown(command: string): string {
  const found = blocks('console').find((block) => block.startsWith(`$ ${command}\n`));
  if (found === undefined) throw new Error(`the README does not show ${command}`);
  return found.slice(command.length + 3).trimEnd();
}

describe('the README', () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'readme-'));
  beforeAll(() => process.chdir(folder));
  afterAll(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('shows examples as they are', () => {
    const examples = [
      'cdk8s/k3s-cilium',
      'cdk8s/kubeadm-cilium-bgp',
      'cdk8s/spot-web-service',
      'pulumi/kubeadm-cilium',
      'pulumi/eks-cilium-spot',
      'shop/ambient-shop',
    ].map((name) => read(`examples/${name}.ts`));
    const shown = blocks('ts');
    expect(shown).toHaveLength(examples.length);
    expect(shown.filter((block) => !examples.some((example) => example.includes(block)))).toEqual([]);
  });

  test('shows what the page of a workload says', () => {
    const page = CATALOGUE.find(({ name }) => name === 'spot-web-service')
      ?.compose()
      .plans.at(-1)?.page;
    expect(page).toContain(blocks('text').at(-1));
  });

  test('shows what its example writes', () => {
    const example = join(ROOT, 'dist', 'examples', 'cdk8s', 'k3s-cilium.js');
    execFileSync(process.execPath, [example], { env: { ...process.env, CDK8S_OUTDIR: folder } });
    const written = (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => name.startsWith('shop') && statSync(join(folder, name)).isFile())
      .sort();
    const [tree = ''] = blocks('text');
    expect(
      tree
        .trim()
        .split('\n')
        .map((line) => line.split(/\s+/)[0]),
    ).toEqual(written);
  });

  test('shows what commands say', () => {
    writeFileSync('cluster.yaml', blocks('yaml')[0] ?? '');
    const checked = record('check', 'cluster.yaml');
    expect(checked.status).toBe(1);
    expect(checked.err).toBe(shown('npx cluster-blueprints check cluster.yaml'));
    expect(record('list').out).toBe(shown('npx cluster-blueprints list'));
    expect(record('new', 'k3s-cilium', 'my-cluster').out).toBe(
      shown('npx cluster-blueprints new k3s-cilium my-cluster'),
    );
  });

  test('names the versions of charts, the exports and the files that there are', () => {
    for (const [title, chart] of [
      ['Cilium', CHARTS.cilium],
      ['Calico', CHARTS['tigera-operator']],
      ['Flannel', CHARTS.flannel],
      ['Karpenter', CHARTS.karpenter],
    ] as const) {
      const minors = Object.keys(chart.minors);
      expect(README).toContain(`| ${title} | ${minors[0]} – ${minors.at(-1)} | ${chart.defaultMinor} |`);
    }
    const { exports } = JSON.parse(read('package.json')) as { exports: Readonly<Record<string, unknown>> };
    const named = [...README.matchAll(/^\| `(cluster-blueprints[^`]*)` \|/gm)].map(([, name]) => name);
    const public_ = Object.keys(exports).filter((name) => name !== './package.json');
    expect(named).toEqual(public_.map((name) => name.replace('.', 'cluster-blueprints')));
    const links = [...README.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});
