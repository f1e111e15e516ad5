import type { Cluster } from '../../../core/cluster';
import type { Peer, PortNeed } from '../../../core/needs';
import type { CiliumNodeBaseline } from './baseline-options';
import type { CiliumCidrsPeer } from './peer-options';
import type { CiliumIngressRule } from './policy-options';
import { type CiliumPort, MOST_PORTS } from './port-options';
import type { PlacedPolicy } from './settings';

/** Name of the policy for nodes. */
export const NODE_BASELINE = 'baseline-nodes';

/** What may come in to nodes. What goes out stays open: a node that cannot reach its API server is lost. */
export function nodeBaseline<S>(cluster: Cluster<S>, options: CiliumNodeBaseline<S>): PlacedPolicy<S> {
  const { apiServerClients = [], nodeRanges = cluster.ranges.nodes, ports = [], selector = {}, ssh = [] } = options;
  const path = ['baseline', 'nodes'];
  return {
    path,
    namespace: undefined,
    about: 'nodes',
    selector,
    selectorPath: [...path, 'selector'],
    policy: {
      name: NODE_BASELINE,
      description: 'What may come in to nodes',
      enableDefaultDeny: { ingress: true, egress: false },
      ingress: [
        { from: { kind: 'entities', entities: ['cluster', 'health', 'kube-apiserver', 'remote-node'] } },
        { traffic: { kind: 'icmp', types: cluster.ipFamilies.map((family) => ECHO[family]) } },
        ...(ssh.length > 0 ? [tcpFrom(ssh, 22)] : []),
        ...(apiServerClients.length > 0 ? [tcpFrom(apiServerClients, 6443)] : []),
        ...(nodeRanges.length > 0
          ? rulesFor<S>(portsFrom(ports, ['node', 'control-plane']), rangesPeer(nodeRanges))
          : []),
        ...rulesFor<S>(portsFrom(ports, ['anyone', 'bgp-peer']), undefined),
      ],
    },
  };
}

const ECHO = {
  ipv4: { family: 'IPv4', type: 'EchoRequest' },
  ipv6: { family: 'IPv6', type: 'EchoRequest' },
} as const;

function rangesPeer<S>(ranges: readonly S[]): CiliumCidrsPeer<S> {
  return { kind: 'cidrs', cidrs: ranges.map((cidr) => ({ cidr })) };
}

function tcpFrom<S>(ranges: readonly S[], port: number): CiliumIngressRule<S> {
  return { from: rangesPeer(ranges), traffic: { kind: 'ports', ports: [{ port, protocol: 'TCP' }] } };
}

/** Ports that somebody opens connections to. Pods are in the cluster and get in anyway; other protocols have no ports. */
function portsFrom(needs: readonly PortNeed[], peers: readonly Peer[]): readonly CiliumPort[] {
  const ports = needs.flatMap(({ endPort, from, port, protocol }) =>
    port === undefined || !peers.includes(from) || (protocol !== 'TCP' && protocol !== 'UDP')
      ? []
      : [{ port, ...(endPort !== undefined && { endPort }), protocol }],
  );
  const keys = ports.map(({ endPort, port, protocol }) => `${protocol} ${port} ${endPort ?? ''}`);
  return ports.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** As few rules as there may be ports in one. */
function rulesFor<S>(
  ports: readonly CiliumPort[],
  from: CiliumCidrsPeer<S> | undefined,
): readonly CiliumIngressRule<S>[] {
  const count = Math.ceil(ports.length / MOST_PORTS);
  return Array.from({ length: count }, (_, index) => ({
    ...(from && { from }),
    traffic: { kind: 'ports', ports: ports.slice(index * MOST_PORTS, (index + 1) * MOST_PORTS) },
  }));
}
