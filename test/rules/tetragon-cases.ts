import { kindCluster, type NodePoolOptions } from '../../lib';
import type { TetragonOptions, TracingPolicy } from '../../lib/addons/tetragon';
import { inspectTetragon } from '../../lib/addons/tetragon/plan';
import type { Hook, KernelProbe } from '../../lib/addons/tetragon/policies/hooks';
import type { KernelProbePolicy } from '../../lib/addons/tetragon/policies/options';
import type { ArgumentMatch, HookSelector } from '../../lib/addons/tetragon/policies/selectors';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const found = (options: TetragonOptions, cluster: Cluster = kubeadm()): readonly Finding[] =>
  inspectTetragon(cluster, options).findings;

const policies = (...all: readonly TracingPolicy[]): readonly Finding[] => found({ policies: all });

const probes = (
  kprobes: readonly KernelProbe[],
  rest: Partial<KernelProbePolicy> = {},
  options: TetragonOptions = {},
): readonly Finding[] => found({ ...options, policies: [{ kind: 'kprobes', name: 'a', kprobes, ...rest }] });

/** A function of the kernel whose first argument is a file, and which returns a number. */
const reading = (selector: HookSelector, hook: Partial<KernelProbe> = {}): readonly Finding[] =>
  probes([
    {
      call: 'security_file_permission',
      args: [
        { index: 0, type: 'file' },
        { index: 1, type: 'int' },
      ],
      returnArg: { type: 'int' },
      selectors: [selector],
      ...hook,
    },
  ]);

const comparing = (...matchArgs: readonly ArgumentMatch[]): readonly Finding[] => reading({ matchArgs });

const lsm = (hook: string, rest: Hook = {}): readonly Finding[] =>
  policies({ kind: 'lsmhooks', name: 'a', lsmhooks: [{ hook, ...rest }] });

const withWorkers = (workers: Partial<NodePoolOptions>): Cluster =>
  kubeadm({
    nodePools: [
      { name: 'servers', role: 'control-plane' },
      { name: 'workers', ...workers },
    ],
  });

const X64: TracingPolicy = { kind: 'kprobes', name: 'a', kprobes: [{ call: '__x64_sys_ptrace' }] };
const MINE: HookSelector = { matchBinaries: [{ operator: 'In', values: ['/app/server'] }] };
const SELECTOR = 'policies[0].kprobes[0].selectors[0]';

const CASES_OF_NODES: RuleCases = {
  'tetragon/version-is-supported': {
    fails: () => found({ version: '1.5' }),
    at: 'version',
    passes: () => found({ version: '1.6' }),
  },
  'tetragon/version-is-pinned': {
    fails: () => found({ version: '1.7.1' }),
    at: 'version',
    passes: () => found({ version: '1.6.1' }),
  },
  'tetragon/kubernetes-is-tested': {
    fails: () => found({}, kubeadm({ kubernetes: '1.23' })),
    at: 'cluster.kubernetes',
    passes: () => found({}, kubeadm({ kubernetes: '1.30' })),
  },
  'tetragon/namespace-is-a-dns-label': {
    fails: () => found({ namespace: 'Security' }),
    at: 'namespace',
    passes: () => found({ namespace: 'security' }),
  },
  'tetragon/kind-shares-a-machine': {
    fails: () => found({}, kindCluster({ name: 'test' })),
    at: 'hostProcPath',
    passes: () => found({ hostProcPath: '/procHost' }, kindCluster({ name: 'test' })),
  },
  'tetragon/windows-is-not-watched': {
    fails: () => found({}, withWorkers({ os: 'windows' })),
    at: 'cluster.nodePools[1]',
    passes: () => found({}, withWorkers({ os: 'linux' })),
  },
  'tetragon/operator-has-work': {
    fails: () => found({ operator: { enabled: false, podInfo: true } }),
    at: 'operator.enabled',
    passes: () => found({ operator: { enabled: false } }),
  },
  'tetragon/expressions-are-re2': {
    fails: () => found({ events: { deny: [{ binaries: ['^/usr/', '^(?!/bin)'] }] } }),
    at: 'events.deny[0].binaries[1]',
    passes: () => found({ events: { deny: [{ binaries: ['(?i)^/usr/(?P<name>\\w+)$'] }] } }),
  },
  'tetragon/redactions-have-groups': {
    fails: () => found({ events: { redactions: [{ redact: ['token=\\(\\S+\\)'] }] } }),
    at: 'events.redactions[0].redact[0]',
    passes: () => found({ events: { redactions: [{ redact: ['(?:token)=(\\S+)'] }] } }),
  },
  'tetragon/events-of-policies-are-exported': {
    fails: () => policies({ kind: 'credential-access', namespace: 'kube-system' }),
    at: 'policies[0].namespace',
    passes: () => policies({ kind: 'credential-access', namespace: 'shop' }),
  },
  'tetragon/values-keep-to-options': {
    fails: () => found({ values: { export: { mode: '' } } }),
    at: 'values.export.mode',
    passes: () => found({ export: 'none', values: { export: { mode: '' } } }),
  },
};

