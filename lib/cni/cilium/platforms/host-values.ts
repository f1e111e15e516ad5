import type { Values } from '../../../core/values';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';

/** Capabilities of the agent: the chart's list without `SYS_MODULE`. 1.19 adds `SYSLOG`. */
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
export function hostValues<S>({ cluster, chart, envoy }: CiliumSettings<S>): Values<S> {
  const { cgroupRoot, podsLoadKernelModules } = cluster.platform;
  // Envoy has the capabilities of the container it is in.
  const bindsLowPorts = envoy.runsAs === 'embedded' && envoy.keepCapNetBindService;
  const agent = [
    ...AGENT_CAPABILITIES,
    ...(podsLoadKernelModules ? ['SYS_MODULE'] : []),
    ...(inRange(chart.ref.version, '>=1.19') ? ['SYSLOG'] : []),
    ...(bindsLowPorts ? ['NET_BIND_SERVICE'] : []),
  ];
  return {
    ...(cgroupRoot !== undefined && { cgroup: { autoMount: { enabled: false }, hostRoot: cgroupRoot } }),
    ...((!podsLoadKernelModules || bindsLowPorts) && {
      securityContext: {
        capabilities: {
          ciliumAgent: agent,
          ...(!podsLoadKernelModules && { cleanCiliumState: CLEAN_STATE_CAPABILITIES }),
        },
      },
    }),
  };
}
