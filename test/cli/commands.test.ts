import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '../../blueprints';
import { RULES } from '../../lib/rule-catalogue';
import { record } from './recorder';

const folder = (): string => mkdtempSync(join(tmpdir(), 'cli-'));

function file(text: string, name = 'cluster.yaml'): string {
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}

const GOOD = 'cluster: { distribution: k3s, name: shop, kubeProxy: none }\naddons: [{ kind: cilium }]\n';
const BAD = 'cluster: { distribution: k3s, name: Shop }\naddons: [{ kind: cilium, options: { exclusiv: true } }]\n';

describe('list', () => {
  test('a line a blueprint', () => {
    const { status, out } = record('list');
    expect(status).toBe(0);
    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual(CATALOGUE.map(({ name }) => name));
  });

  test('as JSON', () => {
    expect(JSON.parse(record('list', '--json').out)).toEqual(JSON.parse(JSON.stringify(CATALOGUE)));
  });
});

describe('synth', () => {
  test('writes a folder for every blueprint, and says so', () => {
    const out = folder();
    const { status, out: said, err } = record('synth', 'all', '--out', out);
    expect(status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
    expect(said.split('\n')).toHaveLength(CATALOGUE.length);
    expect(err.split('\n')[0]).toBe(`[1/${CATALOGUE.length}] ${CATALOGUE[0]?.name}`);
    expect(readdirSync(join(out, 'k3s-cilium')).sort()).toEqual([
      'README.md',
      'install.sh',
      'manifests',
      'nodes',
      'pages',
    ]);
  });

  test('takes a cluster file', () => {
    const out = folder();
    expect(record('synth', file(GOOD), '-o', out).status).toBe(0);
    expect(readFileSync(join(out, 'cluster', 'README.md'), 'utf8')).toContain('# shop');
  });

  test('takes a delivery', () => {
    const out = folder();
    expect(record('synth', 'kubeadm-cilium', '-o', out, '--delivery', 'argocd', '--cni-is-running').status).toBe(0);
    expect(readFileSync(join(out, 'kubeadm-cilium', 'manifests', '01-cilium.yaml'), 'utf8')).toContain(
      'kind: Application',
    );
  });

  test.each([
    ['GitOps without a network', ['kubeadm-cilium', '--delivery', 'flux'], 'delivery/gitops-needs-a-network'],
    ['a chart that is not at hand', ['kubeadm-cilium', '--charts', '/nowhere'], 'helm/chart-is-at-hand'],
    ['a file with errors', [file(BAD)], 'input/unknown-key'],
  ])('writes nothing for %s', (_, args, rule) => {
    const out = folder();
    const { status, err } = record('synth', ...args, '--out', out);
    expect([status, readdirSync(out)]).toEqual([1, []]);
    expect(err).toContain(rule);
  });
});

describe('plan', () => {
  test('one JSON object with all that there is to know', () => {
    const { status, out } = record('plan', 'kubeadm-calico-bgp', '--json');
    const plan = JSON.parse(out) as Record<string, readonly Record<string, unknown>[]>;
    expect(status).toBe(0);
    expect(Object.keys(plan)).toEqual([
      'blueprint',
      'cluster',
      'plans',
      'releases',
      'objects',
      'bundles',
      'findings',
      'waived',
    ]);
    expect(Object.keys(plan['plans']?.[0] ?? {})).toEqual([
      'name',
      'title',
      'when',
      'provides',
      'requires',
      'needs',
      'network',
    ]);
    expect(Object.keys(plan['releases']?.[0] ?? {})).toEqual([
      'name',
      'namespace',
      'install',
      'chart',
      'repository',
      'version',
      'values',
    ]);
    expect(plan['objects']?.map(({ kind }) => kind)).toEqual(['Namespace', 'BGPPeer', 'BGPPeer', 'BGPConfiguration']);
  });

  test('text for a reader', () => {
    const { out } = record('plan', 'k3s-cilium');
    expect(out).toContain(
      'Cilium 1.19.6 (before-nodes)\n  provides cni, cilium-kinds, network-policy, service-routing, flow-visibility\n  release kube-system/cilium: cilium 1.19.6',
    );
    expect(out).toContain('| UDP | 8472 | node | node | pod traffic in the tunnel |');
  });

  test('one at a time', () => {
    expect(record('plan', 'all')).toMatchObject({
      status: 2,
      err: 'cluster-blueprints: plan takes one blueprint or file',
    });
  });
});

describe('check', () => {
  test('a file that works', () => {
    expect(record('check', file(GOOD))).toEqual({ status: 0, out: '', err: '0 errors, 0 warnings' });
  });

  test('a file that does not', () => {
    const { status, err } = record('check', file(BAD));
    expect(status).toBe(1);
    expect(err).toContain("error: cluster.name: 'Shop' is not a DNS label\n    fix: write 'shop'");
    expect(err).toContain("error: addons[0].options.exclusiv: there is no key 'exclusiv'\n    fix: write 'exclusive'");
    expect(err).toMatch(/2 errors, 0 warnings$/);
  });

  test('warnings alone are no failure, and what was accepted is shown', () => {
    const { status, err } = record('check', file(`${GOOD}waivers: [{ rule: a/b, reason: was needed last year }]`));
    expect([status, err.split('\n').at(-1)]).toEqual([0, '0 errors, 1 warning']);
    const accepted = record(
      'check',
      file(
        'cluster: { distribution: k3s, name: a, nodePools: [{ name: s, role: control-plane, nodes: 2 }] }\nwaivers: [{ rule: cluster/control-plane-is-odd, reason: a third comes in May }]',
      ),
    );
    expect(accepted.err).toContain('accepted: cluster.nodePools: cluster/control-plane-is-odd: a third comes in May');
  });

  test('as JSON', () => {
    const { status, out } = record(
      'check',
      file(JSON.stringify({ cluster: { distribution: 'k3s' } }), 'cluster.json'),
      '--json',
    );
    expect([status, (JSON.parse(out) as { findings: { path: string }[] }).findings.map(({ path }) => path)]).toEqual([
      1,
      ['cluster.name'],
    ]);
  });
});

describe('rules', () => {
  test('a line a rule, its id first', () => {
    expect(
      record('rules')
        .out.split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(RULES.map(({ id }) => id));
  });

  test('one rule', () => {
    expect(record('rules', 'cilium/node-encryption-drops-host-traffic').out.split('\n')).toEqual([
      'cilium/node-encryption-drops-host-traffic',
      '  WireGuard node encryption loses traffic to host ports before 1.19.5',
      '  severity: warning',
      '  versions: >=1.19 <1.19.5',
      '  evidence: https://github.com/cilium/cilium/issues/45497',
    ]);
    expect(JSON.parse(record('rules', 'cluster/node-pools', '--json').out)).toMatchObject({
      id: 'cluster/node-pools',
      severity: 'error',
    });
    expect(JSON.parse(record('rules', '--json').out)).toHaveLength(RULES.length);
  });
});

test.each([
  [['synth', 'k3s-celium'], "there is no blueprint 'k3s-celium': did you mean 'k3s-cilium'?"],
  [['synth', 'something-else-entirely'], "'cluster-blueprints list' shows them"],
  [['check', '/nowhere/at/all.yaml'], '/nowhere/at/all.yaml cannot be read'],
  [['rules', 'cilium/hubble-ui-need-relay'], "did you mean 'cilium/hubble-ui-needs-relay'?"],
  [['snyth'], "unknown command 'snyth'"],
  [['synth'], "missing required argument 'source'"],
  [
    ['synth', 'all', '--delivery', 'pigeon'],
    "argument 'pigeon' is invalid. Allowed choices are k3sHelmChart, inflate, flux, argocd, helmValues",
  ],
  [['list', '--jsno'], "unknown option '--jsno'"],
])('%j is misuse', (args, message) => {
  const { status, err } = record(...args);
  expect(status).toBe(2);
  expect(err).toContain(message);
});

test('help and version are no failures', () => {
  expect(record('--help')).toMatchObject({
    status: 0,
    out: expect.stringContaining('Exit status: 0 clean, 1 errors found, 2 misuse.'),
  });
  expect(record('--version')).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});
