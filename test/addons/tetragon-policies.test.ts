import { planTetragon, type TetragonOptions, type TracingPolicy } from '../../lib/addons/tetragon';
import { inspectTetragon } from '../../lib/addons/tetragon/plan';
import type { KubernetesObject, ManifestStep } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { kubeadm } from '../support/clusters';

const objects = (...policies: readonly TracingPolicy[]): readonly KubernetesObject[] =>
  (planTetragon(kubeadm(), { policies }).steps.at(-1) as ManifestStep).objects;

const spec = (policy: TracingPolicy): Values => objects(policy)[0]?.['spec'] as Values;

const KPROBE = { kind: 'kprobes', name: 'a' } as const;
const DENY = [{ action: 'Override', argError: -1 }, { action: 'Sigkill' }];

describe('policies', () => {
  test('follow the definitions', () => {
    const { steps } = planTetragon(kubeadm(), { policies: [{ kind: 'credential-access' }] });
    expect(steps.map(({ id }) => id)).toEqual(['tetragon', 'policies']);
    expect(steps[1]?.after).toEqual([steps[0]]);
  });

  test('of a namespace are of another kind', () => {
    const [cluster, namespaced] = objects(
      { ...KPROBE, kprobes: [{ call: 'sys_ptrace' }] },
      { ...KPROBE, namespace: 'shop', podSelector: { matchLabels: { app: 'web' } }, kprobes: [{ call: 'sys_ptrace' }] },
    );
    expect(cluster).toEqual({
      apiVersion: 'cilium.io/v1alpha1',
      kind: 'TracingPolicy',
      metadata: { name: 'a' },
      spec: { kprobes: [{ call: 'sys_ptrace', syscall: true }] },
    });
    expect(namespaced).toMatchObject({
      kind: 'TracingPolicyNamespaced',
      metadata: { name: 'a', namespace: 'shop' },
      spec: { podSelector: { matchLabels: { app: 'web' } } },
    });
  });

  test.each([
    ['sys_openat', true],
    ['__x64_sys_openat', true],
    ['fd_install', false],
    ['__sys_setuid', false],
    ['list:calls', true],
    ['list:hooks', false],
  ])('%s: whether it is a system call', (call, syscall) => {
    const lists = [
      { type: 'generated_syscalls', name: 'calls' },
      { type: 'generated_ftrace', name: 'hooks', pattern: '^security_' },
    ] as const;
    expect(spec({ ...KPROBE, lists, kprobes: [{ call }] })).toMatchObject({ lists, kprobes: [{ call, syscall }] });
  });

  test('say everything in the words of the definition', () => {
    expect(
      spec({
        ...KPROBE,
        hosts: true,
        podSelector: {},
        containerSelector: { matchLabels: { name: 'main' } },
        mode: 'monitor',
        kprobes: [
          {
            call: 'security_file_permission',
            ignoreMissing: true,
            message: 'read',
            tags: ['files'],
            args: [
              { index: 0, type: 'file', label: 'path' },
              { index: 1, type: 'int' },
            ],
            returnArg: { type: 'int' },
            selectors: [
              {
                matchArgs: [{ operator: 'Prefix', values: ['/etc'] }],
                matchReturnArgs: [{ operator: 'NotEqual', values: ['0'] }],
                matchBinaries: [{ operator: 'In', values: ['/bin/cat'], followChildren: true }],
                matchNamespaces: [{ namespace: 'Pid', operator: 'NotIn', values: ['host_ns'] }],
                matchNamespaceChanges: [{ operator: 'In', values: ['Net'] }],
                matchCapabilities: [{ operator: 'In', values: ['CAP_DAC_OVERRIDE', 'CAP_SYS_ADMIN'] }],
                matchCapabilityChanges: [
                  { type: 'Permitted', operator: 'NotIn', isNamespaceCapability: true, values: ['CAP_BPF'] },
                ],
                matchActions: [{ action: 'Post', rateLimit: '1m', rateLimitScope: 'global' }],
              },
            ],
          },
        ],
      }),
    ).toEqual({
      podSelector: {},
      containerSelector: { matchLabels: { name: 'main' } },
      hostSelector: {},
      kprobes: [
        {
          call: 'security_file_permission',
          syscall: false,
          ignore: { callNotFound: true },
          return: true,
          returnArg: { index: 0, type: 'int' },
          args: [
            { index: 0, type: 'file', label: 'path' },
            { index: 1, type: 'int' },
          ],
          message: 'read',
          tags: ['files'],
          selectors: [
            {
              matchArgs: [{ index: 0, operator: 'Prefix', values: ['/etc'] }],
              matchReturnArgs: [{ index: 0, operator: 'NotEqual', values: ['0'] }],
              // The agent knows this one without its prefix.
              matchCapabilities: [{ type: 'Effective', operator: 'In', values: ['DAC_OVERRIDE', 'CAP_SYS_ADMIN'] }],
              matchCapabilityChanges: [
                { type: 'Permitted', operator: 'NotIn', isNamespaceCapability: true, values: ['CAP_BPF'] },
              ],
              matchBinaries: [{ operator: 'In', values: ['/bin/cat'], followChildren: true }],
              matchNamespaces: [{ namespace: 'Pid', operator: 'NotIn', values: ['host_ns'] }],
              matchNamespaceChanges: [{ operator: 'In', values: ['Net'] }],
              matchActions: [{ action: 'Post', rateLimit: '1m', rateLimitScope: 'global' }],
            },
          ],
        },
      ],
      options: [{ name: 'policy-mode', value: 'monitor' }],
    });
  });

  test('compare two arguments by their places', () => {
    const match = { operator: 'CapabilitiesGained', args: [0, 1] } as const;
    const args = [
      { index: 1, type: 'cap_effective' },
      { index: 0, type: 'cap_effective' },
    ] as const;
    const { kprobes } = spec({ ...KPROBE, kprobes: [{ call: 'commit', args, selectors: [{ matchArgs: [match] }] }] });
    expect(kprobes).toMatchObject([{ selectors: [{ matchArgs: [match] }] }]);
    expect(JSON.stringify(kprobes)).not.toContain('"index":0,"operator"');
  });

  test.each([
    ['two of one function', [{ call: 'sys_read' }, { call: 'sys_read' }], true],
    ['a refused security hook', [{ call: 'security_bprm_check', selectors: [{ matchActions: DENY }] }], true],
    ['a refused system call', [{ call: 'sys_read', selectors: [{ matchActions: DENY }] }], false],
    ['reports', [{ call: 'security_bprm_check' }, { call: 'sys_read' }], false],
  ])('probe functions one by one where the kernel must: %s', (_, kprobes, isSingle) => {
    const policy = { ...KPROBE, namespace: 'shop', kprobes } as TracingPolicy;
    const options = isSingle ? [{ name: 'disable-kprobe-multi', value: '1' }] : undefined;
    expect(spec(policy)['options']).toEqual(options);
  });

  test('of other kinds of hooks', () => {
    expect(
      spec({
        kind: 'tracepoints',
        name: 'a',
        tracepoints: [{ subsystem: 'syscalls', event: 'sys_enter_lseek', args: [{ index: 7, type: 'auto' }] }],
      }),
    ).toEqual({
      tracepoints: [{ subsystem: 'syscalls', event: 'sys_enter_lseek', args: [{ index: 7, type: 'auto' }] }],
    });
    expect(spec({ kind: 'tracepoints', name: 'a', tracepoints: [{ subsystem: 's', event: 'e', raw: true }] })).toEqual({
      tracepoints: [{ subsystem: 's', event: 'e', raw: true }],
    });
    const path = '/procRoot/1/root/bin/bash';
    for (const where of [{ symbols: ['readline'] }, { offsets: [4096] }, { addrs: [4096] }]) {
      expect(spec({ kind: 'uprobes', name: 'a', uprobes: [{ path, ...where }] })).toEqual({
        uprobes: [{ path, ...where }],
      });
    }
    expect(
      spec({
        kind: 'lsmhooks',
        name: 'a',
        lsmhooks: [{ hook: 'file_open', args: [{ index: 0, type: 'file' }] }],
      }),
    ).toEqual({ lsmhooks: [{ hook: 'file_open', args: [{ index: 0, type: 'file' }] }] });
  });

  test('with an enforcer name its calls', () => {
    const { enforcers } = spec({
      ...KPROBE,
      enforcers: [{ calls: ['sys_ptrace'] }],
      kprobes: [
        {
          call: 'sys_ptrace',
          selectors: [
            {
              matchBinaries: [{ operator: 'In', values: ['/usr/bin/gdb'] }],
              matchActions: [{ action: 'NotifyEnforcer', argError: -1 }],
            },
          ],
        },
      ],
    });
    expect(enforcers).toEqual([{ calls: ['sys_ptrace'] }]);
  });
});

