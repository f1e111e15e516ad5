import { EgressOnlyInternetGateway } from '@pulumi/aws/ec2/egressOnlyInternetGateway';
import { Eip } from '@pulumi/aws/ec2/eip';
import { InternetGateway } from '@pulumi/aws/ec2/internetGateway';
import { NatGateway } from '@pulumi/aws/ec2/natGateway';
import { Route, type RouteArgs } from '@pulumi/aws/ec2/route';
import { RouteTable } from '@pulumi/aws/ec2/routeTable';
import { RouteTableAssociation } from '@pulumi/aws/ec2/routeTableAssociation';
import type { Subnet } from '@pulumi/aws/ec2/subnet';
import * as pulumi from '@pulumi/pulumi';
import type { EksNewVpc } from '../../clusters/eks/options';
import type { IpFamily } from '../../core/network/cidr';
import { type EksContext, tagsFor } from './context';
import type { EksSubnets } from './subnets';

/** Arguments of {@link EksRoutes}. */
export interface EksRoutesArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** How many NAT gateways there are. */
  readonly nat: NonNullable<EksNewVpc['nat']>;
  /** On `ipv6`, there is a way out for both versions. */
  readonly ipFamily: IpFamily;
  /** The subnets of every zone. */
  readonly subnets: EksSubnets;
}

/** The ways out of a VPC: an internet gateway, NAT gateways, and a route table for each zone. */
export class EksRoutes extends pulumi.ComponentResource {
  /** Of the public table first, then of each zone. */
  readonly routeTableIds: readonly pulumi.Output<string>[];
  /** What nodes wait for: without their routes they do not find the cluster. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksRoutesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Routes', name, {}, opts);
    const { context, vpcId, nat, ipFamily, subnets } = args;
    const parent = { parent: this };
    const resources: pulumi.Resource[] = [];
    const table = (id: string): RouteTable =>
      new RouteTable(`${name}-${id}`, { vpcId, tags: tagsFor(context, `${name}-${id}`) }, parent);
    const route = (id: string, routeTable: RouteTable, where: Omit<RouteArgs, 'routeTableId'>): void => {
      resources.push(new Route(`${name}-${id}`, { routeTableId: routeTable.id, ...where }, parent));
    };
    const associate = (id: string, subnet: Subnet, routeTable: RouteTable): void => {
      resources.push(
        new RouteTableAssociation(`${name}-${id}`, { subnetId: subnet.id, routeTableId: routeTable.id }, parent),
      );
    };

    const internet = new InternetGateway(name, { vpcId, tags: tagsFor(context, name) }, parent);
    const open = table('public');
    route('public', open, { destinationCidrBlock: '0.0.0.0/0', gatewayId: internet.id });
    subnets.public.forEach((subnet, zone) => {
      associate(`public-${zone + 1}`, subnet, open);
    });

    const gateways = subnets.public.slice(0, { zone: undefined, single: 1, none: 0 }[nat]).map((subnet, zone) => {
      const id = `${name}-nat-${zone + 1}`;
      const address = new Eip(id, { domain: 'vpc', tags: tagsFor(context, id) }, parent);
      return new NatGateway(
        id,
        { subnetId: subnet.id, allocationId: address.allocationId, tags: tagsFor(context, id) },
        { parent: this, dependsOn: [internet] },
      );
    });
    const out =
      ipFamily === 'ipv6'
        ? new EgressOnlyInternetGateway(name, { vpcId, tags: tagsFor(context, name) }, parent)
        : undefined;
    if (out !== undefined) route('public-ipv6', open, { destinationIpv6CidrBlock: '::/0', gatewayId: internet.id });

    const closed = subnets.nodes.map((subnet, zone) => {
      const id = `nodes-${zone + 1}`;
      const one = table(id);
      const gateway = gateways[zone] ?? gateways[0];
      if (gateway !== undefined) route(id, one, { destinationCidrBlock: '0.0.0.0/0', natGatewayId: gateway.id });
      if (out !== undefined)
        route(`${id}-ipv6`, one, { destinationIpv6CidrBlock: '::/0', egressOnlyGatewayId: out.id });
      associate(id, subnet, one);
      const others = [subnets.controlPlane, ...subnets.pods].flatMap((inZones) => inZones[zone] ?? []);
      others.forEach((other, index) => {
        associate(index === 0 ? `control-plane-${zone + 1}` : `pods-${index}-${zone + 1}`, other, one);
      });
      return one;
    });
    this.routeTableIds = [open, ...closed].map(({ id }) => id);
    this.resources = resources;
    this.registerOutputs({});
  }
}
