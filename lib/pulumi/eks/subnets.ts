import { Subnet } from '@pulumi/aws/ec2/subnet';
import * as pulumi from '@pulumi/pulumi';
import type { ZoneSubnets } from '../../clusters/eks/address-plan';
import { ipv6Range, MOST_ZONES, podRange, zoneRanges } from '../../clusters/eks/provisioning/subnet-ranges';
import type { Late } from '../late';
import { type EksContext, tagsFor } from './context';
import { type SubnetUse, subnetTags } from './subnet-tags';

/** Arguments of {@link EksSubnets}. */
export interface EksSubnetsArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** Its primary range. */
  readonly range: Late;
  /** Its other ranges, for pods. */
  readonly secondaryRanges: readonly Late[];
  /** Its IPv6 range, where subnets have both versions. */
  readonly ipv6Range: pulumi.Output<string> | undefined;
  /** Names of zones. */
  readonly zones: readonly Late[];
  /** The subnets of each zone, where they have been planned. */
  readonly planned: readonly ZoneSubnets[] | undefined;
  /** What gives the VPC its other ranges. */
  readonly after: readonly pulumi.Resource[];
}

/** The order of uses in the IPv6 range of a VPC, each with room for as many zones as there can be. */
const USES: readonly SubnetUse[] = ['nodes', 'public', 'control-plane', 'pods'];

/** The subnets of a new VPC. A new zone at the end of the list moves none of the others. */
export class EksSubnets extends pulumi.ComponentResource {
  /** By zone. */
  readonly nodes: readonly Subnet[];
  /** By zone. */
  readonly public: readonly Subnet[];
  /** By zone. */
  readonly controlPlane: readonly Subnet[];
  /** By range, and within it by zone. */
  readonly pods: readonly (readonly Subnet[])[];

  constructor(
    private readonly prefix: string,
    private readonly args: EksSubnetsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('cluster-blueprints:eks:Subnets', prefix, {}, opts);
    const { range, secondaryRanges, zones, planned } = args;
    const ranges = (zone: number): pulumi.Output<ReturnType<typeof zoneRanges>> =>
      pulumi.output(range).apply((known) => zoneRanges(known, zone));
    this.nodes = this.inZones('nodes', (zone) => planned?.[zone]?.nodes.cidr ?? ranges(zone).nodes);
    this.public = this.inZones('public', (zone) => planned?.[zone]?.public.cidr ?? ranges(zone).public);
    this.controlPlane = this.inZones(
      'control-plane',
      (zone) => planned?.[zone]?.controlPlane.cidr ?? ranges(zone).controlPlane,
    );
    this.pods =
      planned === undefined
        ? secondaryRanges.map((secondary, which) =>
            this.inZones(
              'pods',
              (zone) => pulumi.output(secondary).apply((known) => podRange(known, zone, zones.length)),
              which,
            ),
          )
        : [this.inZones('pods', (zone) => planned[zone]?.pods?.cidr)];
    this.registerOutputs({});
  }

  private inZones(
    use: SubnetUse,
    cidrOf: (zone: number) => pulumi.Input<string> | undefined,
    which = 0,
  ): readonly Subnet[] {
    const { context, vpcId, zones, after, ipv6Range: ipv6 } = this.args;
    return zones.flatMap((availabilityZone, zone) => {
      const cidrBlock = cidrOf(zone);
      if (cidrBlock === undefined) return [];
      const id = `${this.prefix}-${use}-${which === 0 ? '' : `${which + 1}-`}${zone + 1}`;
      const place = (USES.indexOf(use) + which) * MOST_ZONES + zone;
      return new Subnet(
        id,
        {
          vpcId,
          availabilityZone,
          cidrBlock,
          ...(ipv6 !== undefined && {
            ipv6CidrBlock: ipv6.apply((known) => ipv6Range(known, place)),
            assignIpv6AddressOnCreation: true,
          }),
          tags: tagsFor(context, id, subnetTags(use, context.clusterName)),
        },
        { parent: this, dependsOn: [...after] },
      );
    });
  }
}
