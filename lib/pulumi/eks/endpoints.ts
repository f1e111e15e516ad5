import { getVpcEndpointServiceOutput } from '@pulumi/aws/ec2/getVpcEndpointService';
import { SecurityGroup } from '@pulumi/aws/ec2/securityGroup';
import { VpcEndpoint } from '@pulumi/aws/ec2/vpcEndpoint';
import { SecurityGroupIngressRule } from '@pulumi/aws/vpc/securityGroupIngressRule';
import * as pulumi from '@pulumi/pulumi';
import type { EksInterfaceEndpoint } from '../../clusters/eks/provisioning/options';
import type { Late } from '../late';
import { type EksContext, namePrefix, tagsFor } from './context';

/** Arguments of {@link EksEndpoints}. */
export interface EksEndpointsArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The VPC. */
  readonly vpcId: pulumi.Input<string>;
  /** Ranges of the VPC, from which endpoints are reached. */
  readonly ranges: readonly Late[];
  /** AWS services with an endpoint in every zone. */
  readonly services: readonly EksInterfaceEndpoint[];
  /** Subnets, one in each zone, that endpoints are in. */
  readonly subnetIds: readonly pulumi.Input<string>[];
  /** Route tables that lead to S3. */
  readonly routeTableIds: readonly pulumi.Input<string>[];
}

/** Private ways to AWS services: to S3 for nothing, to others at a price. */
export class EksEndpoints extends pulumi.ComponentResource {
  /** What nodes wait for that have no other way. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Endpoints', name, {}, opts);
    const { context, vpcId, routeTableIds } = args;
    const storage = new VpcEndpoint(
      `${name}-s3`,
      {
        vpcId,
        serviceName: pulumi.interpolate`com.amazonaws.${context.region}.s3`,
        vpcEndpointType: 'Gateway',
        routeTableIds: [...routeTableIds],
        tags: tagsFor(context, `${name}-s3`),
      },
      { parent: this },
    );
    this.resources = [storage, ...(args.services.length === 0 ? [] : this.interfaces(name, args))];
    this.registerOutputs({});
  }

  private interfaces(
    name: string,
    { context, vpcId, ranges, services, subnetIds }: EksEndpointsArgs,
  ): readonly pulumi.Resource[] {
    const parent = { parent: this };
    const id = `${name}-endpoints`;
    const group = new SecurityGroup(
      id,
      {
        vpcId,
        namePrefix: namePrefix(context, 'endpoints'),
        description: 'Private endpoints to AWS services, from within the VPC',
        tags: tagsFor(context, id),
      },
      parent,
    );
    ranges.forEach((cidrIpv4, index) => {
      new SecurityGroupIngressRule(
        `${id}-${index + 1}`,
        { securityGroupId: group.id, cidrIpv4, ipProtocol: 'tcp', fromPort: 443, toPort: 443, tags: context.tags },
        parent,
      );
    });
    return services.map(
      (service) =>
        new VpcEndpoint(
          `${name}-${service}`,
          {
            vpcId,
            // Looked up: in China each service has its own way of naming them.
            serviceName: getVpcEndpointServiceOutput({ service, serviceType: 'Interface' }, parent).serviceName,
            vpcEndpointType: 'Interface',
            privateDnsEnabled: true,
            subnetIds: [...subnetIds],
            securityGroupIds: [group.id],
            tags: tagsFor(context, `${name}-${service}`),
          },
          parent,
        ),
    );
  }
}
