import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { compose, kindCluster, planCalico, planCilium, planFlannel, rke2Cluster, talosCluster } from '../../lib';
import type { Composition } from '../../lib/core/compose';
import { machineFiles } from '../../lib/machines/machine-files';
import { preflightScript } from '../../lib/machines/preflight';
import { DUAL_STACK, k3s, kubeadm } from '../support/clusters';

const content = (composition: Composition, path: string): string =>
  machineFiles(composition).find((file) => file.path === path)?.content ?? '';
const POOLS = [
  { name: 'servers', role: 'control-plane', nodes: 3 },
  {
    name: 'gpu',
    nodes: 2,
    labels: { 'example.com/gpu': 'true' },
    taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }],
  },
] as const;

describe('K3s', () => {
  test('a server is told everything that all servers must agree on', () => {
    const cluster = k3s({
      ...DUAL_STACK,
      kubeProxy: 'none',
      disable: ['traefik'],
      egressSelectorMode: 'cluster',
      settings: { 'tls-san': ['k3s.example'] },
      nodePools: POOLS,
    });
    const composition = compose(cluster, planCilium(cluster));
    expect(parse(content(composition, 'nodes/servers/config.yaml'))).toEqual({
      'cluster-cidr': '10.244.0.0/16,fd00:244::/56',
      'service-cidr': '10.96.0.0/16,fd00:96::/112',
      'flannel-backend': 'none',
      'disable-network-policy': true,
      'disable-kube-proxy': true,
      disable: ['traefik'],
      'egress-selector-mode': 'cluster',
      'tls-san': ['k3s.example'],
    });
    expect(parse(content(composition, 'nodes/gpu/config.yaml'))).toEqual({
      'node-taint': ['gpu=true:NoSchedule'],
      'node-label': ['example.com/gpu=true'],
    });
  });

  test('its own Flannel follows the plan', () => {
    const cluster = k3s({ ...DUAL_STACK, kubeProxy: 'nftables', helmController: false, nodePools: POOLS });
    const composition = compose(
      cluster,
      planFlannel(cluster, { backend: { type: 'host-gw' }, interface: { name: 'eth1' } }),
    );
    expect(parse(content(composition, 'nodes/servers/config.yaml'))).toMatchObject({
      'flannel-backend': 'host-gw',
      'flannel-ipv6-masq': true,
      'flannel-iface': 'eth1',
      'disable-network-policy': false,
      'kube-proxy-arg': ['proxy-mode=nftables'],
      'disable-helm-controller': true,
    });
    expect(parse(content(composition, 'nodes/gpu/config.yaml'))).toMatchObject({
      'flannel-iface': 'eth1',
      'kube-proxy-arg': ['proxy-mode=nftables'],
    });
  });

  test('nothing planned leaves K3s as it comes', () => {
    expect(parse(content(compose(k3s()), 'nodes/nodes/config.yaml'))).toEqual({
      'cluster-cidr': '10.42.0.0/16',
      'service-cidr': '10.43.0.0/16',
      'flannel-backend': 'vxlan',
      'disable-network-policy': false,
    });
  });
});

test.each([
  ['its default', () => compose(rke2Cluster({ name: 'a' })), 'canal'],
  ['a bundled CNI', () => compose(rke2Cluster({ name: 'a' }), planCalico(rke2Cluster({ name: 'a' }))), 'calico'],
  [
    'one of your own',
    () => compose(rke2Cluster({ name: 'a' }), planCalico(rke2Cluster({ name: 'a' }), { install: 'release' })),
    'none',
  ],
])('RKE2 with %s', (_, make, cni) => {
  const composition = make();
  expect(parse(content(composition, 'nodes/nodes/config.yaml'))).toMatchObject({ cni });
  expect(content(composition, 'README.md')).toContain('before its first start');
});

