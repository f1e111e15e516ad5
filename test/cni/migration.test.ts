import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { planCilium } from '../../lib';
import { besideValues } from '../../lib/cni/cilium/migration';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import {
  inspectMigration,
  type Migration,
  type MigrationOptions,
  migrationFiles,
  planMigration,
} from '../../lib/cni/migration';
import { K3S_FOLDERS } from '../../lib/cni/migration/sources/flannel';
import type { HelmStep } from '../../lib/core/plan';
import type { CiliumSet } from '../cluster/cilium-sets';
import { MIGRATION_SETS } from '../cluster/cilium-sets/migration';
import { DUAL_STACK, IPV6_ONLY, k3s, kubeadm } from '../support/clusters';
import { expectGolden } from '../support/golden';

const nodePools = [
  { name: 'servers', role: 'control-plane', nodes: 3 },
  { name: 'agents', nodes: 4 },
] as const;
const CILIUM = { kind: 'cilium' } as const;
const PORTMAP = { kind: 'cilium', options: { values: { cni: { chainingMode: 'portmap' } } } } as const;

const fromFlannel = (change: Partial<MigrationOptions> = {}): Migration =>
  planMigration(k3s({ name: 'shop', nodePools }), {
    from: { kind: 'flannel' },
    to: PORTMAP,
    podRanges: ['10.45.0.0/16'],
    ...change,
  });
const fromCalico = (change: Partial<MigrationOptions> = {}): Migration =>
  planMigration(kubeadm({ name: 'shop', nodePools }), {
    from: { kind: 'calico' },
    to: CILIUM,
    podRanges: ['10.245.0.0/16'],
    policies: 'park',
    ...change,
  });
const content = (migration: Migration, path: string): string =>
  migrationFiles(migration).find((file) => file.path === path)?.content ?? '';
const yaml = (migration: Migration, path: string): Record<string, unknown> =>
  parse(content(migration, path)) as Record<string, unknown>;

describe('what is reviewed by people', () => {
  // What charts are told changes with Cilium's planner, and is compared with it below.
  const reviewed = (migration: Migration): ReturnType<typeof migrationFiles> =>
    migrationFiles(migration).filter(({ path }) => !path.endsWith('/values.yaml'));

  test('from the Flannel of K3s', () => expectGolden('migration/k3s-flannel-to-cilium', reviewed(fromFlannel())));
  test('from Calico on kubeadm', () => expectGolden('migration/kubeadm-calico-to-cilium', reviewed(fromCalico())));
});

describe.each([
  ['K3s and Flannel', fromFlannel],
  ['kubeadm and Calico', fromCalico],
])('%s', (_, make) => {
  test.each(['1.18', '1.19', '1.20'])(
    'Cilium %s: the end is what its planner gives for the options of the end',
    (version) => {
      const kubernetes = version === '1.18' ? '1.33' : '1.35';
      const cluster = { ...make().cluster, kubernetes };
      const first = make();
      const migration = planMigration(cluster, {
        from: { kind: first.from.title.startsWith('Calico') ? 'calico' : 'flannel' },
        to: { kind: 'cilium', options: { version, policyEnforcementMode: 'always' } },
        podRanges: first.to.podRanges,
      });
      const after = yaml(migration, '5-clean-up/cilium.yaml') as { addons: [{ options: CiliumOptions }] };
      const step = planCilium(cluster, after.addons[0].options).steps.find(({ kind }) => kind === 'helm') as HelmStep;
      expect(yaml(migration, '4-finish/values.yaml')).toEqual(JSON.parse(JSON.stringify(step.values)));
      expect(yaml(migration, '4-finish/values.yaml')).toMatchObject({
        policyEnforcementMode: 'always',
        ipam: { mode: 'cluster-pool', operator: { clusterPoolIPv4PodCIDRList: first.to.podRanges } },
      });
      expect(yaml(migration, '4-finish/values.yaml')['cni']).not.toHaveProperty('customConf');
    },
  );

  test('beside the old network, Cilium differs from the end in what keeps it to itself, and in nothing else', () => {
    const migration = make();
    const [beside, end] = [yaml(migration, '2-beside/values.yaml'), yaml(migration, '4-finish/values.yaml')];
    expect(beside).toMatchObject({
      operator: { unmanagedPodWatcher: { restart: false } },
      cni: { customConf: true, uninstall: false },
      policyEnforcementMode: 'never',
      bpf: { hostLegacyRouting: true },
      kubeProxyReplacement: false,
    });
    const keys = Object.keys(beside).filter((key) => JSON.stringify(beside[key]) !== JSON.stringify(end[key]));
    expect(keys.sort()).toEqual(['bpf', 'cni', 'operator', 'policyEnforcementMode']);
  });

  test('there is a way back until the old network is taken away', () => {
    expect(make().phases.map(({ name, back }) => [name, back.length > 0])).toEqual([
      ['prepare', true],
      ['beside', true],
      ['nodes', true],
      ['finish', true],
      ['clean-up', false],
    ]);
  });

  test('every step that types something says what to expect', () => {
    const silent = make().phases.flatMap(({ steps }) =>
      steps.filter(
        ({ run, answer, expect: wanted }) => run !== undefined && answer === undefined && wanted === undefined,
      ),
    );
    expect(silent).toEqual([]);
  });

  test('scripts are correct for a POSIX shell', () => {
    for (const file of migrationFiles(make()).filter(({ executable }) => executable === true)) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: file.content, encoding: 'utf8' });
      expect([file.path, status, stderr]).toEqual([file.path, 0, '']);
    }
  });

  test('the same input, the same bytes', () => expect(migrationFiles(make())).toEqual(migrationFiles(make())));
});

