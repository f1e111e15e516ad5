import { ResourceGroup } from '@pulumi/azure-native/resources/resourceGroup';
import * as pulumi from '@pulumi/pulumi';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksSettled } from './settings';
import { tagsOf } from './tags';

/** Arguments of {@link AksResourceGroup}. */
export interface AksResourceGroupArgs {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** How it is provisioned. */
  readonly settled: Pick<AksSettled<Late>, 'resourceGroup' | 'tags' | 'allowReplacement'>;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** The resource group of a cluster: made for it, or there already. */
export class AksResourceGroup extends pulumi.ComponentResource {
  /** Its name. */
  readonly groupName: pulumi.Output<string>;
  /** Where the cluster is to be. */
  readonly location: pulumi.Output<string>;
  /** Its resource id, if it was made. */
  readonly groupId: pulumi.Output<string> | undefined;

  constructor(name: string, args: AksResourceGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:ResourceGroup', name, {}, opts);
    const { clusterName, settled, record, gate } = args;
    const group = settled.resourceGroup;
    if (group.kind === 'existing') {
      this.groupName = record.string(gate.string(group.name));
      this.location = pulumi.output(gate.string(group.location));
      this.groupId = undefined;
    } else {
      const made = new ResourceGroup(
        name,
        {
          resourceGroupName: record.string(group.name ?? clusterName),
          ...(group.location !== undefined && { location: group.location }),
          tags: tagsOf(settled, gate),
        },
        // Whatever is in it goes with it, also what is not of this program.
        { parent: this, protect: !settled.allowReplacement, deleteBeforeReplace: true },
      );
      this.groupName = made.name;
      this.location = made.location;
      this.groupId = made.id;
    }
    this.registerOutputs({ groupName: this.groupName, location: this.location });
  }
}
