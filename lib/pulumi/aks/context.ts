import { getClientConfigOutput } from '@pulumi/azure-native/authorization/getClientConfig';
import type * as pulumi from '@pulumi/pulumi';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksResourceGroup } from './resource-group';
import type { AksSettled } from './settings';
import { tagsOf } from './tags';

/** What every part of an AKS cluster is made with. */
export interface AksContext {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** Where everything of the cluster is. */
  readonly resourceGroupName: pulumi.Output<string>;
  /** `westeurope`. */
  readonly location: pulumi.Output<string>;
  /** The subscription's id. */
  readonly subscriptionId: pulumi.Output<string>;
  /** Object id of whoever runs the program. */
  readonly creatorId: pulumi.Output<string>;
  /** For everything that takes tags. */
  readonly tags: Readonly<Record<string, Late>>;
}

/** The context of a cluster: what was settled, and where Azure's provider is. */
export function contextOf(
  clusterName: string,
  { tags }: Pick<AksSettled<Late>, 'tags'>,
  { groupName, location }: AksResourceGroup,
  gate: Gate,
  opts: pulumi.InvokeOutputOptions,
): AksContext {
  const client = getClientConfigOutput(opts);
  return {
    clusterName,
    resourceGroupName: groupName,
    location,
    subscriptionId: client.subscriptionId,
    creatorId: client.objectId,
    tags: tagsOf({ tags }, gate),
  };
}
