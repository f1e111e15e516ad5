import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import type { AksProvisioning } from './options';

const AKS = 'https://learn.microsoft.com/azure/aks';

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What must hold for who may use an AKS cluster. */
export const ACCESS_RULES: readonly Rule<AksProvisioning<unknown>>[] = [
  {
    id: 'aks/principal-is-an-object-id',
    title: 'Users, groups and identities are named by their object id',
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-steps',
    check: ({ identity, adminGroupIds = [], accessEntries = {} }, report) => {
      const idAt = (id: unknown, path: Path): void =>
        report.whenKnown([id], ([text = ''], report) => {
          if (OBJECT_ID.test(text)) return;
          report({
            path,
            message: `'${text.slice(0, 100)}' is no object id of Microsoft Entra ID`,
            fix: 'write it like 01234567-89ab-cdef-0123-456789abcdef: not a name, and not the id of an application',
          });
        });
      if (typeof identity === 'object') idAt(identity.principalId, ['identity', 'principalId']);
      adminGroupIds.forEach((id, index) => {
        idAt(id, ['adminGroupIds', index]);
      });
      for (const [name, { principalId }] of Object.entries(accessEntries))
        idAt(principalId, ['accessEntries', name, 'principalId']);
    },
  },
  {
    id: 'aks/access-is-asked-for',
    title: 'Roles of Azure are given where Kubernetes asks for them',
    severity: 'error',
    evidence: `${AKS}/manage-azure-rbac`,
    check: (provisioning, report) => {
      const { authentication = 'entra-id', adminGroupIds = [], accessEntries = {}, kubeconfigLogin } = provisioning;
      if (authentication === 'entra-id') return;
      const given = [
        ...(adminGroupIds.length > 0 ? ['adminGroupIds'] : []),
        ...(Object.keys(accessEntries).length > 0 ? ['accessEntries'] : []),
        ...(kubeconfigLogin === undefined ? [] : ['kubeconfigLogin']),
      ];
      for (const option of given) {
        report({
          path: [option],
          message: 'the cluster does not ask Microsoft Entra ID who somebody is',
          fix: "leave it out, or set authentication to 'entra-id'",
        });
      }
    },
  },
  {
    id: 'aks/access-is-given-by-somebody',
    title: 'Roles that are listed are given: by the program, or not listed',
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-steps',
    check: ({ assignRoles = true, accessEntries = {} }, report) => {
      if (assignRoles || Object.keys(accessEntries).length === 0) return;
      report({
        path: ['accessEntries'],
        message: 'assignRoles is false: nobody would get these roles',
        fix: 'leave them out, or let assignRoles be true',
      });
    },
  },
  {
    id: 'aks/access-holds-somewhere',
    title: 'A role holds in the whole cluster, or in at least one namespace',
    severity: 'error',
    evidence: `${AKS}/manage-azure-rbac`,
    check: ({ accessEntries = {} }, report) => {
      for (const [name, { role, namespaces }] of Object.entries(accessEntries)) {
        if (namespaces === undefined || namespaces.length > 0) continue;
        report({
          path: ['accessEntries', name, 'namespaces'],
          message: `${role} would hold in no namespace`,
          fix: 'name at least one, or leave it out for the whole cluster',
        });
      }
    },
  },
  {
    id: 'aks/role-is-given-once',
    title: 'Nobody is given one role twice in the same place: Azure refuses the second',
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/role-based-access-control/troubleshooting',
    check: ({ accessEntries = {} }, report) => {
      const entries = Object.entries(accessEntries);
      report.whenKnown(
        entries.map(([, { principalId }]) => principalId),
        (ids, report) => {
          const first = new Map<string, string>();
          entries.forEach(([name, { role, namespaces = [''] }], index) => {
            for (const namespace of new Set(namespaces)) {
              const place = [ids[index]?.toLowerCase(), role, namespace].join(' ');
              const earlier = first.get(place);
              if (earlier === undefined) first.set(place, name);
              else
                report({
                  path: ['accessEntries', name, 'principalId'],
                  message: `'${earlier}' has ${role} already${namespace === '' ? '' : ` in ${namespace}`}`,
                  fix: 'remove one of both',
                });
            }
          });
        },
      );
    },
  },
];
