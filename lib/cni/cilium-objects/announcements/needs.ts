import { type Needs, NO_NEEDS, type PortNeed } from '../../../core/needs';
import type { AnnouncementSettings } from './settings';

/** What announcements ask of firewalls, and leave to others. */
export function announcementNeeds({ bgp, l2, peers }: AnnouncementSettings): Needs {
  const ports = new Set(
    bgp.flatMap(({ value: { instances, overrides = [] } }) =>
      [...instances, ...overrides.flatMap((override) => override.instances)].map(({ localPort }) => localPort),
    ),
  );
  const secrets = new Set(peers.map(({ value }) => value.authSecretRef).filter((name) => name !== undefined));
  return {
    ...NO_NEEDS,
    ports: [...ports]
      .filter((port) => port !== undefined)
      .map(
        (port): PortNeed => ({ protocol: 'TCP', port, from: 'bgp-peer', to: 'node', purpose: 'sessions of BGP peers' }),
      ),
    manual: [
      ...[...secrets].map(
        (name) =>
          `the Secret ${name}, in the namespace that Cilium reads passwords of BGP from (kube-system), has one under the key password`,
      ),
      ...(peers.length > 0
        ? ['the routers that nodes peer with know each of them, by its address and autonomous system']
        : []),
      ...(l2.length > 0
        ? ['no DHCP server, and nobody else in the segment, gives away addresses that nodes answer for']
        : []),
    ],
  };
}
