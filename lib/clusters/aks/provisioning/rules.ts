import { isCidr, parseCidr } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import { ACCESS_RULES } from './access-rules';
import type { AksProvisioning } from './options';
import { type ResourceKind, resourceIdAt } from './resource-id';
import { WORKLOAD_IDENTITY_RULES } from './workload-identity-rules';

/** A rule of how AKS clusters are provisioned. */
export type AksProvisioningRule = Rule<AksProvisioning<unknown>>;

const AKS = 'https://learn.microsoft.com/azure/aks';
const RESOURCES = 'https://learn.microsoft.com/azure/azure-resource-manager/management';

const GROUP_NAME = /^[\w.()-]{0,89}[\w()-]$/;
const KEY = /^https:\/\/[a-z0-9-]{3,24}\.vault\.[a-z.]+\/keys\/[A-Za-z0-9-]{1,127}\/[0-9a-f]{32}$/;
const ZONE = /\/privateDnsZones\/([a-z0-9-]{1,32}\.)?private(link)?\.[a-z0-9]+\.azmk8s\.[a-z]+$/i;
const MOST_AUTHORIZED_RANGES = 200;

/** What must hold for how an AKS cluster is provisioned, whatever is installed in it. */
export const AKS_PROVISIONING_RULES: readonly AksProvisioningRule[] = [
  {
    id: 'aks/tags-fit',
    title: 'There are at most 50 tags, with a key of 1 to 512 characters that Azure allows, and a value of at most 256',
    severity: 'error',
    evidence: `${RESOURCES}/tag-resources`,
    check: ({ tags = {} }, report) => {
      const entries = Object.entries(tags);
      if (entries.length > 50)
        report({ path: ['tags'], message: `there are ${entries.length} of them`, fix: 'leave out all but 50' });
      for (const [key, value] of entries) {
        if (key === '' || key.length > 512 || /[<>%&\\?/]|^(azure|microsoft|windows)/i.test(key)) {
          report({
            path: ['tags', key],
            message:
              'its key is empty, too long, has one of < > % & \\ ? /, or begins like those that Azure keeps for itself',
            fix: 'choose another key',
          });
        }
        report.whenKnown([value], ([text = ''], report) => {
          if (text.length <= 256) return;
          report({
            path: ['tags', key],
            message: `its value has ${text.length} characters`,
            fix: 'shorten it to 256',
          });
        });
      }
    },
  },
  {
    id: 'aks/resource-group-has-a-name',
    title: 'A resource group has a name of 1 to 90 letters, digits, and any of _ - . ( ), the last no dot',
    severity: 'error',
    evidence: `${RESOURCES}/resource-name-rules`,
    check: ({ resourceGroup, nodeResourceGroup }, report) => {
      const nameAt = (name: unknown, path: Path): void =>
        report.whenKnown([name], ([text = ''], report) => {
          if (GROUP_NAME.test(text)) return;
          report({ path, message: `'${text.slice(0, 100)}' is no name of a resource group`, fix: 'choose another' });
        });
      if (resourceGroup?.name !== undefined) nameAt(resourceGroup.name, ['resourceGroup', 'name']);
      if (nodeResourceGroup !== undefined) nameAt(nodeResourceGroup, ['nodeResourceGroup']);
    },
  },
  {
    id: 'aks/node-resource-group-is-another',
    title: 'The resource group of nodes is another than that of the cluster, and its name has at most 80 characters',
    severity: 'error',
    evidence: `${AKS}/cluster-configuration`,
    check: ({ resourceGroup, nodeResourceGroup }, report) => {
      if (nodeResourceGroup === undefined) return;
      const path = ['nodeResourceGroup'];
      if (nodeResourceGroup.length > 80)
        report({ path, message: `its name has ${nodeResourceGroup.length} characters`, fix: 'shorten it to 80' });
      report.whenKnown([resourceGroup?.name ?? ''], ([name = ''], report) => {
        if (name.toLowerCase() !== nodeResourceGroup.toLowerCase()) return;
        report({ path, message: 'AKS makes it, and the cluster cannot be in it', fix: 'choose another name' });
      });
    },
  },
  {
    id: 'aks/long-term-support-needs-premium',
    title: 'Long-term support comes with the tier Premium alone',
    severity: 'error',
    evidence: `${AKS}/long-term-support`,
    check: ({ tier = 'Standard', supportPlan = 'KubernetesOfficial' }, report) => {
      if (supportPlan !== 'AKSLongTermSupport' || tier === 'Premium') return;
      report({
        path: ['tier'],
        message: `the tier ${tier} has no long-term support`,
        fix: "set it to 'Premium', or leave out supportPlan",
      });
    },
  },
  {
    id: 'aks/resource-is-named-by-its-id',
    title: 'Resources that exist are named by their id',
    severity: 'error',
    evidence: `${RESOURCES}/resource-name-rules`,
    check: ({ identity, encryption, logging, networkSecurityGroup, workloadIdentities = {} }, report) => {
      const idAt = (id: unknown, kind: ResourceKind, path: Path): void => resourceIdAt(id, kind, path, report);
      if (typeof identity === 'object') idAt(identity.id, 'a managed identity', ['identity', 'id']);
      if (typeof encryption === 'object') idAt(encryption.vaultId, 'a key vault', ['encryption', 'vaultId']);
      if (logging !== undefined) idAt(logging.workspaceId, 'a workspace of Log Analytics', ['logging', 'workspaceId']);
      if (typeof networkSecurityGroup === 'object')
        idAt(networkSecurityGroup.id, 'a network security group', ['networkSecurityGroup', 'id']);
      for (const [name, { identityId }] of Object.entries(workloadIdentities))
        idAt(identityId, 'a managed identity', ['workloadIdentities', name, 'identityId']);
    },
  },
  {
    id: 'aks/private-dns-zone-is-for-the-api-server',
    title: 'A private DNS zone that exists is that of API servers in the region',
    severity: 'error',
    evidence: `${AKS}/private-clusters`,
    check: ({ apiServerAccess }, report) => {
      if (apiServerAccess?.kind !== 'private' || typeof apiServerAccess.dnsZone !== 'object') return;
      const path = ['apiServerAccess', 'dnsZone', 'id'];
      resourceIdAt(apiServerAccess.dnsZone.id, 'a private DNS zone', path, report);
      report.whenKnown([apiServerAccess.dnsZone.id], ([text = ''], report) => {
        if (!/\/privateDnsZones\/[^/]+$/i.test(text) || ZONE.test(text)) return;
        report({
          path,
          message: `AKS refuses ${text.split('/').at(-1)}`,
          fix: 'use a zone privatelink.<region>.azmk8s.io, or one below it: shop.privatelink.westeurope.azmk8s.io',
        });
      });
    },
  },
  {
    id: 'aks/authorized-ranges-are-ranges',
    title: 'The API server may be reached from at most 200 ranges, IPv4, in CIDR notation',
    severity: 'error',
    evidence: `${AKS}/api-server-authorized-ip-ranges`,
    check: ({ apiServerAccess }, report) => {
      if (apiServerAccess?.kind !== 'public') return;
      const { authorizedRanges = [] } = apiServerAccess;
      const path = ['apiServerAccess', 'authorizedRanges'];
      if (authorizedRanges.length > MOST_AUTHORIZED_RANGES)
        report({ path, message: `there are ${authorizedRanges.length} of them`, fix: 'join some: 200 at most' });
      authorizedRanges.forEach((range, index) => {
        report.whenKnown([range], ([text = ''], report) => rangeAt(text, [...path, index], report));
      });
    },
  },
  {
    id: 'aks/key-has-its-version',
    title: 'A key of Secrets is named by its identifier, with its version',
    severity: 'error',
    evidence: `${AKS}/use-kms-etcd-encryption`,
    check: ({ encryption }, report) => {
      if (typeof encryption !== 'object') return;
      report.whenKnown([encryption.keyId], ([text = ''], report) => {
        if (KEY.test(text)) return;
        report({
          path: ['encryption', 'keyId'],
          message: `'${text.slice(0, 200)}' is not the identifier of one version of a key`,
          fix: 'write it like https://shop.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef',
        });
      });
    },
  },
  ...ACCESS_RULES,
  ...WORKLOAD_IDENTITY_RULES,
];

function rangeAt(text: string, path: Path, report: Report): void {
  const parsed = parseCidr(text);
  if (isCidr(parsed) && parsed.family === 'ipv4') return;
  report({
    path,
    message: isCidr(parsed) ? `${text} is IPv6` : parsed.message,
    fix: isCidr(parsed) ? 'use ranges of IPv4' : parsed.fix,
  });
}
