import { contains } from '../../../core/network/cidr';
import { known, type NamedRange, reportBadRanges, reportOverlaps } from '../../../core/network/ranges';
import type { Path } from '../../../core/path';
import type { AksCluster } from '../aks-cluster';
import type { AksRule } from './aks-rule';
import { API, DOCS } from './evidence';

const SUBNET_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/virtualNetworks\/([^/]+)\/subnets\/([^/]+)$/i;

/** Names of networks become labels of nodes in an overlay. */
const LONGEST_LABEL = 63;

/** The VNet and its subnets, whatever runs in them. */
export const VNET_RULES: readonly AksRule[] = [
  {
    id: 'aks/pod-subnet-is-there',
    title: "With the mode 'pod-subnet' there is a subnet for pods, in a VNet that is not AKS's own",
    severity: 'error',
    evidence: `${DOCS}/configure-azure-cni-dynamic-ip-allocation`,
    check: ({ aks: { vnet, mode, podSubnet } }, report) => {
      if (mode.pods !== 'pod-subnet' || podSubnet !== undefined) return;
      report(
        vnet.kind === 'managed'
          ? {
              path: ['cluster', 'vnet'],
              message: 'a VNet that AKS makes has no subnet for pods',
              fix: "set it to { kind: 'new' }, or name an existing one",
            }
          : {
              path: ['cluster', 'vnet', 'podSubnet'],
              message: 'pods have no subnet',
              fix: "name it by its resource id, or use the mode 'overlay'",
            },
      );
    },
  },
  {
    id: 'aks/pod-subnet-is-used',
    title: "A subnet for pods is given with the mode 'pod-subnet' alone",
    severity: 'warning',
    evidence: `${DOCS}/configure-azure-cni-dynamic-ip-allocation`,
    check: ({ aks: { mode, podSubnet } }, report) => {
      if (podSubnet === undefined || mode.pods === 'pod-subnet') return;
      report({
        path: ['cluster', 'vnet', 'podSubnet'],
        message: `no pod is in it with ${mode.title}`,
        fix: "remove it, or use the mode 'pod-subnet'",
      });
    },
  },
  {
    id: 'aks/subnets-lie-in-the-vnet',
    title: 'Subnets are ranges of their VNet, and share no address',
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet',
    check: (cluster, report) => {
      const subnets = subnetRanges(cluster);
      reportBadRanges(subnets, report);
      reportOverlaps(subnets, report);
      const { vnetCidrs } = cluster.aks;
      for (const { cidr, path } of subnets) {
        report.whenKnown([cidr, ...vnetCidrs], ([text = '', ...ranges], report) => {
          const subnet = known(text);
          const of = ranges.map(known);
          if (subnet === undefined || of.includes(undefined)) return;
          if (of.some((range) => range !== undefined && contains(range, subnet))) return;
          report({
            path,
            message: `${text} is not in ${ranges.join(', ')}`,
            fix: 'choose a part of the VNet, or give the VNet another range',
          });
        });
      }
    },
  },
  {
    id: 'aks/subnet-is-a-resource-id',
    title: 'A subnet is named by its resource id',
    severity: 'error',
    evidence: `${API}/agent-pools/create-or-update`,
    check: (cluster, report) =>
      eachSubnetId(cluster, (id, path) =>
        report.whenKnown([id], ([text = ''], report) => {
          if (SUBNET_ID.test(text)) return;
          report({
            path,
            message: `'${text.slice(0, 100)}' is not the resource id of a subnet`,
            fix: "write it as '/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…'",
          });
        }),
      ),
  },
  {
    id: 'aks/overlay-names-are-labels',
    title: 'In an overlay, resource group, VNet and subnet have names of at most 63 characters: nodes are labelled so',
    severity: 'error',
    evidence: `${DOCS}/concepts-network-azure-cni-overlay`,
    check: (cluster, report) => {
      if (cluster.aks.mode.networkPluginMode !== 'overlay') return;
      eachSubnetId(cluster, (id, path) =>
        report.whenKnown([id], ([text = ''], report) => {
          const [, ...names] = SUBNET_ID.exec(text) ?? [];
          const long = names.find((name) => name.length > LONGEST_LABEL);
          if (long === undefined) return;
          report({
            path,
            message: `'${long.slice(0, 100)}' has ${long.length} characters`,
            fix: `use a network with names of at most ${LONGEST_LABEL} characters`,
          });
        }),
      );
    },
  },
  {
    id: 'aks/dual-stack-vnet',
    title: 'The VNet of a dual-stack cluster has an IPv6 range too',
    severity: 'error',
    evidence: `${DOCS}/configure-dual-stack`,
    check: ({ aks: { vnet }, ipFamilies }, report) => {
      if (vnet.kind !== 'existing' || ipFamilies.length === 1) return;
      report.whenKnown(vnet.cidrs, (texts, report) => {
        const ranges = texts.map(known);
        if (ranges.some((range) => range === undefined || range.family === 'ipv6')) return;
        report({
          path: ['cluster', 'vnet', 'cidrs'],
          message: `the cluster is dual-stack, and ${texts.join(', ')} ${texts.length === 1 ? 'is' : 'are'} of IPv4`,
          fix: 'add its IPv6 range, or remove networking.ipv6',
        });
      });
    },
  },
];

function subnetRanges({ aks: { vnet, nodeSubnet, podSubnet } }: AksCluster<unknown>): readonly NamedRange[] {
  if (vnet.kind === 'managed') return [];
  return [
    { ...nodeSubnet, use: 'node subnet' },
    ...(podSubnet === undefined ? [] : [{ ...podSubnet, use: 'pod subnet' }]),
    { cidr: nodeSubnet.ipv6Cidr, use: 'IPv6 node subnet', place: ['vnet', 'ipv6', 'nodeSubnet'] },
  ].flatMap(({ cidr, use, place }) => (cidr === undefined ? [] : [{ cidr, use, path: ['cluster', ...place] }]));
}

function eachSubnetId({ aks: { vnet } }: AksCluster<unknown>, visit: (id: unknown, path: Path) => void): void {
  if (vnet.kind !== 'existing') return;
  visit(vnet.nodeSubnet.id, ['cluster', 'vnet', 'nodeSubnet', 'id']);
  if (vnet.podSubnet !== undefined) visit(vnet.podSubnet.id, ['cluster', 'vnet', 'podSubnet', 'id']);
}
