import { FederatedIdentityCredential } from '@pulumi/azure-native/managedidentity/federatedIdentityCredential';
import * as pulumi from '@pulumi/pulumi';
import type { AksWorkloadIdentity } from '../../clusters/aks/provisioning/options';
import { placeOf } from '../../clusters/aks/provisioning/resource-id';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';

/** Arguments of {@link AksWorkloadIdentities}. */
export interface AksWorkloadIdentitiesArgs {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** Who tokens of its service accounts come from. */
  readonly oidcIssuerUrl: pulumi.Output<string>;
  /** Service accounts and their identities, by a name that stays. */
  readonly identities: Readonly<Record<string, AksWorkloadIdentity<Late>>>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** What an identity is asked for when a pod takes it on. */
const AUDIENCE = 'api://AzureADTokenExchange';

/** Trust of identities that exist in service accounts that need not exist yet. */
export class AksWorkloadIdentities extends pulumi.ComponentResource {
  /** What pods of the service accounts wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: AksWorkloadIdentitiesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:WorkloadIdentities', name, {}, opts);
    const { clusterName, oidcIssuerUrl, identities, gate } = args;
    const made: pulumi.Resource[] = [];
    for (const [id, { namespace, serviceAccount, identityId }] of Object.entries(identities)) {
      const place = pulumi.output(gate.string(identityId)).apply(placeOf);
      made.push(
        new FederatedIdentityCredential(
          joinName([name, id]),
          {
            federatedIdentityCredentialResourceName: joinName([clusterName, id], 120),
            resourceGroupName: place.resourceGroup,
            resourceName: place.name,
            issuer: oidcIssuerUrl,
            subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
            audiences: [AUDIENCE],
          },
          // An identity takes one change at a time, and it may be one for all.
          { parent: this, dependsOn: made.slice(-1), deleteBeforeReplace: true },
        ),
      );
    }
    this.resources = made;
    this.registerOutputs({});
  }
}
