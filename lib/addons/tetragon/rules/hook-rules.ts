import type { Path } from '../../../core/path';
import type { KernelProbe } from '../policies/hooks';
import { isSyscall } from '../policies/objects';
import type { KernelProbePolicy } from '../policies/options';
import { placedHooks } from '../policies/places';
import type { TetragonSettings } from '../settings';
import { DOCS, SOURCE, type TetragonRule } from './rule-type';

const PREFIXES = { x64: 'amd64', arm64: 'arm64' } as const;

/** What hooks are put on. */
export const HOOK_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/syscalls-are-told-from-functions',
    title: 'Names of system calls begin with sys_, and those of no other functions',
    severity: 'error',
    evidence: `${SOURCE}/pkg/arch/syscall.go`,
    check: (settings, report) => {
      for (const { path, policy, probe } of probesOf(settings)) {
        const is = isSyscall(probe.call, policy.lists ?? []);
        if (probe.syscall === undefined || probe.syscall === is) continue;
        report({
          path: [...path, 'syscall'],
          message: probe.syscall
            ? `the agent looks for a system call by a name that begins with sys_, and '${probe.call.slice(0, 60)}' is none`
            : `'${probe.call.slice(0, 60)}' is a system call, whose arguments are not where those of functions are`,
          fix: probe.syscall ? 'remove it, or write call as sys_…' : 'remove it',
        });
      }
    },
  },
  {
    id: 'tetragon/syscalls-fit-the-architecture',
    title: 'A name with the prefix of an architecture is found on nodes of no other',
    severity: 'error',
    evidence: `${SOURCE}/pkg/arch/syscall.go`,
    check: (settings, report) => {
      const architectures = new Set(
        settings.cluster.nodePools.filter(({ os }) => os === 'linux').map(({ architecture }) => architecture),
      );
      for (const { path, probe } of probesOf(settings)) {
        const [, prefix] = /^__(x64|arm64)_sys_/.exec(probe.call) ?? [];
        const own = prefix && PREFIXES[prefix as keyof typeof PREFIXES];
        const others = [...architectures].filter((one) => one !== own);
        if (own === undefined || own === '' || others.length === 0) continue;
        report({
          path: [...path, 'call'],
          message: `nodes of ${others.join(' and ')} refuse the policy`,
          fix: `write '${probe.call.replace(/^__(x64|arm64)_/, '')}': the agent adds the prefix`,
        });
      }
    },
  },
  {
    id: 'tetragon/lists-are-defined',
    title: 'A list of functions that a hook or an enforcer names is one of the policy',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/tracing/lists_linux.go`,
    check: (settings, report) => {
      for (const { path, policy, call } of namesOf(settings)) {
        if (!call.startsWith('list:') || (policy.lists ?? []).some(({ name }) => call === `list:${name}`)) continue;
        report({
          path,
          message: `the policy has no list '${call.slice(5, 65)}', so the agent refuses it`,
          fix: 'add it to lists of the policy',
        });
      }
    },
  },
  {
    id: 'tetragon/enforcers-wait-for-calls',
    title: 'Enforcers wait at system calls and security hooks',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/tracing/enforcer.go`,
    check: (settings, report) => {
      for (const { call, isEnforcer, path } of namesOf(settings)) {
        if (!isEnforcer || /^(list:|security_|(__(x64|arm64|ia32)_)?sys_)/.test(call)) continue;
        report({
          path,
          message: `'${call.slice(0, 60)}' is neither, so the agent refuses the policy`,
          fix: 'name a system call (sys_…) or a function that begins with security_',
        });
      }
    },
  },
  {
    id: 'tetragon/uprobes-name-one-place',
    title: 'Functions of a program are told by their symbols, or offsets, or addresses',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/tracing/genericuprobe.go`,
    check: ({ policies }, report) => {
      for (const place of placedHooks(policies)) {
        if (place.kind !== 'uprobes') continue;
        const { addrs, offsets, symbols } = place.hook;
        const given = [symbols, offsets, addrs].filter((one) => one !== undefined).length;
        if (given === 1) continue;
        report({
          path: place.path,
          message: given === 0 ? 'no function is named' : 'functions are named in more than one way',
          fix: 'give one of symbols, offsets and addrs',
        });
      }
    },
  },
  {
    id: 'tetragon/lsm-hooks-have-no-prefix',
    title: 'Hooks of LSM are named without the prefix of the functions that call them',
    severity: 'error',
    evidence: `${SOURCE}/pkg/sensors/tracing/genericlsm.go`,
    check: ({ policies }, report) => {
      for (const place of placedHooks(policies)) {
        if (place.kind !== 'lsmhooks') continue;
        const bare = place.hook.hook.replace(/^(bpf_lsm_|security_)/, '');
        if (bare === place.hook.hook && bare !== '') continue;
        report({
          path: [...place.path, 'hook'],
          message: `the agent finds no hook bpf_lsm_${place.hook.hook.slice(0, 60)}`,
          fix: `write '${bare === '' ? 'file_open' : bare.slice(0, 60)}'`,
        });
      }
    },
  },
  {
    id: 'tetragon/types-fit-hooks',
    title:
      'Functions of the kernel do not say how their arguments are read, and lists of system calls have no argument',
    severity: 'error',
    evidence: `${DOCS}/concepts/tracing-policy/hooks/#argument-types`,
    check: ({ policies }, report) => {
      for (const { hook, kind, path } of placedHooks(policies)) {
        if (kind === 'tracepoints') continue;
        for (const [at, { type }] of (hook.args ?? []).entries()) {
          if (type !== 'auto' && type !== 'syscall64') continue;
          report({
            path: [...path, 'args', at, 'type'],
            message: `the agent refuses the type ${type} anywhere but in tracepoints`,
            fix: 'write the type that the argument has',
          });
        }
      }
    },
  },
];

interface PlacedProbe {
  readonly path: Path;
  readonly policy: KernelProbePolicy;
  readonly probe: KernelProbe;
}

function probesOf({ policies }: TetragonSettings): readonly PlacedProbe[] {
  return policies.flatMap(({ options, index }) =>
    options.kind === 'kprobes'
      ? options.kprobes.map((probe, at) => ({ path: ['policies', index, 'kprobes', at], policy: options, probe }))
      : [],
  );
}

interface PlacedName {
  readonly path: Path;
  readonly policy: KernelProbePolicy;
  readonly call: string;
  readonly isEnforcer: boolean;
}

function namesOf(settings: TetragonSettings): readonly PlacedName[] {
  return [
    ...probesOf(settings).map(({ path, policy, probe }) => ({
      path: [...path, 'call'],
      policy,
      call: probe.call,
      isEnforcer: false,
    })),
    ...settings.policies.flatMap(({ options, index }) =>
      options.kind === 'kprobes'
        ? (options.enforcers ?? []).flatMap(({ calls }, at) =>
            calls.map((call, place) => ({
              path: ['policies', index, 'enforcers', at, 'calls', place],
              policy: options,
              call,
              isEnforcer: true,
            })),
          )
        : [],
    ),
  ];
}