test('kubeadm gets its three documents, and kubelet its labels and taints', () => {
  const cluster = kubeadm({
    kubernetes: '1.35.2',
    apiServer: { host: '2001:db8::1', port: 8443 },
    kubeProxy: 'nftables',
    nodePools: POOLS,
    settings: { featureGates: { A: true } },
  });
  const composition = compose(cluster, planCalico(cluster));
  const documents = parseAllDocuments(content(composition, 'nodes/kubeadm.yaml')).map(
    (document) => document.toJS() as Record<string, unknown>,
  );
  expect(documents).toEqual([
    {
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'ClusterConfiguration',
      clusterName: 'test',
      kubernetesVersion: 'v1.35.2',
      controlPlaneEndpoint: '[2001:db8::1]:8443',
      networking: { podSubnet: '10.244.0.0/16', serviceSubnet: '10.96.0.0/12' },
      featureGates: { A: true },
    },
    {
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      mode: 'nftables',
      clusterCIDR: '10.244.0.0/16',
    },
  ]);
  expect(content(composition, 'nodes/gpu/kubelet.env')).toBe(
    'KUBELET_EXTRA_ARGS="--node-labels=example.com/gpu=true --register-with-taints=gpu=true:NoSchedule"\n',
  );
  expect(content(composition, 'nodes/servers/kubelet.env')).toBe('');
  const without = kubeadm({ kubeProxy: 'none' });
  const [init, clusterConfiguration, ...rest] = parseAllDocuments(
    content(compose(without, planCilium(without)), 'nodes/kubeadm.yaml'),
  ).map((document) => document.toJS() as Record<string, unknown>);
  expect([init?.['skipPhases'], clusterConfiguration?.['kubernetesVersion'], rest]).toEqual([
    ['addon/kube-proxy'],
    'stable-1.35',
    [],
  ]);
});

test('kind gets a node for each, and no CNI of its own', () => {
  const cluster = kindCluster({
    name: 'dev',
    ...DUAL_STACK,
    kubernetes: '1.35.2',
    kubeProxy: 'none',
    nodePools: POOLS,
  });
  const config = parse(content(compose(cluster, planCilium(cluster)), 'nodes/kind.yaml')) as Record<string, unknown>;
  expect(config['networking']).toEqual({
    ipFamily: 'dual',
    podSubnet: '10.244.0.0/16,fd00:244::/56',
    serviceSubnet: '10.96.0.0/16,fd00:96::/112',
    disableDefaultCNI: true,
    kubeProxyMode: 'none',
  });
  expect(
    (config['nodes'] as readonly { role: string; image: string }[]).map(({ role, image }) => `${role} ${image}`),
  ).toEqual([...Array(3).fill('control-plane kindest/node:v1.35.2'), ...Array(2).fill('worker kindest/node:v1.35.2')]);
});

test('Talos gets a patch for all, and one for a pool', () => {
  const cluster = talosCluster({ name: 'a', kubeProxy: 'none', hostDns: false, nodePools: POOLS });
  const composition = compose(cluster, planCilium(cluster));
  expect(parse(content(composition, 'nodes/patch.yaml'))).toMatchObject({
    cluster: { network: { cni: { name: 'none' } }, proxy: { disabled: true } },
    machine: { features: { hostDNS: { forwardKubeDNSToHost: false }, kubePrism: { port: 7445 } } },
  });
  expect(parse(content(composition, 'nodes/gpu/patch.yaml'))).toEqual({
    machine: { nodeTaints: { gpu: 'true:NoSchedule' }, nodeLabels: { 'example.com/gpu': 'true' } },
  });
  const bundled = talosCluster({ name: 'a', kubeProxy: 'nftables' });
  expect(parse(content(compose(bundled, planFlannel(bundled)), 'nodes/patch.yaml'))).toMatchObject({
    cluster: { network: { cni: { name: 'flannel' } }, proxy: { mode: 'nftables' } },
  });
});

test('the page shows warnings, and what was accepted with its reason', () => {
  const cluster = kubeadm({
    kubernetes: '1.33',
    nodePools: [{ name: 'a', role: 'control-plane', nodes: 2 }],
    waivers: [{ rule: 'cluster/control-plane-is-odd', reason: 'a third node comes in May' }],
  });
  const page = content(compose(cluster, planCalico(cluster)), 'README.md');
  expect(page).toContain(
    '## Warnings\n\n- `cluster.kubernetes`: tigera-operator 3.32 is not tested with Kubernetes 1.33',
  );
  expect(page).toContain('## Accepted\n\n- `cluster.nodePools`: 2 control plane nodes');
  expect(page).toContain('Accepted because: a third node comes in May');
  expect(JSON.parse(content(compose(cluster, planCalico(cluster)), 'nodes/ports.json'))).toContainEqual({
    protocol: 'TCP',
    port: 5473,
    from: 'node',
    to: 'node',
    purpose: 'agents asking Typha for updates',
  });
});

