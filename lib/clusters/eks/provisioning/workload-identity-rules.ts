import type { Rule } from '../../../core/rule';
import {
  accountOf,
  oneIdentityRule,
  type ServiceAccountId,
  serviceAccountNamesRule,
} from '../../service-account-rules';
import { arnAt, ROLE_ARN } from './arn';
import type { EksProvisioning } from './options';

/** How a cluster is provisioned, and the service accounts that get roles besides, of its add-ons and plans. */
export interface BoundServiceAccounts {
  readonly provisioning: EksProvisioning<unknown>;
  readonly bound: readonly ServiceAccountId[];
}

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';
const CREATION = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreatePodIdentityAssociation.html';

/** What must hold for roles of workloads, whatever else is in the cluster. */
export const WORKLOAD_IDENTITY_RULES: readonly Rule<EksProvisioning<unknown>>[] = [
  serviceAccountNamesRule('eks'),
  {
    id: 'eks/workload-role-is-an-arn',
    title: 'Roles of workloads are named by their ARN',
    severity: 'error',
    evidence: CREATION,
    check: ({ workloadIdentities = {} }, report) => {
      for (const [name, { roleArn, targetRoleArn }] of Object.entries(workloadIdentities)) {
        for (const [key, arn] of Object.entries({ roleArn, targetRoleArn })) {
          if (arn === undefined) continue;
          arnAt(arn, ROLE_ARN, report, {
            path: ['workloadIdentities', name, key],
            meaning: 'an IAM role',
            example: 'arn:aws:iam::111122223333:role/orders',
          });
        }
      }
    },
  },
  {
    id: 'eks/target-role-is-another-role',
    title: 'The target role of a workload is another than the role that takes it on',
    severity: 'warning',
    evidence: `${GUIDE}/pod-id-assign-target-role.html`,
    check: ({ workloadIdentities = {} }, report) => {
      for (const [name, { roleArn, targetRoleArn }] of Object.entries(workloadIdentities)) {
        if (targetRoleArn === undefined) continue;
        report.whenKnown([roleArn, targetRoleArn], ([role, target], report) => {
          if (role !== target) return;
          report({
            path: ['workloadIdentities', name, 'targetRoleArn'],
            message: 'a role that takes on itself gains nothing, and may only do so if it trusts itself',
            fix: 'leave it out, or name the role whose permissions the pods are to have',
          });
        });
      }
    },
  },
  oneIdentityRule(
    { module: 'eks', evidence: CREATION },
    { message: 'EKS refuses a second', fix: 'remove one of both, or use another service account' },
  ),
];

/** What must hold for roles of workloads beside those that add-ons and plans get. */
export const BOUND_SERVICE_ACCOUNT_RULES: readonly Rule<BoundServiceAccounts>[] = [
  {
    id: 'eks/workload-identity-is-not-made-already',
    title: 'No workload identity is for a service account of an add-on or plan that gets its role by itself',
    severity: 'error',
    evidence: CREATION,
    check: ({ provisioning: { workloadIdentities = {} }, bound }, report) => {
      const taken = new Set(bound.map(accountOf));
      for (const [name, identity] of Object.entries(workloadIdentities)) {
        const account = accountOf(identity);
        if (!taken.has(account)) continue;
        report({
          path: ['workloadIdentities', name, 'serviceAccount'],
          message: `${account} gets a role of its own with what it belongs to: EKS refuses a second`,
          fix: 'remove it',
        });
      }
    },
  },
];
