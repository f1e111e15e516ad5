import { NatGateway } from '@pulumi/azure-native/network/natGateway';
import { PublicIPAddress } from '@pulumi/azure-native/network/publicIPAddress';
import { Route } from '@pulumi/azure-native/network/route';
import { RouteTable } from '@pulumi/azure-native/network/routeTable';
import type { SubnetArgs } from '@pulumi/azure-native/network/subnet';
import * as pulumi from '@pulumi/pulumi';
import type { AksCluster } from '../../clusters/aks/aks-cluster';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksContext } from './context';

/** Arguments of {@link AksEgress}. */
export interface AksEgressArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** Where routes lead. */
  readonly firewallIp: Late | undefined;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** The way out of the subnets of a new VNet, where the cluster does not bring it along: a NAT gateway, or routes. */
export class AksEgress extends pulumi.ComponentResource {
  /** What subnets are told of it. */
  readonly association: Pick<SubnetArgs, 'natGateway' | 'routeTable'>;
  /** What the cluster waits for: AKS looks whether there is a way out. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: AksEgressArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:Egress', name, {}, opts);
    const { association, resources } = this.make(name, args);
    this.association = association;
    this.resources = resources;
    this.registerOutputs({});
  }

  private make(name: string, args: AksEgressArgs): Pick<AksEgress, 'association' | 'resources'> {
    switch (args.cluster.aks.outboundType) {
      case 'userAssignedNATGateway':
        return this.natGateway(name, args.context);
      case 'userDefinedRouting':
        return this.routes(name, args);
      case 'loadBalancer':
      case 'managedNATGateway':
      case 'none':
        return { association: {}, resources: [] };
    }
  }

  private natGateway(
    name: string,
    { clusterName, resourceGroupName, location, tags }: AksContext,
  ): Pick<AksEgress, 'association' | 'resources'> {
    const address = new PublicIPAddress(
      name,
      {
        publicIpAddressName: joinName([clusterName, 'nat'], 80),
        resourceGroupName,
        location,
        sku: { name: 'Standard' },
        publicIPAllocationMethod: 'Static',
        publicIPAddressVersion: 'IPv4',
        tags,
      },
      { parent: this },
    );
    const gateway = new NatGateway(
      name,
      {
        natGatewayName: joinName([clusterName], 80),
        resourceGroupName,
        location,
        sku: { name: 'Standard' },
        publicIpAddresses: [{ id: address.id }],
        tags,
      },
      { parent: this },
    );
    return { association: { natGateway: { id: gateway.id } }, resources: [gateway] };
  }

  private routes(
    name: string,
    { context, firewallIp, gate }: AksEgressArgs,
  ): Pick<AksEgress, 'association' | 'resources'> {
    const { clusterName, resourceGroupName, location, tags } = context;
    const table = new RouteTable(
      name,
      { routeTableName: joinName([clusterName], 80), resourceGroupName, location, tags },
      { parent: this },
    );
    const route = new Route(
      name,
      {
        routeName: 'default',
        resourceGroupName,
        routeTableName: table.name,
        addressPrefix: '0.0.0.0/0',
        nextHopType: 'VirtualAppliance',
        ...(firewallIp !== undefined && { nextHopIpAddress: gate.string(firewallIp) }),
      },
      { parent: this },
    );
    return { association: { routeTable: { id: table.id } }, resources: [route] };
  }
}
