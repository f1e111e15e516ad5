import { UserAssignedIdentity } from '@pulumi/azure-native/managedidentity/userAssignedIdentity';
import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksContext } from './context';
import { assignRole, type RoleGrant } from './role-assignment';
import type { AksSettled } from './settings';

/** Arguments of {@link AksIdentity}. */
export interface AksIdentityArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** How it is provisioned. */
  readonly settled: Pick<AksSettled<Late>, 'identity' | 'assignRoles'>;
  /** Roles that AKS acts under, by a name that stays. */
  readonly roles: Readonly<Record<string, Pick<RoleGrant, 'role' | 'scope'>>>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * What AKS acts under in a subscription, with its roles. They are there before the cluster, which could not be made without,
 * and stay until it is gone, which could not be cleaned up without.
 */
export class AksIdentity extends pulumi.ComponentResource {
  /** Resource id of the identity. */
  readonly identityId: pulumi.Output<string>;
  /** What the cluster waits for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: AksIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:Identity', name, {}, opts);
    const { settled, roles } = args;
    const { id, principalId } = this.identityOf(name, args);
    this.identityId = id;
    this.resources = settled.assignRoles
      ? Object.entries(roles).map(([key, grant]) =>
          assignRole(
            joinName([name, key], 100),
            { ...grant, principalId, principalType: 'ServicePrincipal' },
            { parent: this },
          ),
        )
      : [];
    this.registerOutputs({ identityId: this.identityId });
  }

  private identityOf(
    name: string,
    { context, settled: { identity }, gate }: AksIdentityArgs,
  ): { readonly id: pulumi.Output<string>; readonly principalId: pulumi.Output<string> } {
    if (identity !== 'own') {
      return {
        id: pulumi.output(gate.string(identity.id)),
        principalId: pulumi.output(gate.string(identity.principalId)),
      };
    }
    return new UserAssignedIdentity(
      name,
      {
        resourceName: joinName([context.clusterName, 'cluster'], 120),
        resourceGroupName: context.resourceGroupName,
        location: context.location,
        tags: context.tags,
      },
      { parent: this },
    );
  }
}
