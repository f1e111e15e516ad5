import { IAMMember } from '@pulumi/gcp/projects/iammember';
import { IAMMember as ServiceAccountMember } from '@pulumi/gcp/serviceaccount/iammember';
import * as pulumi from '@pulumi/pulumi';
import type { GkeWorkloadIdentity as WorkloadIdentity } from '../../clusters/gke/provisioning/workload-identity';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';

/** Arguments of {@link GkeWorkloadIdentity}. */
export interface GkeWorkloadIdentityArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The cluster: the pool of its service accounts exists once the first cluster of the project does. */
  readonly cluster: pulumi.Resource;
  /** The service account, and what it may do. */
  readonly identity: WorkloadIdentity<Late>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * Roles for pods of a Kubernetes service account that need not exist yet: of its own, or those of a Google service account.
 * Service accounts of one name and namespace are one identity in all clusters of a project.
 */
export class GkeWorkloadIdentity extends pulumi.ComponentResource {
  /** What pods of the service account wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(
    name: string,
    { context, cluster, identity, gate }: GkeWorkloadIdentityArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('cluster-blueprints:gke:WorkloadIdentity', name, {}, opts);
    const { project, projectNumber } = context;
    const { namespace, serviceAccount, roles = [], googleServiceAccount } = identity;
    const options = { parent: this, dependsOn: [cluster] };
    const principal = pulumi.interpolate`principal://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${project}.svc.id.goog/subject/ns/${namespace}/sa/${serviceAccount}`;
    this.resources = roles.map(({ role, project: where }, index) => {
      const place = where === undefined ? [] : [typeof where === 'string' ? where : String(index + 1)];
      return new IAMMember(
        joinName([name, role.replace(/^.*\//, ''), ...place], 100),
        { role, project: where === undefined ? project : gate.string(where), member: principal },
        options,
      );
    });
    if (googleServiceAccount !== undefined) {
      const impersonation = new ServiceAccountMember(
        name,
        {
          serviceAccountId: pulumi.interpolate`projects/-/serviceAccounts/${gate.string(googleServiceAccount)}`,
          role: 'roles/iam.workloadIdentityUser',
          member: pulumi.interpolate`serviceAccount:${project}.svc.id.goog[${namespace}/${serviceAccount}]`,
        },
        options,
      );
      this.resources = [...this.resources, impersonation];
    }
    this.registerOutputs({});
  }
}
