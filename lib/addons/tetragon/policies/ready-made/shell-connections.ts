import type { Cluster } from '../../../../core/cluster';
import type { KernelProbePolicy } from '../options';
import type { ShellConnectionsPolicy } from './options';
import { actionsFor, scopeOf } from './scope';

const SHELLS = ['sh', 'bash', 'dash', 'ash', 'zsh', 'busybox'].flatMap((name) => [`/bin/${name}`, `/usr/bin/${name}`]);
const LOOPBACK = ['127.0.0.0/8', '::1/128'];

/** Where a socket is told whom to connect to, for TCP and UDP. */
export function shellConnections(
  policy: ShellConnectionsPolicy,
  { ranges }: Cluster<unknown>,
  tetragon: string,
): KernelProbePolicy {
  const { action, allowedNetworks, shells = SHELLS } = policy;
  const known = [...ranges.pods, ...ranges.services].filter((range) => typeof range === 'string');
  const networks = allowedNetworks ?? [...LOOPBACK, ...known];
  return {
    kind: 'kprobes',
    ...scopeOf(policy, tetragon),
    kprobes: [
      {
        call: 'security_socket_connect',
        message: 'A shell opens a connection',
        args: [
          { index: 0, type: 'socket' },
          { index: 1, type: 'sockaddr' },
        ],
        selectors: [
          {
            matchArgs: [
              { index: 1, operator: 'Family', values: ['AF_INET', 'AF_INET6'] },
              ...(networks.length === 0 ? [] : [{ index: 1, operator: 'NotSAddr', values: networks } as const]),
            ],
            matchBinaries: [{ operator: 'In', values: shells, followChildren: true }],
            matchActions: actionsFor(action),
          },
        ],
      },
    ],
  };
}