describe('preflight', () => {
  const cluster = k3s({ kubeProxy: 'none' });
  const script = preflightScript(compose(cluster, planCilium(cluster, { encryption: { type: 'wireguard' } })));

  /** Runs the script on a machine made of files and small programs. */
  function run(machine: {
    readonly kernel?: string;
    readonly modules?: readonly string[];
    readonly listening?: readonly string[];
    readonly cni?: readonly string[];
    readonly services?: readonly string[];
  }): { readonly status: number | null; readonly lines: readonly string[] } {
    const root = mkdtempSync(join(tmpdir(), 'preflight-'));
    const bin = join(root, 'bin');
    mkdirSync(bin);
    mkdirSync(join(root, 'etc/cni/net.d'), { recursive: true });
    for (const name of machine.modules ?? []) mkdirSync(join(root, 'sys/module', name), { recursive: true });
    for (const name of machine.cni ?? []) writeFileSync(join(root, 'etc/cni/net.d', name), '{}');
    const program = (name: string, body: string): void =>
      writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    program('uname', `echo ${machine.kernel ?? '6.8.0-45-generic'}`);
    program('modprobe', 'exit 1');
    program(
      'ss',
      `case " ${(machine.listening ?? []).join(' ')} " in *" $1 $2 "*|*"$(echo "$2" | tr -d ' ')"*) echo LISTEN ;; esac`,
    );
    program('systemctl', `case " ${(machine.services ?? []).join(' ')} " in *" $3 "*) exit 0 ;; *) exit 3 ;; esac`);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
      env: { PATH: `${bin}:/usr/bin:/bin`, ROOT: root },
      encoding: 'utf8',
    });
    return { status, lines: [...stdout.split('\n'), ...stderr.split('\n')].filter((line) => line !== '') };
  }

  const GOOD = { modules: ['vxlan', 'wireguard'] };

  test('is a shell script without a mistake', () => {
    expect(() => execFileSync('sh', ['-n'], { input: script })).not.toThrow();
  });

  test('passes a machine that can be a node', () => {
    const { status, lines } = run(GOOD);
    expect([status, lines.at(-1)]).toEqual([0, 'this machine can be a node']);
    expect(lines).toContain('ok    kernel 6.8.0-45-generic: new enough for WireGuard');
  });

  test.each([
    ['an old kernel', { ...GOOD, kernel: '5.8.0-42-generic' }, 'FAIL  kernel 5.8.0-42-generic: Cilium needs 5.10'],
    ['a missing module', { modules: ['vxlan'] }, 'FAIL  module wireguard: not in this kernel'],
    [
      'a port that is taken',
      { ...GOOD, listening: ['sport=:8472'] },
      'FAIL  UDP 8472: something listens there already',
    ],
  ])('fails %s', (_, machine, line) => {
    const { status, lines } = run(machine);
    expect(status).toBe(1);
    expect(lines).toContain(line);
    expect(lines.at(-1)).toBe('1 of the checks failed');
  });

  test.each([
    [
      'another CNI',
      { ...GOOD, cni: ['10-flannel.conflist'] },
      'warn  /etc/cni/net.d holds 10-flannel.conflist: remove what is not of this plan',
    ],
    [
      'a firewall',
      { ...GOOD, services: ['firewalld'] },
      'warn  firewalld runs: it rewrites rules or routes of the CNI',
    ],
  ])('warns of %s', (_, machine, line) => {
    const { status, lines } = run(machine);
    expect(status).toBe(0);
    expect(lines).toContain(line);
  });
});

test('what a plan has to say is a page of its own, which README leads to', () => {
  const cluster = k3s();
  const cilium = planCilium(cluster);
  const composition = compose(cluster, { ...cilium, page: '# What holds\n' });
  expect(content(composition, 'pages/cilium.md')).toBe('# What holds\n');
  expect(content(composition, 'README.md')).toContain(`\n## What to know\n\n- [${cilium.title}](pages/cilium.md)\n`);
  const { page: _page, ...silent } = cilium;
  expect(content(compose(cluster, silent), 'README.md')).not.toContain('What to know');
});
