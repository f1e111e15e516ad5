import type { EksCluster } from '../../clusters/eks/eks-cluster';
import type { PortNeed } from '../../core/needs';
import type { Late } from '../late';

/** Traffic from outside the security group of a cluster that is let in. */
export interface IngressSource {
  /** Whose it is: part of the rule's name. */
  readonly name: string;
  /** Where it comes from. */
  readonly range: Late;
  /** What it is. */
  readonly port: Pick<PortNeed, 'protocol' | 'port' | 'endPort' | 'purpose'>;
}

/**
 * What the security group of a cluster does not let in by itself. Control plane, nodes and pods are all members of the one
 * that EKS makes, which lets its members reach each other on every port: webhooks on nodes and tunnels between nodes need
 * nothing more. Others come from the VPC and from networks that are connected to it.
 *
 * @param ports - what the distribution, plans and add-ons need.
 */
export function ingressSources(cluster: EksCluster<Late>, ports: readonly PortNeed[]): readonly IngressSource[] {
  const outside = outsiders(cluster);
  return [
    ...ports
      .filter(({ from, to }) => to === 'node' && (from === 'anyone' || from === 'bgp-peer'))
      .flatMap((port) => outside.map((source) => ({ ...source, port }))),
    ...hybridSources(cluster),
  ];
}

function outsiders({ eks }: EksCluster<Late>): readonly Omit<IngressSource, 'port'>[] {
  return [
    ...eks.vpcCidrs.map((range, index) => ({ name: `vpc-${index + 1}`, range })),
    ...eks.connectedNetworks.flatMap(({ name, cidrs }) =>
      cidrs.map((range, index) => ({ name: `${name}-${index + 1}`, range })),
    ),
  ];
}

/** @see https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html */
function hybridSources({ eks: { networking } }: EksCluster<Late>): readonly IngressSource[] {
  if (networking.mode !== 'hybrid') return [];
  const api = { protocol: 'TCP', port: 443, purpose: 'API server, from nodes and pods outside AWS' } as const;
  const dns = ['TCP', 'UDP'].map((protocol) => ({
    protocol: protocol as 'TCP' | 'UDP',
    port: 53,
    purpose: 'DNS of the cluster, from pods outside AWS',
  }));
  return [
    ...networking.remoteNodeNetworks.map((range, index) => ({ name: `remote-nodes-${index + 1}`, range, port: api })),
    ...networking.remotePodNetworks.flatMap((range, index) =>
      [api, ...dns].map((port) => ({ name: `remote-pods-${index + 1}`, range, port })),
    ),
  ];
}
