import type { GkeCluster } from '../../clusters/gke/gke-cluster';
import type { PortNeed } from '../../core/needs';
import type { Late } from '../late';

/** Traffic to nodes of a cluster that the firewall lets in. */
export interface FirewallSource {
  /** Whose it is: part of the rule's name. */
  readonly name: string;
  /** Where it comes from. */
  readonly range: Late;
  /** What it is. */
  readonly port: Pick<PortNeed, 'protocol' | 'port' | 'endPort' | 'purpose'>;
}

/** Ports of nodes that GKE itself opens to the control plane. */
const OPEN_TO_CONTROL_PLANE: readonly number[] = [443, 10_250];

/**
 * What the firewall does not let in by itself. GKE opens every port between nodes, from pods to nodes, and a few from the
 * control plane; webhooks that listen elsewhere, and whoever comes from connected networks, stand before a closed door.
 *
 * @param controlPlane - the range of the control plane, if it has addresses.
 * @param ports - what the distribution and the plans need.
 */
export function firewallSources(
  { gke: { connectedNetworks } }: GkeCluster<Late>,
  controlPlane: Late | undefined,
  ports: readonly PortNeed[],
): readonly FirewallSource[] {
  const toNodes = ports.filter(({ to }) => to === 'node');
  const outside = connectedNetworks.flatMap(({ name, cidrs }) =>
    cidrs.map((range, index) => ({ name: `${name}-${index + 1}`, range })),
  );
  return [
    ...toNodes
      .filter(({ from, port = 0 }) => from === 'control-plane' && !OPEN_TO_CONTROL_PLANE.includes(port))
      .flatMap((port) => (controlPlane === undefined ? [] : [{ name: 'control-plane', range: controlPlane, port }])),
    ...toNodes
      .filter(({ from }) => from === 'anyone' || from === 'bgp-peer')
      .flatMap((port) => outside.map((source) => ({ ...source, port }))),
  ];
}
