import { AccessEntry } from '@pulumi/aws/eks/accessEntry';
import { AccessPolicyAssociation } from '@pulumi/aws/eks/accessPolicyAssociation';
import * as pulumi from '@pulumi/pulumi';
import type { EksAccessEntry, EksUserAccess } from '../../clusters/eks/provisioning/options';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { EksContext } from './context';

/** Arguments of {@link EksAccess}. */
export interface EksAccessArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, by the output of its resource. */
  readonly clusterName: pulumi.Input<string>;
  /** Who gets access. */
  readonly entry: EksAccessEntry<Late>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** Access to a cluster for one role or user, with what EKS allows them. */
export class EksAccess extends pulumi.ComponentResource {
  /** What whoever uses the access waits for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(
    name: string,
    { context, clusterName, entry, gate }: EksAccessArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('cluster-blueprints:eks:Access', name, {}, opts);
    const principalArn = gate.string(entry.principalArn);
    const user = userOf(entry);
    const access = new AccessEntry(
      name,
      {
        clusterName,
        principalArn,
        type: entry.type ?? 'STANDARD',
        ...(user?.kubernetesGroups && { kubernetesGroups: [...user.kubernetesGroups] }),
        ...(user?.username !== undefined && { userName: user.username }),
        tags: context.tags,
      },
      { parent: this },
    );
    const policies = user?.policies ?? (entry.type === 'EC2' ? [{ policy: 'AmazonEKSAutoNodePolicy' }] : []);
    const associations = policies.map(
      ({ policy, namespaces }: { readonly policy: string; readonly namespaces?: readonly string[] }) =>
        new AccessPolicyAssociation(
          `${name}-${policy}`,
          {
            clusterName,
            principalArn,
            policyArn: pulumi.interpolate`arn:${context.partition}:eks::aws:cluster-access-policy/${policy}`,
            accessScope:
              namespaces === undefined ? { type: 'cluster' } : { type: 'namespace', namespaces: [...namespaces] },
          },
          { parent: this, dependsOn: [access] },
        ),
    );
    this.resources = [access, ...associations];
    this.registerOutputs({});
  }
}

function userOf(entry: EksAccessEntry<Late>): EksUserAccess<Late> | undefined {
  return entry.type === undefined || entry.type === 'STANDARD' ? entry : undefined;
}
