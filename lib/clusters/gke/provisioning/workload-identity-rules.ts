import type { Rule } from '../../../core/rule';
import { oneIdentityRule, serviceAccountNamesRule } from '../../service-account-rules';
import { GUIDES } from '../rules/evidence';
import { gcpNameAt, SERVICE_ACCOUNT_EMAIL } from './gcp-name';
import type { GkeProvisioning } from './options';

const GUIDE = `${GUIDES}/how-to/workload-identity`;

/** What must hold for what workloads may do in Google Cloud. */
export const WORKLOAD_IDENTITY_RULES: readonly Rule<GkeProvisioning<unknown>>[] = [
  serviceAccountNamesRule('gke'),
  {
    id: 'gke/workload-identity-gives-something',
    title: 'A workload identity has roles, or a Google service account to act as',
    severity: 'error',
    evidence: GUIDE,
    check: ({ workloadIdentities = {} }, report) => {
      for (const [name, { roles = [], googleServiceAccount }] of Object.entries(workloadIdentities)) {
        if (roles.length > 0 || googleServiceAccount !== undefined) continue;
        report({
          path: ['workloadIdentities', name],
          message: 'its pods could do nothing that they cannot do without it',
          fix: 'give it roles or googleServiceAccount, or remove it',
        });
      }
    },
  },
  {
    id: 'gke/workload-account-is-an-email',
    title: 'A Google service account that workloads act as is named by its email',
    severity: 'error',
    evidence: GUIDE,
    check: ({ workloadIdentities = {} }, report) => {
      for (const [name, { googleServiceAccount }] of Object.entries(workloadIdentities)) {
        if (googleServiceAccount === undefined) continue;
        gcpNameAt(googleServiceAccount, SERVICE_ACCOUNT_EMAIL, report, {
          path: ['workloadIdentities', name, 'googleServiceAccount'],
          meaning: 'a service account',
          example: 'orders@my-project.iam.gserviceaccount.com',
        });
      }
    },
  },
  oneIdentityRule(
    { module: 'gke', evidence: GUIDE },
    {
      message: 'a role that both give would be one binding, and go with either',
      fix: 'put the roles of both into one',
    },
  ),
];