describe('ready-made policies', () => {
  const KINDS = ['credential-access', 'privilege-escalation', 'shell-connections', 'kernel-modules'] as const;
  const OUTSIDE = { key: 'k8s:io.kubernetes.pod.namespace', operator: 'NotIn', values: ['kube-system'] };

  test.each(KINDS)('%s: is about pods, and not about those that keep the cluster going', (kind) => {
    const [object] = objects({ kind });
    expect(object).toMatchObject({ kind: 'TracingPolicy', metadata: { name: kind } });
    expect(spec({ kind })).toMatchObject({ podSelector: { matchExpressions: [OUTSIDE] } });
    expect(inspectTetragon(kubeadm(), { policies: [{ kind }] }).findings).toEqual([]);
  });

  test.each(KINDS)('%s: of a namespace is about all of its pods, or those that are named', (kind) => {
    expect(spec({ kind, namespace: 'shop' })['podSelector']).toEqual({});
    const podSelector = { matchLabels: { app: 'web' } };
    expect(spec({ kind, namespace: 'shop', podSelector })['podSelector']).toEqual(podSelector);
    expect(spec({ kind, podSelector })['podSelector']).toEqual({ ...podSelector, matchExpressions: [OUTSIDE] });
  });

  test('leave out the namespace of Tetragon too, or what is said', () => {
    const names = (options: TetragonOptions): unknown =>
      JSON.stringify((planTetragon(kubeadm(), options).steps.at(-1) as ManifestStep).objects);
    expect(names({ namespace: 'security', policies: [{ kind: 'kernel-modules' }] })).toContain(
      '"values":["kube-system","security"]',
    );
    expect(names({ policies: [{ kind: 'kernel-modules', exceptNamespaces: ['storage'] }] })).toContain(
      '"values":["storage"]',
    );
    expect(names({ policies: [{ kind: 'kernel-modules', exceptNamespaces: [] }] })).toContain('"podSelector":{}');
  });

  test.each(['credential-access', 'shell-connections', 'kernel-modules'] as const)('%s: reports, or denies', (kind) => {
    const actions = (policy: TracingPolicy): readonly unknown[] =>
      (spec(policy)['kprobes'] as readonly Values[]).flatMap(({ selectors }) =>
        (selectors as readonly Values[]).map(({ matchActions }) => matchActions),
      );
    expect(new Set(actions({ kind }).map((one) => JSON.stringify(one)))).toEqual(new Set(['[{"action":"Post"}]']));
    for (const one of actions({ kind, action: 'deny' })) expect(one).toEqual(DENY);
    expect(spec({ kind, action: 'deny', mode: 'monitor' })['options']).toEqual([
      { name: 'policy-mode', value: 'monitor' },
      { name: 'disable-kprobe-multi', value: '1' },
    ]);
  });

  test('credentials: every way to a file, by the beginning of its path', () => {
    const { kprobes } = spec({ kind: 'credential-access', paths: ['/secrets/'], except: ['/app/server'] });
    expect(kprobes).toMatchObject([
      { call: 'security_file_permission' },
      { call: 'security_mmap_file' },
      { call: 'security_path_truncate', ignore: { callNotFound: true } },
    ]);
    for (const probe of kprobes as readonly Values[]) {
      expect(probe).toMatchObject({
        syscall: false,
        selectors: [
          {
            matchArgs: [{ index: 0, operator: 'Prefix', values: ['/secrets/'] }],
            matchBinaries: [{ operator: 'NotIn', values: ['/app/server'] }],
          },
        ],
      });
    }
  });

  test('shells: connections to the outside, of what shells start too', () => {
    const [probe] = spec({ kind: 'shell-connections' })['kprobes'] as readonly Values[];
    expect(probe).toMatchObject({
      call: 'security_socket_connect',
      selectors: [
        {
          matchArgs: [
            { index: 1, operator: 'Family', values: ['AF_INET', 'AF_INET6'] },
            {
              index: 1,
              operator: 'NotSAddr',
              values: ['127.0.0.0/8', '::1/128', ...kubeadm().ranges.pods, ...kubeadm().ranges.services],
            },
          ],
          matchBinaries: [{ operator: 'In', followChildren: true }],
        },
      ],
    });
    const [other] = spec({ kind: 'shell-connections', shells: ['/bin/fish'], allowedNetworks: [] })[
      'kprobes'
    ] as readonly Values[];
    expect(other).toMatchObject({ selectors: [{ matchArgs: [{ operator: 'Family' }] }] });
    expect(JSON.stringify(other)).not.toContain('NotSAddr');
    expect(JSON.stringify(other)).toContain('"values":["/bin/fish"]');
  });
});
