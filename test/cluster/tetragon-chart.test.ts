import { planTetragon, type TetragonOptions, type TracingPolicy } from '../../lib/addons/tetragon';
import { kubeadmCluster, talosCluster } from '../../lib/clusters';
import type { Cluster } from '../../lib/core/cluster';
import { compose } from '../../lib/core/compose';
import type { LiveObject } from './kubernetes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { expectReadAlike, inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

const CLUSTER = kubeadmCluster({ name: 'lab', apiServer: { host: '192.0.2.10' } });

/** What the API server holds once it has been applied, twice. */
async function applied(options: TetragonOptions, cluster: Cluster = CLUSTER): Promise<readonly LiveObject[]> {
  const composition = compose(cluster, planTetragon(cluster, options));
  const waves = inflateTwice(composition);
  const server = sharedCluster();
  try {
    const live = await applyTwice(server, waves);
    await expectReadAlike(server, composition);
    return live;
  } finally {
    await removeAll(server, waves);
  }
}

const named = (live: readonly LiveObject[], kind: string, name: string): LiveObject | undefined =>
  live.find((object) => object.kind === kind && object.metadata.name === name);

const configuration = (live: readonly LiveObject[]): unknown => named(live, 'ConfigMap', 'tetragon-config')?.['data'];

/** One of everything that a policy can say, in every version. */
const EVERYTHING: readonly TracingPolicy[] = [
  { kind: 'credential-access' },
  { kind: 'privilege-escalation' },
  { kind: 'shell-connections', action: 'deny', namespace: 'default' },
  { kind: 'kernel-modules', action: 'deny', mode: 'monitor' },
  {
    kind: 'kprobes',
    name: 'kprobes',
    podSelector: { matchLabels: { app: 'web' } },
    containerSelector: { matchLabels: { name: 'main' } },
    lists: [
      { type: 'syscalls', name: 'calls', values: ['sys_ptrace'] },
      { type: 'generated_ftrace', name: 'functions', pattern: '^security_file_' },
      { type: 'generated_syscalls', name: 'all' },
    ],
    enforcers: [{ calls: ['list:calls'] }],
    kprobes: [
      { call: 'list:calls', ignoreMissing: true, message: 'traced', tags: ['debug'] },
      {
        call: 'sys_write',
        args: [
          { index: 0, type: 'fd', label: 'file' },
          { index: 1, type: 'char_buf', sizeArgIndex: 3, maxData: true, returnCopy: true },
          { index: 2, type: 'size_t' },
        ],
        returnArg: { type: 'int' },
        selectors: [
          {
            matchArgs: [
              { operator: 'Prefix', values: ['/etc/'] },
              { index: 2, operator: 'InMap', values: ['0:4096'] },
            ],
            matchReturnArgs: [{ operator: 'GT', values: ['0'] }],
            matchBinaries: [{ operator: 'NotIn', values: ['/usr/sbin/sshd'], followChildren: true }],
            matchNamespaces: [{ namespace: 'Pid', operator: 'NotIn', values: ['host_ns'] }],
            matchNamespaceChanges: [{ operator: 'In', values: ['Net', 'Mnt'] }],
            matchCapabilities: [{ operator: 'In', values: ['CAP_DAC_OVERRIDE'] }],
            matchCapabilityChanges: [{ type: 'Permitted', operator: 'NotIn', values: ['CAP_SYS_ADMIN'] }],
            matchActions: [
              { action: 'Post', rateLimit: '5m', rateLimitScope: 'process', kernelStackTrace: true },
              { action: 'Signal', argSig: 15 },
              { action: 'NotifyEnforcer', argError: -1, argSig: 9 },
            ],
          },
        ],
      },
    ],
  },
  {
    kind: 'tracepoints',
    name: 'tracepoints',
    tracepoints: [
      {
        subsystem: 'raw_syscalls',
        event: 'sys_enter',
        raw: true,
        args: [{ index: 4, type: 'syscall64' }],
        selectors: [
          { matchArgs: [{ index: 4, operator: 'Equal', values: ['101'] }], matchActions: [{ action: 'NoPost' }] },
        ],
      },
    ],
  },
  {
    kind: 'uprobes',
    name: 'uprobes',
    uprobes: [
      { path: '/procRoot/1/root/usr/bin/bash', symbols: ['readline'] },
      { path: '/usr/bin/bash', offsets: [4096] },
      { path: '/usr/bin/bash', addrs: [4096] },
    ],
  },
  {
    kind: 'lsmhooks',
    name: 'lsmhooks',
    lsmhooks: [
      {
        hook: 'file_open',
        args: [{ index: 0, type: 'file', resolve: 'f_path.dentry.d_name.name' }],
        selectors: [{ matchActions: [{ action: 'Post', imaHash: true }] }],
      },
    ],
  },
];