test('what is done beside the old network is what the chart was shown to do with it', () => {
  const [beside, end] = MIGRATION_SETS;
  const { cluster, options } = beside as CiliumSet;
  const values = (wanted: CiliumOptions): HelmStep['values'] =>
    (planCilium(cluster, wanted).steps.find(({ kind }) => kind === 'helm') as HelmStep).values;
  expect(besideValues(values((end as CiliumSet).options), K3S_FOLDERS)).toEqual(values(options));
});

test('the tunnel goes where the old one is not, and elsewhere only if the caller says so', () => {
  expect(yaml(fromFlannel(), '4-finish/values.yaml')['tunnelPort']).toBe(8473);
  expect(yaml(fromCalico(), '4-finish/values.yaml')).not.toHaveProperty('tunnelPort');
  const geneve = fromFlannel({ to: { kind: 'cilium', options: { routing: { mode: 'tunnel', protocol: 'geneve' } } } });
  expect(yaml(geneve, '4-finish/values.yaml')).toMatchObject({ tunnelProtocol: 'geneve' });
});

test('K3s looks for plugins elsewhere while it runs its own Flannel, and only then', () => {
  const folders = {
    confPath: '/var/lib/rancher/k3s/agent/etc/cni/net.d',
    binPath: '/var/lib/rancher/k3s/data/cni',
  };
  expect(yaml(fromFlannel(), '2-beside/values.yaml')['cni']).toMatchObject(folders);
  const own = fromFlannel({ from: { kind: 'flannel', options: { install: 'release' } } });
  expect(yaml(own, '2-beside/values.yaml')['cni']).not.toHaveProperty('confPath');
  expect(yaml(fromFlannel(), '5-clean-up/k3s-server.yaml')).toEqual({
    'flannel-backend': 'none',
    'disable-network-policy': true,
    'kube-proxy-arg+': ['cluster-cidr=10.45.0.0/16'],
  });
  expect(content(own, '5-clean-up/k3s-server.yaml')).toBe('');
});

test('a chained plugin is put where K3s looks for it without its own Flannel', () => {
  const copied = (change: Partial<MigrationOptions>): boolean =>
    content(fromFlannel(change), 'RUNBOOK.md').includes('/var/lib/rancher/k3s/data/cni/portmap /opt/cni/bin/portmap');
  expect(copied({})).toBe(true);
  expect(copied({ to: CILIUM })).toBe(false);
  expect(copied({ from: { kind: 'flannel', options: { install: 'release' } } })).toBe(false);
});

test('nodes that move have the plugin chained that they have at the end', () => {
  expect(yaml(fromFlannel(), '2-beside/node-config.yaml')).toEqual({
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNodeConfig',
    metadata: { name: 'cilium-default', namespace: 'kube-system' },
    spec: {
      nodeSelector: { matchLabels: { 'io.cilium.migration/cilium-default': 'true' } },
      defaults: {
        'write-cni-conf-when-ready': '/host/etc/cni/net.d/05-cilium.conflist',
        'custom-cni-conf': 'false',
        'cni-chaining-mode': 'portmap',
        'cni-exclusive': 'true',
      },
    },
  });
});

test('both families move', () => {
  const migration = planMigration(kubeadm({ nodePools, ...DUAL_STACK }), {
    from: { kind: 'calico' },
    to: CILIUM,
    podRanges: ['10.245.0.0/16', 'fd00:245::/56'],
  });
  expect(yaml(migration, '4-finish/values.yaml')).toMatchObject({
    ipam: {
      operator: { clusterPoolIPv4PodCIDRList: ['10.245.0.0/16'], clusterPoolIPv6PodCIDRList: ['fd00:245::/56'] },
    },
  });
  expect(content(migration, 'RUNBOOK.md')).toContain('nodeAddressAutodetectionV6');
  const ipv6 = planMigration(kubeadm({ nodePools, ...IPV6_ONLY }), {
    from: { kind: 'flannel' },
    to: CILIUM,
    podRanges: ['fd00:245::/56'],
  });
  expect(content(ipv6, '3-nodes/move-node.sh')).toContain("RANGES=''");
});

