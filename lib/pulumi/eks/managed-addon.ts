import { Addon } from '@pulumi/aws/eks/addon';
import * as pulumi from '@pulumi/pulumi';
import type { EksAddon, EksPodIdentity as PodIdentity } from '../../clusters/eks/addons/addon';
import { joinName } from '../../core/names';
import { eachLeaf, type Values } from '../../core/values';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { gatedValues } from '../object-resource';
import { type EksContext, tagsFor } from './context';
import { EksPodIdentity } from './pod-identity';
import { policyOf } from './statements';

/** Arguments of {@link EksManagedAddon}. */
export interface EksManagedAddonArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The add-on, as data. */
  readonly addon: EksAddon<Late>;
  /** What it is told besides of what is made together with it. */
  readonly more: Readonly<Record<string, pulumi.Output<Values>>>;
  /** The cluster, by the output of its resource. */
  readonly clusterName: pulumi.Input<string>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
  /** What it needs to become healthy. */
  readonly after: readonly pulumi.Resource[];
}

/** An add-on that EKS installs, with the roles of its service accounts, which are there first. */
export class EksManagedAddon extends pulumi.ComponentResource {
  /** It exists once it is healthy. */
  readonly addon: Addon;

  constructor(name: string, args: EksManagedAddonArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:ManagedAddon', name, {}, opts);
    const { context, addon, more, clusterName, gate, after } = args;
    const configuration = { ...gatedValues(addon.configuration ?? {}, gate), ...more };
    const identities = addon.podIdentities.map((identity) =>
      podIdentity(joinName([name, identity.serviceAccount]), addon.name, identity, args, this),
    );
    this.addon = new Addon(
      name,
      {
        clusterName,
        addonName: addon.name,
        ...(addon.version !== undefined && { addonVersion: addon.version }),
        ...(!isEmpty(configuration) && { configurationValues: pulumi.jsonStringify(configuration) }),
        resolveConflictsOnCreate: addon.resolveConflictsOnCreate,
        resolveConflictsOnUpdate: addon.resolveConflictsOnUpdate,
        tags: tagsFor(context, name),
      },
      { parent: this, dependsOn: [...identities.flatMap(({ resources }) => resources), ...after] },
    );
    this.registerOutputs({ arn: this.addon.arn });
  }
}

function podIdentity(
  name: string,
  addon: string,
  { namespace, serviceAccount, managedPolicyArns, statements }: PodIdentity,
  { context, clusterName }: EksManagedAddonArgs,
  parent: pulumi.Resource,
): EksPodIdentity {
  return new EksPodIdentity(
    name,
    {
      context,
      purpose: addon,
      clusterName,
      namespace,
      serviceAccount,
      managedPolicies: managedPolicyArns.map((arn) => arn.replace(/^arn:[^:]+:iam::aws:policy\//, '')),
      policies: statements.length === 0 ? {} : { own: policyOf(statements, context) },
    },
    { parent },
  );
}

function isEmpty(tree: object): boolean {
  let leaves = 0;
  eachLeaf(tree, (_, path) => {
    if (path.length > 0) leaves++;
  });
  return leaves === 0;
}
