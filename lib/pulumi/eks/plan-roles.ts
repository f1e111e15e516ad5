import { Tag } from '@pulumi/aws/ec2/tag';
import * as pulumi from '@pulumi/pulumi';
import type { EksContext } from './context';
import type { EksControlPlane } from './control-plane';
import { identitiesOf, karpenterServiceAccount } from './identities';
import type { InspectedBlueprint } from './inspect';
import { EksKarpenter } from './karpenter';
import { EksPodIdentity } from './pod-identity';
import { policyOf } from './statements';
import { DISCOVERY_TAG } from './subnet-tags';

/** Arguments of {@link EksPlanRoles}. */
export interface EksPlanRolesArgs extends Pick<InspectedBlueprint, 'cluster' | 'composition' | 'hasKarpenter'> {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, as made. */
  readonly controlPlane: EksControlPlane;
}

/** What plans of a composition need in AWS before they are installed. */
export class EksPlanRoles extends pulumi.ComponentResource {
  /** Karpenter's, where a plan has Karpenter. */
  readonly karpenter: EksKarpenter | undefined;
  /** What plans wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksPlanRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:PlanRoles', name, {}, opts);
    const { context, cluster, composition, controlPlane, hasKarpenter } = args;
    const { plans } = composition;
    const parent = { parent: this };
    const identities = identitiesOf(cluster, plans, context.region).map(
      ({ purpose, namespace, serviceAccount, statements }) =>
        new EksPodIdentity(
          `${name}-${purpose}`,
          {
            context,
            purpose,
            clusterName: controlPlane.cluster.name,
            namespace,
            serviceAccount,
            policies: { own: policyOf(statements, context) },
          },
          parent,
        ),
    );
    this.karpenter = hasKarpenter
      ? new EksKarpenter(
          `${name}-karpenter`,
          { context, cluster, controlPlane, serviceAccount: karpenterServiceAccount(plans) },
          parent,
        )
      : undefined;
    // Node classes find the group of nodes by it. On this one alone: load balancers fail where a node has two such groups.
    const discovery =
      hasKarpenter || cluster.eks.mode.isAuto
        ? [
            new Tag(
              `${name}-discovery`,
              { resourceId: controlPlane.securityGroupId, key: DISCOVERY_TAG, value: context.clusterName },
              parent,
            ),
          ]
        : [];
    this.resources = [
      ...discovery,
      ...identities.flatMap(({ resources }) => resources),
      ...(this.karpenter?.resources ?? []),
    ];
    this.registerOutputs({});
  }
}
