import { SecurityGroupIngressRule } from '@pulumi/aws/vpc/securityGroupIngressRule';
import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import { type EksContext, tagsFor } from './context';
import type { IngressSource } from './ingress-sources';

/** Arguments of {@link EksIngress}. */
export interface EksIngressArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The one security group of control plane, nodes and pods. */
  readonly securityGroupId: pulumi.Input<string>;
  /** What it lets in besides its own members. */
  readonly sources: readonly IngressSource[];
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** What the security group of a cluster lets in from outside. */
export class EksIngress extends pulumi.ComponentResource {
  constructor(name: string, args: EksIngressArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Ingress', name, {}, opts);
    const { context, securityGroupId, sources, gate } = args;
    const named = new Map(sources.map((source) => [ruleName(name, source), source]));
    for (const [id, { range, port }] of named) {
      new SecurityGroupIngressRule(
        id,
        {
          securityGroupId,
          ...(isIpv6(range) ? { cidrIpv6: gate.string(range) } : { cidrIpv4: gate.string(range) }),
          ...protocolOf(port),
          description: describable(port.purpose),
          tags: tagsFor(context, id),
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}

function ruleName(name: string, { name: source, port: { protocol, port, endPort } }: IngressSource): string {
  const parts = [name, source, protocol.toLowerCase(), port, endPort].filter((part) => part !== undefined);
  return joinName(parts.map(String), 100);
}

/** A range that is known only later is taken for IPv4: so far, networks around EKS clusters are. */
function isIpv6(range: unknown): boolean {
  return typeof range === 'string' && range.includes(':');
}

function protocolOf({ protocol, port, endPort }: IngressSource['port']): {
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
} {
  switch (protocol) {
    case 'ICMP':
      // For ICMP, the ports are type and code: an echo request.
      return { ipProtocol: 'icmp', fromPort: 8, toPort: 0 };
    case 'IPIP':
      return { ipProtocol: '4' };
    case 'ESP':
      return { ipProtocol: '50' };
    case 'TCP':
    case 'UDP':
      return {
        ipProtocol: protocol.toLowerCase(),
        ...(port !== undefined && { fromPort: port, toPort: endPort ?? port }),
      };
  }
}

/** AWS takes few characters in descriptions: no apostrophe among them. */
function describable(text: string): string {
  return text.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, '').slice(0, 255);
}
