import * as pulumi from '@pulumi/pulumi';
import type { EksCluster, EksNodePool } from '../../clusters/eks/eks-cluster';
import type { Composition } from '../../core/compose';
import { joinName } from '../../core/names';
import type { Late } from '../late';
import type { EksContext } from './context';
import type { EksControlPlane } from './control-plane';
import type { NetworkFacts } from './network-facts';
import { EksNodeGroup } from './node-group';
import { nodeRole } from './node-role';
import type { EksRole } from './role';

/** Arguments of {@link EksNodeGroups}. */
export interface EksNodeGroupsArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** What is installed in it. */
  readonly composition: Composition<Late>;
  /** The cluster, as made. */
  readonly controlPlane: EksControlPlane;
  /** Where machines are. */
  readonly network: NetworkFacts;
  /** What machines need to become Ready: their network above all. */
  readonly after: readonly pulumi.Resource[];
}

/** The managed node groups of a cluster, one for each pool, and the roles of their machines. */
export class EksNodeGroups extends pulumi.ComponentResource {
  /** Roles by operating system: Windows machines join as members of another group. */
  readonly roles: Readonly<Partial<Record<EksNodePool['os'], EksRole>>>;
  /** What needs Ready nodes waits for these. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksNodeGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:NodeGroups', name, {}, opts);
    const { context, cluster, composition, controlPlane, network } = args;
    const roles: Partial<Record<EksNodePool['os'], EksRole>> = {};
    const roleOf = (os: EksNodePool['os']): EksRole => {
      const purpose = os === 'windows' ? 'windows-nodes' : 'nodes';
      roles[os] ??= nodeRole(joinName([name, purpose]), context, purpose, { parent: this });
      return roles[os];
    };
    this.resources = cluster.eks.nodePools.map((pool) => {
      const role = roleOf(pool.os);
      return new EksNodeGroup(
        joinName([name, pool.name]),
        {
          context,
          pool,
          cluster,
          composition,
          clusterName: controlPlane.cluster.name,
          roleArn: role.arn,
          securityGroupId: controlPlane.securityGroupId,
          subnetIds: network.nodeSubnetIds,
          after: [...role.attachments, ...network.resources, ...args.after],
        },
        { parent: this },
      ).nodeGroup;
    });
    this.roles = roles;
    this.registerOutputs({});
  }
}
