import type { Rule } from '../../../core/rule';
import { accountOf, serviceAccountNamesRule } from '../../service-account-rules';
import type { AksProvisioning } from './options';

const CONSIDERATIONS = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations';

/** Of one managed identity. */
const MOST_CREDENTIALS = 20;

/** What must hold for identities of workloads. */
export const WORKLOAD_IDENTITY_RULES: readonly Rule<AksProvisioning<unknown>>[] = [
  serviceAccountNamesRule('aks'),
  {
    id: 'aks/identity-trusts-a-service-account-once',
    title: 'A managed identity trusts a service account once, and at most 20 of them',
    severity: 'error',
    evidence: CONSIDERATIONS,
    check: ({ workloadIdentities = {} }, report) => {
      const entries = Object.entries(workloadIdentities);
      report.whenKnown(
        entries.map(([, { identityId }]) => identityId),
        (ids, report) => {
          const trusted = new Map<string, Set<string>>();
          entries.forEach(([name, identity], index) => {
            const id = ids[index]?.toLowerCase() ?? '';
            const accounts = trusted.get(id) ?? new Set<string>();
            const account = accountOf(identity);
            trusted.set(id, accounts);
            if (accounts.has(account)) {
              report({
                path: ['workloadIdentities', name, 'serviceAccount'],
                message: `${account} has this identity already: Azure refuses a second trust of the same subject`,
                fix: 'remove one of both',
              });
            }
            accounts.add(account);
            if (accounts.size === MOST_CREDENTIALS + 1) {
              report({
                path: ['workloadIdentities', name, 'identityId'],
                message: `it would be the ${accounts.size}st service account that the identity trusts`,
                fix: `use another identity for some: ${MOST_CREDENTIALS} at most`,
              });
            }
          });
        },
      );
    },
  },
];