const CASES_OF_POLICIES: RuleCases = {
  'tetragon/policies-follow-definitions': {
    fails: () => found({ crds: 'operator', policies: [{ kind: 'kernel-modules' }] }),
    at: 'crds',
    passes: () => found({ crds: 'none', policies: [{ kind: 'kernel-modules' }] }),
  },
  'tetragon/policies-have-names': {
    fails: () => policies({ kind: 'kernel-modules', name: 'Modules' }),
    at: 'policies[0].name',
    passes: () => policies({ kind: 'kernel-modules', name: 'modules.load' }),
  },
  'tetragon/policies-have-names-of-their-own': {
    fails: () => policies({ kind: 'kernel-modules' }, { kind: 'kernel-modules' }),
    at: 'policies[1].name',
    passes: () => policies({ kind: 'kernel-modules' }, { kind: 'kernel-modules', namespace: 'shop' }),
  },
  'tetragon/namespaced-policies-see-no-hosts': {
    fails: () => probes([{ call: 'sys_ptrace' }], { namespace: 'shop', hosts: true }),
    at: 'policies[0].hosts',
    passes: () => probes([{ call: 'sys_ptrace' }], { podSelector: {}, hosts: true }),
  },
  'tetragon/containers-are-told-by-name': {
    fails: () => probes([{ call: 'sys_ptrace' }], { containerSelector: { matchLabels: { app: 'web' } } }),
    at: 'policies[0].containerSelector',
    passes: () => probes([{ call: 'sys_ptrace' }], { containerSelector: { matchLabels: { name: 'web' } } }),
  },
  'tetragon/paths-are-absolute': {
    fails: () => policies({ kind: 'credential-access', paths: ['/etc/shadow', 'etc/sudoers'] }),
    at: 'policies[0].paths[1]',
    passes: () => policies({ kind: 'credential-access', paths: ['/etc/shadow'], except: ['/usr/sbin/sshd'] }),
  },
  'tetragon/networks-are-cidrs': {
    fails: () => policies({ kind: 'shell-connections', allowedNetworks: ['10.0.0.0/8', 'example.com'] }),
    at: 'policies[0].allowedNetworks[1]',
    passes: () => policies({ kind: 'shell-connections', allowedNetworks: ['10.0.0.0/8', 'fd00::/8'] }),
  },
  'tetragon/namespaces-are-said-once': {
    fails: () => policies({ kind: 'kernel-modules', namespace: 'shop', exceptNamespaces: ['storage'] }),
    at: 'policies[0].exceptNamespaces',
    passes: () => policies({ kind: 'kernel-modules', exceptNamespaces: ['storage'] }),
  },
  'tetragon/option-exists-in-version': {
    fails: () => probes([{ call: 'sys_ptrace' }], { podSelector: {}, hosts: true }, { version: '1.6' }),
    at: 'policies[0].hosts',
    passes: () => probes([{ call: 'sys_ptrace' }], { podSelector: {}, hosts: true }, { version: '1.7' }),
  },
};

