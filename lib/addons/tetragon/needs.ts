import { type HostPort, type KernelNeed, type Needs, NO_NEEDS } from '../../core/needs';
import type { Hook } from './policies/hooks';
import { hooksIn } from './policies/places';
import type { TetragonSettings } from './settings';

const SELECTORS = 'https://tetragon.io/docs/concepts/tracing-policy/selectors/';
const FAQ = 'https://tetragon.io/docs/installation/faq/';

/** What the cluster under Tetragon must give. */
export function tetragonNeeds(settings: TetragonSettings): Needs {
  const { hasMetrics, hasMonitors, metricsPort } = settings;
  const purpose = 'metrics of Tetragon';
  const metrics: HostPort = { protocol: 'TCP', port: metricsPort, purpose };
  return {
    ...NO_NEEDS,
    kernel: kernelNeeds(settings),
    ports: hasMonitors ? [{ protocol: 'TCP', port: metricsPort, from: 'pod', to: 'node', purpose }] : [],
    hostPorts: [
      ...(hasMetrics ? [metrics] : []),
      { protocol: 'TCP', port: 6789, purpose: 'health of Tetragon' },
      { protocol: 'TCP', port: 8118, purpose: 'diagnosis of Tetragon' },
    ],
    nodeAccess: 'those of Tetragon',
    manual: manual(settings),
  };
}

function kernelNeeds({ policies }: TetragonSettings): readonly KernelNeed[] {
  const hooks = policies.flatMap(({ policy }) => hooksIn(policy));
  const actions = actionNames(hooks);
  const overrides = policies.some(
    ({ policy }) =>
      policy.kind === 'kprobes' &&
      policy.kprobes.some((probe) => probe.call.startsWith('security_') && actionNames([probe]).includes('Override')),
  );
  const need = (feature: string, atLeast: string, evidence = SELECTORS): KernelNeed => ({ feature, atLeast, evidence });
  return [
    need('Tetragon', '4.19', FAQ),
    ...(actions.some((name) => name === 'Sigkill' || name === 'Signal' || name === 'NotifyEnforcer')
      ? [need('ending processes by a policy of Tetragon', '5.3')]
      : []),
    ...(hooks.some(needsLargePrograms) ? [need('a selector of a policy of Tetragon', '5.3')] : []),
    ...(overrides ? [need('overriding security hooks by a policy of Tetragon', '5.7')] : []),
    ...(policies.some(({ policy }) => policy.kind === 'lsmhooks')
      ? [need('hooks of LSM in a policy of Tetragon', '5.7', 'https://tetragon.io/docs/concepts/tracing-policy/hooks/')]
      : []),
  ];
}

function actionNames(hooks: readonly Hook[]): readonly string[] {
  return hooks.flatMap(({ selectors = [] }) =>
    selectors.flatMap(({ matchActions = [] }) => matchActions.map(({ action }) => action)),
  );
}

/** Selectors that the agent refuses where the kernel takes small programs only. */
function needsLargePrograms({ selectors = [] }: Hook): boolean {
  return selectors.some(
    ({ matchArgs = [], matchBinaries = [], matchNamespaceChanges = [], matchNamespaces = [] }) =>
      matchArgs.length > 1 ||
      matchNamespaceChanges.length > 0 ||
      matchNamespaces.length > 4 ||
      matchArgs.some(({ operator }) => ['GT', 'LT', 'CapabilitiesGained'].includes(operator)) ||
      matchBinaries.some(({ operator }) => operator !== 'In' && operator !== 'NotIn'),
  );
}

function manual({ crds, options, policies }: TetragonSettings): readonly string[] {
  return [
    options.btf === undefined
      ? 'kernels of nodes are built with CONFIG_DEBUG_INFO_BTF, so that they have /sys/kernel/btf/vmlinux'
      : `nodes have the types of their kernel in ${options.btf}, and the agent a mount of it`,
    ...(options.hostProcPath === undefined
      ? []
      : [`nodes have the /proc of the machine under them in ${options.hostProcPath}`]),
    ...(options.runtimeHooks?.interface === 'nri-hook'
      ? ['the container runtime of nodes has NRI switched on, as containerd has from 2.0']
      : []),
    ...(policies.some(({ policy }) => policy.kind === 'lsmhooks')
      ? ['kernels of nodes are started with bpf in lsm=, as cat /sys/kernel/security/lsm shows']
      : []),
    ...(crds === 'none' ? ['definitions of Tetragon are there, of the same version'] : []),
  ];
}
