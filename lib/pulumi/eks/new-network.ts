import { Vpc } from '@pulumi/aws/ec2/vpc';
import { VpcIpv4CidrBlockAssociation } from '@pulumi/aws/ec2/vpcIpv4CidrBlockAssociation';
import * as pulumi from '@pulumi/pulumi';
import type { ZoneSubnets } from '../../clusters/eks/address-plan';
import type { EksNewVpc } from '../../clusters/eks/options';
import type { EksInterfaceEndpoint } from '../../clusters/eks/provisioning/options';
import type { IpFamily } from '../../core/network/cidr';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { type EksContext, tagsFor } from './context';
import { EksEndpoints } from './endpoints';
import type { NetworkFacts } from './network-facts';
import { EksRoutes } from './routes';
import { EksSubnets } from './subnets';
import { zonesOf } from './zones';

/** Arguments of {@link EksNewNetwork}. */
export interface EksNewNetworkArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The network, as described. */
  readonly vpc: EksNewVpc<Late>;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
  /** The IP version of pods: on `ipv6`, subnets have both. */
  readonly ipFamily: IpFamily;
  /** The subnets of each zone, where they have been planned. */
  readonly subnets: readonly ZoneSubnets[] | undefined;
  /** AWS services that it has private endpoints to, besides S3. */
  readonly interfaceEndpoints: readonly EksInterfaceEndpoint[];
  /** Whether the engine must not delete or replace it. */
  readonly protect: boolean;
}

/** A VPC with subnets in every zone, ways in and out, and the tags by which controllers find all of it. */
export class EksNewNetwork extends pulumi.ComponentResource {
  /** What the rest of the cluster needs to know of it. */
  readonly facts: NetworkFacts;

  constructor(name: string, args: EksNewNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:NewNetwork', name, {}, opts);
    const { context, gate, ipFamily } = args;
    const parent = { parent: this };
    const range = gate.string(args.vpc.cidr ?? '10.0.0.0/16');
    const zones = zonesOf(args.vpc, parent);
    const vpc = new Vpc(
      name,
      {
        cidrBlock: args.record.string(range),
        // Nodes register by their DNS name, and the private endpoint of the API server is one.
        enableDnsHostnames: true,
        enableDnsSupport: true,
        assignGeneratedIpv6CidrBlock: ipFamily === 'ipv6',
        tags: tagsFor(context, name),
      },
      { parent: this, protect: args.protect },
    );
    const secondaryRanges = (args.vpc.secondaryCidrs ?? []).map((one) => gate.string(one));
    const associations = secondaryRanges.map(
      (cidrBlock, which) =>
        new VpcIpv4CidrBlockAssociation(`${name}-range-${which + 2}`, { vpcId: vpc.id, cidrBlock }, parent),
    );
    const subnets = new EksSubnets(
      name,
      {
        context,
        vpcId: vpc.id,
        range,
        secondaryRanges,
        ipv6Range: ipFamily === 'ipv6' ? vpc.ipv6CidrBlock : undefined,
        zones,
        planned: args.subnets,
        after: associations,
      },
      parent,
    );
    const routes = new EksRoutes(
      name,
      { context, vpcId: vpc.id, nat: args.vpc.nat ?? 'zone', ipFamily, subnets },
      parent,
    );
    const endpoints = new EksEndpoints(
      name,
      {
        context,
        vpcId: vpc.id,
        ranges: [range, ...secondaryRanges],
        services: args.interfaceEndpoints,
        subnetIds: subnets.nodes.map(({ id }) => id),
        routeTableIds: routes.routeTableIds,
      },
      parent,
    );
    const [forPods = []] = subnets.pods;
    this.facts = {
      vpcId: vpc.id,
      controlPlaneSubnetIds: subnets.controlPlane.map(({ id }) => id),
      nodeSubnetIds: subnets.nodes.map(({ id }) => id),
      publicSubnetIds: subnets.public.map(({ id }) => id),
      podSubnetIds: subnets.pods.flat().map(({ id }) => id),
      podSubnets: forPods.map(({ id, availabilityZone }) => ({ zone: availabilityZone, subnetId: id })),
      resources: [...routes.resources, ...endpoints.resources],
    };
    this.registerOutputs({ vpcId: vpc.id });
  }
}
