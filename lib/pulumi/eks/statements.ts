import * as pulumi from '@pulumi/pulumi';
import { type IamStatement, iamPolicy } from '../../clusters/eks/addons/iam-statement';
import type { Values } from '../../core/values';
import type { Late } from '../late';
import type { EksContext } from './context';

/** The partition that policies are written for, before they are moved to that of the account. */
export const WRITTEN_FOR = 'aws';

/** An ARN of AWS's main partition, in that of the account. */
export function inPartition(arn: string, { partition }: Pick<EksContext, 'partition'>): Late {
  return arn.startsWith(`arn:${WRITTEN_FOR}:`)
    ? pulumi.interpolate`arn:${partition}:${arn.slice(`arn:${WRITTEN_FOR}:`.length)}`
    : arn;
}

/** The policy document of statements that were written for AWS's main partition. */
export function policyOf(
  statements: readonly IamStatement<Late>[],
  context: Pick<EksContext, 'partition'>,
): Values<Late> {
  const moved = statements.map((statement) => ({
    ...statement,
    resources: statement.resources.map((arn) => (typeof arn === 'string' ? inPartition(arn, context) : arn)),
  }));
  return { ...iamPolicy(moved) };
}

/** Joins strings of which some are known only later. */
export function joinLate(parts: readonly Late[]): Late {
  return parts.every((part) => typeof part === 'string') ? parts.join('') : pulumi.concat(...parts);
}
