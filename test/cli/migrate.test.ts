import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { record } from './recorder';

const folder = (): string => mkdtempSync(join(tmpdir(), 'migrate-'));

function file(text: string): string {
  const path = join(folder(), 'cluster.yaml');
  writeFileSync(path, text);
  return path;
}

const CLUSTER = `
cluster:
  distribution: k3s
  name: shop
  nodePools: [{ name: servers, role: control-plane, nodes: 3 }]
addons:
  - { kind: gateway-api }
  - { kind: cilium, options: { values: { cni: { chainingMode: portmap } } } }
`;
const SECTION = `
migration:
  from: { kind: flannel, options: { backend: { type: wireguard } } }
  podRanges: [10.45.0.0/16]
  policies: none
`;

test('writes the runbook with its files, and says what to do with it', () => {
  const out = folder();
  const { status, out: said, err } = record('migrate', file(CLUSTER + SECTION), '--out', out);
  const target = join(out, 'shop-migration');
  expect([status, said]).toEqual([
    0,
    `${target}: 11 files\nnext: read ${join(target, 'RUNBOOK.md')} to the end, with whoever will be there`,
  ]);
  expect(readdirSync(target).sort()).toEqual(['2-beside', '3-nodes', '4-finish', '5-clean-up', 'RUNBOOK.md']);
  expect(statSync(join(target, '3-nodes', 'move-node.sh')).mode & 0o111).toBe(0o111);
  expect(readFileSync(join(target, 'RUNBOOK.md'), 'utf8')).toContain('UDP 51820');
  expect(err).toContain('warning: migration.from.kind: ');
  expect(err).toContain('warning: addons[1].options.encryption: ');
});

test('what the file does not say, the command does', () => {
  const out = folder();
  const { status } = record(
    ...['migrate', file(CLUSTER), '--from', 'flannel', '--to', 'cilium', '--pod-range', '10.46.0.0/16', '-o', out],
  );
  expect(status).toBe(0);
  expect(readFileSync(join(out, 'shop-migration', '4-finish', 'values.yaml'), 'utf8')).toContain('10.46.0.0/16');
});

test('the command completes what the file begins', () => {
  const out = folder();
  const text = `${CLUSTER}migration: { podRanges: [10.45.0.0/16] }`;
  expect(record('migrate', file(text), '--from', 'flannel', '-o', out).status).toBe(0);
});

test.each([
  [
    'no ends',
    CLUSTER.replace('kind: cilium', 'kind: calico').replace(
      ', options: { values: { cni: { chainingMode: portmap } } }',
      '',
    ),
    [],
    ['migration', 'migration', 'addons'],
  ],
  ['another source than that of the file', CLUSTER + SECTION, ['--from', 'calico'], ['migration.from.kind']],
  ['a range in use', CLUSTER + SECTION, ['--pod-range', '10.43.0.0/16'], ['migration.podRanges[0]']],
  ['a range that is none', CLUSTER + SECTION, ['--pod-range', '10.45.0.1/16'], ['migration.podRanges[0]']],
  ['a misspelt key of the section', CLUSTER + SECTION.replace('podRanges', 'podRange'), [], ['migration.podRange']],
  [
    'a port in use',
    `${CLUSTER.replace('values:', 'routing: { mode: tunnel, port: 51820 }, values:')}${SECTION}`,
    [],
    ['addons[1].options.routing.port'],
  ],
])('writes nothing for %s', (_, text, args, paths) => {
  const out = folder();
  const { status, err } = record('migrate', file(text), '--out', out, ...args);
  expect([status, readdirSync(out)]).toEqual([1, []]);
  for (const path of paths) expect(err).toContain(`error: ${path}: `);
});

test('a folder in which somebody works is not written anew', () => {
  const out = folder();
  const path = file(CLUSTER + SECTION);
  record('migrate', path, '--out', out);
  expect(record('migrate', path, '--out', out).status).toBe(0);
  writeFileSync(join(out, 'shop-migration', 'networkpolicies.json'), '{}');
  expect(record('migrate', path, '--out', out)).toMatchObject({
    status: 2,
    err: expect.stringContaining('also holds networkpolicies.json, which would be lost'),
  });
  expect(readFileSync(join(out, 'shop-migration', 'networkpolicies.json'), 'utf8')).toBe('{}');
});

test.each([
  [['migrate', 'k3s-cilium'], 'migrate takes a cluster file'],
  [['migrate', '/nowhere.yaml'], '/nowhere.yaml cannot be read'],
  [['migrate', 'a.yaml', '--from', 'weave'], 'Allowed choices are calico, flannel'],
])('%j is misuse', (args, message) => {
  expect(record(...args)).toMatchObject({ status: 2, err: expect.stringContaining(message) });
});
