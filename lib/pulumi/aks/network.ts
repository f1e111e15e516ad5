import * as pulumi from '@pulumi/pulumi';
import type { AksExistingVnet } from '../../clusters/aks/vnet-options';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksNetworkArgs, NetworkFacts } from './network-facts';
import { AksNewNetwork } from './new-network';
import { AksSecurityGroup } from './security-group';

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