const CASES_OF_HOOKS: RuleCases = {
  'tetragon/syscalls-are-told-from-functions': {
    fails: () => probes([{ call: 'openat', syscall: true }]),
    at: 'policies[0].kprobes[0].syscall',
    passes: () => probes([{ call: 'sys_openat', syscall: true }]),
  },
  'tetragon/syscalls-fit-the-architecture': {
    fails: () => found({ policies: [X64] }, withWorkers({ architecture: 'arm64' })),
    at: 'policies[0].kprobes[0].call',
    passes: () => found({ policies: [X64] }, withWorkers({ architecture: 'amd64' })),
  },
  'tetragon/lists-are-defined': {
    fails: () => probes([{ call: 'list:mine' }]),
    at: 'policies[0].kprobes[0].call',
    passes: () =>
      probes([{ call: 'list:mine' }], { lists: [{ type: 'syscalls', name: 'mine', values: ['sys_ptrace'] }] }),
  },
  'tetragon/enforcers-wait-for-calls': {
    fails: () => probes([{ call: 'sys_ptrace' }], { enforcers: [{ calls: ['sys_ptrace', 'tcp_connect'] }] }),
    at: 'policies[0].enforcers[0].calls[1]',
    passes: () => probes([{ call: 'sys_ptrace' }], { enforcers: [{ calls: ['sys_ptrace', 'security_bprm_check'] }] }),
  },
  'tetragon/uprobes-name-one-place': {
    fails: () => policies({ kind: 'uprobes', name: 'a', uprobes: [{ path: '/bin/bash', symbols: ['a'], addrs: [1] }] }),
    at: 'policies[0].uprobes[0]',
    passes: () => policies({ kind: 'uprobes', name: 'a', uprobes: [{ path: '/bin/bash', symbols: ['readline'] }] }),
  },
  'tetragon/lsm-hooks-have-no-prefix': {
    fails: () => lsm('security_file_open'),
    at: 'policies[0].lsmhooks[0].hook',
    passes: () => lsm('file_open'),
  },
  'tetragon/types-fit-hooks': {
    fails: () => probes([{ call: 'sys_read', args: [{ index: 0, type: 'auto' }] }]),
    at: 'policies[0].kprobes[0].args[0].type',
    passes: () =>
      policies({
        kind: 'tracepoints',
        name: 'a',
        tracepoints: [{ subsystem: 'syscalls', event: 'sys_enter_read', args: [{ index: 5, type: 'auto' }] }],
      }),
  },
  'tetragon/arguments-are-within-reach': {
    fails: () => probes([{ call: 'sys_mmap', args: [{ index: 5, type: 'int' }] }]),
    at: 'policies[0].kprobes[0].args[0].index',
    passes: () => probes([{ call: 'sys_mmap', args: [{ index: 4, type: 'int' }] }]),
  },
  'tetragon/compared-arguments-are-read': {
    fails: () => comparing({ index: 2, operator: 'Equal', values: ['1'] }),
    at: `${SELECTOR}.matchArgs[0]`,
    passes: () => comparing({ index: 1, operator: 'Equal', values: ['1'] }),
  },
  'tetragon/operators-fit-types': {
    fails: () => comparing({ index: 1, operator: 'Prefix', values: ['1'] }),
    at: `${SELECTOR}.matchArgs[0].operator`,
    passes: () => comparing({ index: 0, operator: 'Prefix', values: ['/etc/'] }),
  },
  'tetragon/values-fit-operators': {
    fails: () => comparing({ index: 1, operator: 'Equal', values: ['1', '2', '3', '4', '5'] }),
    at: `${SELECTOR}.matchArgs[0].values`,
    passes: () => comparing({ index: 1, operator: 'InMap', values: ['1', '2', '3', '4', '5:9'] }),
  },
  'tetragon/binaries-are-paths': {
    fails: () => reading({ matchBinaries: [{ operator: 'In', values: ['/bin/sh', 'bash'] }] }),
    at: `${SELECTOR}.matchBinaries[0].values[1]`,
    passes: () => reading({ matchBinaries: [{ operator: 'Postfix', values: ['bash'] }] }),
  },
  'tetragon/children-follow-whole-paths': {
    fails: () => reading({ matchBinaries: [{ operator: 'Postfix', values: ['bash'], followChildren: true }] }),
    at: `${SELECTOR}.matchBinaries[0].followChildren`,
    passes: () => reading({ matchBinaries: [{ operator: 'In', values: ['/bin/bash'], followChildren: true }] }),
  },
};

const REFUSED: HookSelector = { ...MINE, matchActions: [{ action: 'Override', argError: -1 }] };
const NOTIFIED: HookSelector = { ...MINE, matchActions: [{ action: 'NotifyEnforcer', argSig: 9 }] };

const CASES_OF_ACTIONS: RuleCases = {
  'tetragon/enforcement-is-narrowed': {
    fails: () => reading({ matchActions: [{ action: 'Sigkill' }] }),
    at: SELECTOR,
    passes: () => reading({ ...MINE, matchActions: [{ action: 'Sigkill' }] }),
  },
  'tetragon/override-is-possible': {
    fails: () => probes([{ call: 'tcp_connect', selectors: [REFUSED] }]),
    at: `${SELECTOR}.matchActions[0]`,
    passes: () => probes([{ call: 'security_socket_connect', selectors: [REFUSED] }]),
  },
  'tetragon/override-needs-error-injection': {
    fails: () => probes([{ call: 'sys_connect', selectors: [REFUSED] }]),
    at: `${SELECTOR}.matchActions[0]`,
    passes: () => probes([{ call: 'security_socket_connect', selectors: [REFUSED] }]),
  },
  'tetragon/enforcers-are-there': {
    fails: () => probes([{ call: 'sys_ptrace', selectors: [NOTIFIED] }]),
    at: `${SELECTOR}.matchActions[0]`,
    passes: () => probes([{ call: 'sys_ptrace', selectors: [NOTIFIED] }], { enforcers: [{ calls: ['sys_ptrace'] }] }),
  },
  'tetragon/lsm-hooks-take-the-action': {
    fails: () => lsm('file_open', { selectors: [{ matchActions: [{ action: 'Post', kernelStackTrace: true }] }] }),
    at: 'policies[0].lsmhooks[0].selectors[0].matchActions[0]',
    passes: () => lsm('file_open', { selectors: [{ ...MINE, matchActions: [{ action: 'Sigkill' }] }] }),
  },
  'tetragon/hashes-are-of-lsm-hooks': {
    fails: () => reading({ matchActions: [{ action: 'Post', imaHash: true }] }),
    at: `${SELECTOR}.matchActions[0].imaHash`,
    passes: () => lsm('file_open', { selectors: [{ matchActions: [{ action: 'Post', imaHash: true }] }] }),
  },
};

/** Rules about Tetragon. */
export const TETRAGON_CASES: RuleCases = {
  ...CASES_OF_NODES,
  ...CASES_OF_POLICIES,
  ...CASES_OF_HOOKS,
  ...CASES_OF_ACTIONS,
};
