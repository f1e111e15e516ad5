import { SubnetworkIAMMember } from '@pulumi/gcp/compute/subnetworkIAMMember';
import { IAMMember } from '@pulumi/gcp/projects/iammember';
import * as pulumi from '@pulumi/pulumi';
import type { GkeSharedVpc } from '../../clusters/gke/vpc';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { type GkeContext, gkeAgentOf } from './context';

/** Arguments of {@link GkeSharedVpcGrants}. */
export interface GkeSharedVpcGrantsArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The network, as described. */
  readonly vpc: GkeSharedVpc<Late>;
  /** Whether GKE opens the firewall of the host project for load balancers. */
  readonly manageFirewall: boolean;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * What Google's own accounts of the cluster's project may do in the host project of a Shared VPC. The cluster waits for it:
 * GKE refuses to make one in a subnet that it may not use.
 */
export class GkeSharedVpcGrants extends pulumi.ComponentResource {
  /** What the cluster waits for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: GkeSharedVpcGrantsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:SharedVpcGrants', name, {}, opts);
    const { context, vpc, gate } = args;
    const parent = { parent: this };
    const { hostProject: project } = vpc;
    const agent = gkeAgentOf(context);
    const users = {
      gke: agent,
      'cloud-services': pulumi.interpolate`serviceAccount:${context.projectNumber}@cloudservices.gserviceaccount.com`,
    };
    const roles = [
      'roles/container.hostServiceAgentUser',
      ...(args.manageFirewall ? ['roles/compute.securityAdmin'] : []),
    ];
    this.resources = [
      ...Object.entries(users).map(
        ([who, member]) =>
          new SubnetworkIAMMember(
            `${name}-${who}`,
            {
              project,
              region: context.region,
              subnetwork: gate.string(vpc.subnetwork),
              role: 'roles/compute.networkUser',
              member,
            },
            parent,
          ),
      ),
      ...roles.map(
        (role) => new IAMMember(`${name}-host-${role.replace(/^.*\./, '')}`, { project, role, member: agent }, parent),
      ),
    ];
    this.registerOutputs({});
  }
}
