import { getPartitionOutput } from '@pulumi/aws/getPartition';
import { getRegionOutput } from '@pulumi/aws/getRegion';
import type * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { EksSettled } from './settings';

/** What every part of an EKS cluster is made with. */
export interface EksContext {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** `eu-central-1`. */
  readonly region: pulumi.Output<string>;
  /** `aws`, `aws-cn`, `aws-us-gov`: the second part of every ARN. */
  readonly partition: pulumi.Output<string>;
  /** For everything that takes tags. */
  readonly tags: Readonly<Record<string, Late>>;
  /** ARN of the policy that bounds every role. */
  readonly permissionsBoundary: Late | undefined;
}

/** The tags of a resource that has a name of its own. */
export function tagsFor(
  { tags }: Pick<EksContext, 'tags'>,
  name: string,
  more: Readonly<Record<string, Late>> = {},
): Record<string, Late> {
  return { ...tags, Name: name, ...more };
}

/** How the name of an IAM role or policy begins: AWS allows 64 characters, and the provider adds 26 that are unique. */
export function namePrefix({ clusterName }: Pick<EksContext, 'clusterName'>, purpose: string): string {
  return `${joinName([clusterName, purpose], 37)}-`;
}

/** The context of a cluster: what was settled, and where AWS's provider is. */
export function contextOf(
  clusterName: string,
  { tags, permissionsBoundary }: EksSettled<Late>,
  gate: Gate,
  opts: pulumi.InvokeOutputOptions,
): EksContext {
  return {
    clusterName,
    region: getRegionOutput({}, opts).region,
    partition: getPartitionOutput({}, opts).partition,
    tags: Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, gate.string(value)])),
    permissionsBoundary: permissionsBoundary === undefined ? undefined : gate.string(permissionsBoundary),
  };
}
