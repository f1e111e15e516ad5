import type { Values } from '../../../core/values';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';

/** Capabilities of the agent where pods may not load kernel modules: the chart's list without `SYS_MODULE`. 1.19 adds `SYSLOG`. */
const AGENT_CAPABILITIES = [
  'CHOWN',
  'KILL',
  'NET_ADMIN',
  'NET_RAW',
  'IPC_LOCK',
  'SYS_ADMIN',
  'SYS_RESOURCE',
  'DAC_OVERRIDE',
  'FOWNER',
  'SETGID',
  'SETUID',
];
const CLEAN_STATE_CAPABILITIES = ['NET_ADMIN', 'SYS_ADMIN', 'SYS_RESOURCE'];

/** What nodes without a writable host must be told. */
export function hostValues<S>({ cluster, chart }: CiliumSettings<S>): Values<S> {
  const { cgroupRoot, podsLoadKernelModules } = cluster.platform;
  const agent = inRange(chart.ref.version, '>=1.19') ? [...AGENT_CAPABILITIES, 'SYSLOG'] : AGENT_CAPABILITIES;
  return {
    ...(cgroupRoot !== undefined && { cgroup: { autoMount: { enabled: false }, hostRoot: cgroupRoot } }),
    ...(!podsLoadKernelModules && {
      securityContext: {
        capabilities: { ciliumAgent: agent, cleanCiliumState: CLEAN_STATE_CAPABILITIES },
      },
    }),
  };
}
