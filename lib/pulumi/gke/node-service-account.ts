import { IAMMember } from '@pulumi/gcp/projects/iammember';
import { Account } from '@pulumi/gcp/serviceaccount/account';
import * as pulumi from '@pulumi/pulumi';
import type { GkeProvisioning } from '../../clusters/gke/provisioning/options';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';

/**
 * What nodes need to write logs and metrics.
 * @see https://docs.cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster
 */
const NODE_ROLE = 'roles/container.defaultNodeServiceAccount';

/** What lets nodes fetch images of the project. */
const IMAGES_ROLE = 'roles/artifactregistry.reader';

/** Arguments of {@link GkeNodeServiceAccount}. */
export interface GkeNodeServiceAccountArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The account, as asked for. */
  readonly account: NonNullable<GkeProvisioning<Late>['nodeServiceAccount']>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** What nodes act under: an account that is made for them with its roles, or one that exists. */
export class GkeNodeServiceAccount extends pulumi.ComponentResource {
  /** `nodes@my-project.iam.gserviceaccount.com`. */
  readonly email: pulumi.Output<string>;
  /** What nodes wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(
    name: string,
    { context, account: asked, gate }: GkeNodeServiceAccountArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('cluster-blueprints:gke:NodeServiceAccount', name, {}, opts);
    if ('email' in asked) {
      this.email = pulumi.output(gate.string(asked.email));
      this.resources = [];
    } else {
      const { project, clusterName } = context;
      const account = new Account(
        name,
        {
          project,
          accountId: joinName([clusterName, 'nodes'], 30),
          displayName: `Nodes of the GKE cluster ${clusterName}`,
        },
        { parent: this },
      );
      this.email = account.email;
      const roles = [NODE_ROLE, ...(asked.roles ?? [IMAGES_ROLE])];
      this.resources = [...new Set(roles)].map(
        (role) =>
          new IAMMember(
            joinName([name, role.replace(/^.*\//, '')], 100),
            { project, role, member: account.member },
            { parent: this },
          ),
      );
    }
    this.registerOutputs({ email: this.email });
  }
}
