import { PodIdentityAssociation } from '@pulumi/aws/eks/podIdentityAssociation';
import * as pulumi from '@pulumi/pulumi';
import type { EksWorkloadIdentity as WorkloadIdentity } from '../../clusters/eks/provisioning/options';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { EksContext } from './context';

/** Arguments of {@link EksWorkloadIdentity}. */
export interface EksWorkloadIdentityArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, by the output of its resource. */
  readonly clusterName: pulumi.Input<string>;
  /** The service account, and its role. */
  readonly identity: WorkloadIdentity<Late>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * A role that exists, for pods of a service account that need not exist yet. It must be there before the first of them
 * starts: credentials are put into pods when they are made.
 */
export class EksWorkloadIdentity extends pulumi.ComponentResource {
  /** By what EKS is known to the target role. */
  readonly externalId: pulumi.Output<string>;
  /** What pods of the service account wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(
    name: string,
    { context, clusterName, identity, gate }: EksWorkloadIdentityArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('cluster-blueprints:eks:WorkloadIdentity', name, {}, opts);
    const { namespace, serviceAccount, roleArn, targetRoleArn, disableSessionTags = false } = identity;
    const association = new PodIdentityAssociation(
      name,
      {
        clusterName,
        namespace,
        serviceAccount,
        roleArn: gate.string(roleArn),
        ...(targetRoleArn !== undefined && { targetRoleArn: gate.string(targetRoleArn) }),
        disableSessionTags,
        tags: context.tags,
      },
      { parent: this },
    );
    this.externalId = association.externalId;
    this.resources = [association];
    this.registerOutputs({ externalId: this.externalId });
  }
}
