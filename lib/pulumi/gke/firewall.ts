import { Firewall, type FirewallArgs } from '@pulumi/gcp/compute/firewall';
import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { GkeContext } from './context';
import type { FirewallSource } from './firewall-sources';
import type { NetworkFacts } from './network-facts';

/** Arguments of {@link GkeFirewall}. */
export interface GkeFirewallArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** Where the cluster is. */
  readonly network: NetworkFacts;
  /** What nodes let in besides what GKE opens. */
  readonly sources: readonly FirewallSource[];
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** What the firewall of the network lets in to nodes of a cluster, found by their network tag. */
export class GkeFirewall extends pulumi.ComponentResource {
  /** What plans wait for whose webhooks are called. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: GkeFirewallArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:Firewall', name, {}, opts);
    const { context, network, sources, gate } = args;
    const named = new Map(sources.map((source) => [ruleName(name, source), source]));
    this.resources = [...named].map(
      ([id, { range, port }]) =>
        new Firewall(
          id,
          {
            project: context.networkProject,
            network: network.network,
            direction: 'INGRESS',
            sourceRanges: [gate.string(range)],
            targetTags: [context.nodeTag],
            allows: allowsOf(port),
            description: `${context.clusterName}: ${port.purpose}`.slice(0, 2048),
          },
          { parent: this },
        ),
    );
    this.registerOutputs({});
  }
}

/** The provider adds 8 characters to it, of 63. */
function ruleName(name: string, { name: source, port: { protocol, port, endPort } }: FirewallSource): string {
  const parts = [name, source, protocol.toLowerCase(), port, endPort].filter((part) => part !== undefined);
  return joinName(parts.map(String), 55);
}

function allowsOf({ protocol, port, endPort }: FirewallSource['port']): NonNullable<FirewallArgs['allows']> {
  const ports = port === undefined ? undefined : [endPort === undefined ? String(port) : `${port}-${endPort}`];
  return [{ protocol: protocol.toLowerCase(), ...(ports !== undefined && { ports }) }];
}
