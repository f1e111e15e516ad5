import * as pulumi from '@pulumi/pulumi';
import type { AksCluster } from '../../clusters/aks/aks-cluster';
import type { AksExistingVnet } from '../../clusters/aks/vnet-options';
import type { PortNeed } from '../../core/needs';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksContext } from './context';
import { AksNewNetwork } from './new-network';
import { AksSecurityGroup } from './security-group';
import type { AksSettled } from './settings';

/** What the rest of a cluster needs to know of its network. */
export interface NetworkFacts {
  /** The VNet. Absent: AKS makes it. */
  readonly vnetId?: pulumi.Output<string>;
  /** The subnet of nodes. Absent: AKS makes it. */
  readonly nodeSubnetId?: pulumi.Output<string>;
  /** The subnet of pods. Absent: they have none. */
  readonly podSubnetId?: pulumi.Output<string>;
  /** What the cluster waits for: its way out above all. */
  readonly resources: readonly pulumi.Resource[];
}

/** Arguments of {@link AksNetwork}. */
export interface AksNetworkArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** How it is provisioned. */
  readonly settled: Pick<AksSettled<Late>, 'networkSecurityGroup' | 'firewallIp' | 'allowReplacement'>;
  /** What the distribution and plans need. */
  readonly ports: readonly PortNeed[];
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** The network of a cluster: made for it, there already, or left to AKS. */
export class AksNetwork extends pulumi.ComponentResource {
  /** What the rest of the cluster needs to know of it. */
  readonly facts: NetworkFacts;

  constructor(name: string, args: AksNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:Network', name, {}, opts);
    this.facts = this.make(name, args);
    this.registerOutputs({ vnetId: this.facts.vnetId, nodeSubnetId: this.facts.nodeSubnetId });
  }

  private make(name: string, args: AksNetworkArgs): NetworkFacts {
    const { vnet } = args.cluster.aks;
    switch (vnet.kind) {
      case 'managed':
        return { resources: [] };
      case 'existing':
        return existing(vnet, args.gate, this.securityGroupOf(name, args)?.resources ?? []);
      case 'new':
        return new AksNewNetwork(
          name,
          { ...args, vnet, securityGroup: this.securityGroupOf(name, args) },
          {
            parent: this,
          },
        ).facts;
    }
  }

  private securityGroupOf(
    name: string,
    { context, cluster, settled, ports, gate }: AksNetworkArgs,
  ): AksSecurityGroup | undefined {
    const { networkSecurityGroup: group } = settled;
    return group === 'none'
      ? undefined
      : new AksSecurityGroup(name, { context, cluster, group, ports, gate }, { parent: this });
  }
}

function existing(
  { nodeSubnet, podSubnet }: AksExistingVnet<Late>,
  gate: Gate,
  resources: readonly pulumi.Resource[],
): NetworkFacts {
  const nodeSubnetId = pulumi.output(gate.string(nodeSubnet.id));
  return {
    vnetId: nodeSubnetId.apply((id) => id.replace(/\/subnets\/[^/]+$/i, '')),
    nodeSubnetId,
    ...(podSubnet !== undefined && { podSubnetId: pulumi.output(gate.string(podSubnet.id)) }),
    resources,
  };
}