describe('how the old network was installed decides how it goes', () => {
  const page = (change: Partial<MigrationOptions>): string => content(fromCalico(change), 'RUNBOOK.md');

  test('Calico by its operator', () => {
    expect(page({})).toContain('kubectl delete installations.operator.tigera.io default');
    expect(page({})).toContain('helm uninstall calico --namespace tigera-operator');
  });
  test('Calico by a manifest', () => {
    const text = page({ from: { kind: 'calico', installedBy: 'manifest' } });
    expect(text).toContain('IP_AUTODETECTION_METHOD=kubernetes-internal-ip');
    expect(text).not.toContain('tigera-operator');
  });
  test('Flannel by Helm, and by a manifest', () => {
    expect(page({ from: { kind: 'flannel' } })).toContain('helm uninstall flannel --namespace kube-flannel');
    expect(page({ from: { kind: 'flannel', installedBy: 'manifest' } })).not.toContain('helm uninstall flannel');
  });
});

test('policies are parked where somebody enforces them, unless there are none', () => {
  expect(content(fromCalico(), 'RUNBOOK.md')).toContain('networkpolicies.json');
  expect(content(fromCalico({ policies: 'none' }), 'RUNBOOK.md')).not.toContain('networkpolicies.json');
  expect(content(fromCalico({ from: { kind: 'flannel' }, policies: undefined as never }), 'RUNBOOK.md')).not.toContain(
    'networkpolicies.json',
  );
});

test('strict encryption begins with the end: it would drop packets of the old network', () => {
  const options = { encryption: { type: 'wireguard', strict: { egress: { cidr: '10.245.0.0/16' } } } } as CiliumOptions;
  const migration = fromCalico({ to: { kind: 'cilium', options } });
  const strict = (path: string): string =>
    JSON.stringify((yaml(migration, path)['encryption'] as Record<string, unknown>)['strictMode']);
  expect(strict('4-finish/values.yaml')).toContain('"enabled":true');
  expect(strict('2-beside/values.yaml')).not.toContain('"enabled":true');
});

describe('bad input', () => {
  const paths = (options: unknown, cluster = kubeadm({ nodePools })): readonly string[] =>
    inspectMigration(cluster, options as MigrationOptions).findings.map(({ path }) => path);

  test('of the wrong shape', () => {
    expect(paths({ from: { kind: 'weave' }, to: CILIUM, podRanges: ['10.245.0.0/16'] })).toEqual(['from.kind']);
    expect(
      paths({
        from: { kind: 'flannel', options: { backend: { type: 'vxlan', prot: 1 } } },
        to: { kind: 'cilium', options: { exclusiv: true } },
        podRanges: ['10.245.0.0/16'],
      }),
    ).toEqual(['from.options.backend.prot', 'to.options.exclusiv']);
    expect(paths(undefined)).toEqual(['(root)']);
  });

  test('ranges that are none, too small, or in use', () => {
    const ranges = (...podRanges: string[]): readonly string[] =>
      paths({ from: { kind: 'flannel' }, to: CILIUM, podRanges }).filter((path) => path !== 'policies');
    expect(new Set(ranges('10.245.0.1/16'))).toEqual(new Set(['podRanges[0]']));
    expect(ranges('10.245.0.0/25')).toContain('podRanges[0]');
    expect(ranges('10.96.0.0/16')).toContain('podRanges[0]');
    expect(ranges()).toContain('podRanges');
  });

  test('what general rules know of the cluster is said of the end', () => {
    expect(
      paths(
        { from: { kind: 'flannel' }, to: CILIUM, podRanges: ['10.245.0.0/16'] },
        kubeadm({ nodePools: [{ name: 'a', role: 'control-plane', nodes: 3, kernel: '4.19.0' }] }),
      ),
    ).toContain('cluster.nodePools[0].kernel');
  });

  test('a waiver is taken, and shown', () => {
    const cluster = kubeadm({
      nodePools,
      waivers: [{ rule: 'migration/policies-pause', reason: 'agreed with security' }],
    });
    const { migration } = inspectMigration(cluster, {
      from: { kind: 'calico' },
      to: CILIUM,
      podRanges: ['10.245.0.0/16'],
    });
    expect(migration?.waived.map(({ rule }) => rule)).toEqual(['migration/policies-pause']);
    expect(migration && content(migration, 'RUNBOOK.md')).toContain('Accepted because: agreed with security');
  });

  test('planMigration throws everything at once', () => {
    expect(() =>
      fromCalico({ podRanges: ['10.244.0.0/16'], from: { kind: 'calico', options: { linuxDataplane: 'BPF' } } }),
    ).toThrow(/range-is-new[\s\S]*source-uses-the-routes-of-linux/);
  });
});
