import { Subnet } from '@pulumi/azure-native/network/subnet';
import { VirtualNetwork } from '@pulumi/azure-native/network/virtualNetwork';
import * as pulumi from '@pulumi/pulumi';
import type { AksNewVnet } from '../../clusters/aks/vnet-options';
import { joinName } from '../../core/names';
import type { Late } from '../late';
import { AksEgress } from './egress';
import type { AksNetworkArgs, NetworkFacts } from './network-facts';
import type { AksSecurityGroup } from './security-group';

/** Arguments of {@link AksNewNetwork}. */
export interface AksNewNetworkArgs extends AksNetworkArgs {
  /** The network, as described. */
  readonly vnet: AksNewVnet<Late>;
  /** On its subnets. Absent: none. */
  readonly securityGroup: AksSecurityGroup | undefined;
}

/** A VNet with subnets for nodes and, where they have one, pods, and the way out of them. */
export class AksNewNetwork extends pulumi.ComponentResource {
  /** What the rest of the cluster needs to know of it. */
  readonly facts: NetworkFacts;

  constructor(name: string, args: AksNewNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:NewNetwork', name, {}, opts);
    const { context, cluster, settled, record, gate, securityGroup } = args;
    const { aks } = cluster;
    const { resourceGroupName, location, tags } = context;
    const vnet = new VirtualNetwork(
      name,
      {
        virtualNetworkName: joinName([context.clusterName, 'vnet'], 63),
        resourceGroupName,
        location,
        addressSpace: { addressPrefixes: aks.vnetCidrs.map((range) => record.string(gate.string(range))) },
        tags,
      },
      { parent: this, protect: !settled.allowReplacement, deleteBeforeReplace: true },
    );
    const egress = new AksEgress(name, { context, cluster, firewallIp: settled.firewallIp, gate }, { parent: this });
    const subnet = (use: string, ranges: readonly Late[], dependsOn: pulumi.Resource[]): Subnet =>
      new Subnet(
        joinName([name, use]),
        {
          subnetName: use,
          resourceGroupName,
          virtualNetworkName: vnet.name,
          addressPrefixes: ranges.map((range) => gate.string(range)),
          // What leaves does so by the way that was chosen, or not at all.
          defaultOutboundAccess: false,
          ...egress.association,
          ...(securityGroup !== undefined && { networkSecurityGroup: { id: securityGroup.groupId } }),
        },
        { parent: this, dependsOn, deleteBeforeReplace: true },
      );
    const { cidr, ipv6Cidr } = aks.nodeSubnet;
    const nodes = subnet(
      'nodes',
      [cidr, ipv6Cidr].filter((range) => range !== undefined),
      [],
    );
    const ofPods = aks.podSubnet?.cidr;
    // A VNet takes one change at a time.
    const pods = ofPods === undefined ? undefined : subnet('pods', [ofPods], [nodes]);
    this.facts = {
      vnetId: vnet.id,
      nodeSubnetId: nodes.id,
      ...(pods !== undefined && { podSubnetId: pods.id }),
      resources: [
        ...egress.resources,
        ...(securityGroup?.resources ?? []),
        nodes,
        ...(pods === undefined ? [] : [pods]),
      ],
    };
    this.registerOutputs({ vnetId: vnet.id });
  }
}