/** What 1.7 added. */
const NEWER: TracingPolicy = {
  kind: 'kprobes',
  name: 'newer',
  podSelector: {},
  hosts: true,
  kprobes: [
    {
      call: 'security_file_open',
      args: [
        { index: 0, type: 'file' },
        { index: 1, type: 'sint64' },
      ],
      returnArg: { type: 'long' },
      selectors: [{ matchArgs: [{ operator: 'NotFileType', values: ['reg', 'dir'] }] }],
    },
    {
      call: 'do_thing',
      args: [{ index: 0, type: 'string' }],
      selectors: [{ matchArgs: [{ operator: 'SubString', values: ['a'] }] }],
    },
  ],
};

/** Objects of policies as the API server took them: what its definitions do not know is gone. */
function expectTaken(live: readonly LiveObject[], options: TetragonOptions): void {
  const objects = planTetragon(CLUSTER, options).steps.flatMap((step) =>
    step.kind === 'manifest' ? step.objects : [],
  );
  expect(objects).not.toEqual([]);
  for (const { kind, metadata, spec } of objects) {
    expect(named(live, kind, metadata.name)).toMatchObject({ spec });
  }
}

describeOnCluster.each(['1.6.1', '1.7.0'])('the chart of Tetragon %s', (version) => {
  test('takes policies of every kind, with every word of theirs', async () => {
    const policies = version === '1.6.1' ? EVERYTHING : [...EVERYTHING, NEWER];
    expectTaken(await applied({ version, policies }), { version, policies });
  });

  test('tells the agent what options say', async () => {
    const live = await applied({
      version,
      events: {
        allow: [{ eventTypes: ['PROCESS_EXEC'] }],
        deny: [{ namespaces: [''] }],
        rateLimit: 600,
        redactions: [{ redact: ['token=(\\S+)'] }],
      },
      processCredentials: true,
      processNamespaces: true,
      processAncestors: true,
      metrics: { port: 2200, labels: ['namespace'] },
      btf: '/var/lib/btf',
      cgidmap: {},
      keepSensorsOnExit: true,
      crds: 'operator',
      operator: { replicas: 2, podInfo: true },
      runtimeHooks: { interface: 'nri-hook', failAllowNamespaces: ['a', 'b'] },
      tolerations: [{ key: 'team', operator: 'Exists' }],
      hostProcPath: '/procHost',
    });
    expect(configuration(live)).toMatchObject({
      'cluster-name': 'lab',
      'export-allowlist': '{"event_set":["PROCESS_EXEC"]}',
      'export-denylist': '{"namespace":[""]}',
      'export-rate-limit': '600',
      'redaction-filters': '{"redact":["token=(\\\\S+)"]}',
      'enable-process-cred': 'true',
      'enable-process-ns': 'true',
      'enable-ancestors': 'base,kprobe,tracepoint,uprobe,lsm',
      'metrics-server': ':2200',
      'metrics-label-filter': 'namespace',
      btf: '/var/lib/btf',
      'enable-cri': 'true',
      'cri-endpoint': 'unix:///run/containerd/containerd.sock',
      'enable-cgidmap': 'true',
      'keep-sensors-on-exit': 'true',
      'enable-pod-info': 'true',
      'server-address': expect.stringMatching(/^unix:\/\/\/var\/run\/.*tetragon\.sock$/),
    });
    expect(named(live, 'ConfigMap', 'tetragon-operator-config')).toMatchObject({
      data: { 'skip-crd-creation': 'false', 'skip-pod-info-crd': 'false', 'leader-election': 'true' },
    });
    expect(named(live, 'Deployment', 'tetragon-operator')).toMatchObject({ spec: { replicas: 2 } });
    const texts = live.map((object) => JSON.stringify(object));
    expect(texts.some((text) => text.includes('kube-system,a,b'))).toBe(true);
    expect(texts.some((text) => text.includes('"path":"/procHost"'))).toBe(true);
    expect(named(live, 'DaemonSet', 'tetragon')).toMatchObject({
      spec: { template: { spec: { tolerations: [{ key: 'team', operator: 'Exists' }] } } },
    });
  });

  test('says no more than it must', async () => {
    const live = await applied({ version, export: 'none', metrics: { enabled: false } });
    expect(live.map(({ kind }) => kind)).not.toContain('Deployment');
    expect(configuration(live)).toMatchObject({ 'metrics-server': '' });
    expect(configuration(live)).not.toHaveProperty('keep-sensors-on-exit');
    const pod = {
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      priorityClassName: 'system-node-critical',
      tolerations: [{ operator: 'Exists' }],
      containers: [{ name: 'tetragon', resources: { requests: { cpu: '100m', memory: '256Mi' } } }],
    };
    expect(named(live, 'DaemonSet', 'tetragon')).toMatchObject({ spec: { template: { spec: pod } } });
  });

  test('finds the tracing of the kernel on Talos, in a namespace of its own', async () => {
    const live = await applied({ version, namespace: 'security' }, talosCluster({ name: 'lab' }));
    expect(JSON.stringify(named(live, 'DaemonSet', 'tetragon'))).toContain('"mountPath":"/sys/kernel/tracing"');
  });
});
