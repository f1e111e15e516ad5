import { isDnsLabel, isDnsSubdomain, suggestDnsLabel } from '../core/names';
import type { Rule } from '../core/rule';

/** A service account, by the names that a cloud knows it by. */
export interface ServiceAccountId {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** What clouds are told of service accounts, by a name of the caller's choice. */
export interface IdentifiedServiceAccounts {
  readonly workloadIdentities?: Readonly<Record<string, ServiceAccountId>>;
}

/** One text for both names. */
export function accountOf({ namespace, serviceAccount }: ServiceAccountId): string {
  return `${namespace}/${serviceAccount}`;
}

/** The rule of a cloud that service accounts are named as Kubernetes names them. */
export function serviceAccountNamesRule(module: string): Rule<IdentifiedServiceAccounts> {
  return {
    id: `${module}/workload-identity-is-for-a-service-account`,
    title: 'A workload identity names a namespace and a service account as Kubernetes does',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ workloadIdentities = {} }, report) => {
      for (const [name, { namespace, serviceAccount }] of Object.entries(workloadIdentities)) {
        if (!isDnsLabel(namespace)) {
          report({
            path: ['workloadIdentities', name, 'namespace'],
            message: `'${namespace.slice(0, 100)}' cannot be the name of a namespace`,
            fix: `use a DNS label such as ${suggestDnsLabel(namespace)}`,
          });
        }
        if (!isDnsSubdomain(serviceAccount)) {
          report({
            path: ['workloadIdentities', name, 'serviceAccount'],
            message: `'${serviceAccount.slice(0, 100)}' cannot be the name of a service account`,
            fix: `use a DNS name such as ${suggestDnsLabel(serviceAccount)}`,
          });
        }
      }
    },
  };
}

/** The rule of a cloud that a service account has one identity. */
export function oneIdentityRule(
  { module, evidence }: { readonly module: string; readonly evidence: string },
  { message, fix }: { readonly message: string; readonly fix: string },
): Rule<IdentifiedServiceAccounts> {
  return {
    id: `${module}/service-account-has-one-identity`,
    title: 'A service account has one workload identity',
    severity: 'error',
    evidence,
    check: ({ workloadIdentities = {} }, report) => {
      const first = new Map<string, string>();
      for (const [name, identity] of Object.entries(workloadIdentities)) {
        const account = accountOf(identity);
        const earlier = first.get(account);
        if (earlier === undefined) first.set(account, name);
        else {
          report({
            path: ['workloadIdentities', name, 'serviceAccount'],
            message: `${account} has an identity already, '${earlier}': ${message}`,
            fix,
          });
        }
      }
    },
  };
}
