import { RoleAssignment } from '@pulumi/azure-native/authorization/roleAssignment';
import * as pulumi from '@pulumi/pulumi';
import { BUILT_IN_ROLES, type BuiltInRole } from '../../clusters/aks/provisioning/built-in-roles';
import type { Late } from '../late';

/** A role of Azure for somebody, somewhere. */
export interface RoleGrant {
  /** Which. */
  readonly role: BuiltInRole;
  /** Resource id of where it holds, with everything inside. */
  readonly scope: Late;
  /** Object id of whose it is. */
  readonly principalId: Late;
  /** What that is. Absent: Azure looks it up, and does not find what was made just now. */
  readonly principalType?: 'User' | 'Group' | 'ServicePrincipal';
}

/** Gives a role. */
export function assignRole(
  name: string,
  { role, scope, principalId, principalType }: RoleGrant,
  opts: pulumi.CustomResourceOptions,
): RoleAssignment {
  return new RoleAssignment(
    name,
    {
      scope,
      roleDefinitionId: definitionOf(role, scope),
      principalId,
      ...(principalType !== undefined && { principalType }),
    },
    opts,
  );
}

/** Azure answers with the id that a role has in the subscription of the scope: another would be a change each time. */
function definitionOf(role: BuiltInRole, scope: Late): pulumi.Output<string> {
  return pulumi
    .output(scope)
    .apply((id) => `${subscriptionOf(id)}/providers/Microsoft.Authorization/roleDefinitions/${BUILT_IN_ROLES[role]}`);
}

function subscriptionOf(id: string): string {
  return id.split('/').slice(0, 3).join('/');
}
