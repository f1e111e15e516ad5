import type { AksOutboundType } from '../options';
import type { AksSubnet, AksVnet } from '../vnet-options';
import type { AksRule } from './aks-rule';
import { DOCS } from './evidence';

const OUTBOUND = `${DOCS}/egress-outboundtype`;

/** The networks that each way out is for. */
const NETWORKS: Readonly<Record<AksOutboundType, readonly AksVnet['kind'][]>> = {
  loadBalancer: ['managed', 'new', 'existing'],
  managedNATGateway: ['managed'],
  userAssignedNATGateway: ['new', 'existing'],
  userDefinedRouting: ['new', 'existing'],
  none: ['managed', 'new', 'existing'],
};

/** What a subnet must have for it. */
const EGRESS: Readonly<Partial<Record<AksOutboundType, NonNullable<AksSubnet['egress']>>>> = {
  userAssignedNATGateway: 'nat-gateway',
  userDefinedRouting: 'default-route',
};

/** How nodes and pods reach the internet. */
export const OUTBOUND_RULES: readonly AksRule[] = [
  {
    id: 'aks/outbound-suits-the-vnet',
    title: 'AKS makes a NAT gateway in its own VNet alone; gateways and routes of yours need a VNet of yours',
    severity: 'error',
    evidence: OUTBOUND,
    check: ({ aks: { vnet, outboundType } }, report) => {
      if (NETWORKS[outboundType].includes(vnet.kind)) return;
      const able = Object.entries(NETWORKS).filter(([, kinds]) => kinds.includes(vnet.kind));
      report({
        path: ['cluster', 'outboundType'],
        message: `'${outboundType}' is for ${NETWORKS[outboundType].map((kind) => `a VNet of the kind '${kind}'`).join(' or ')}, not '${vnet.kind}'`,
        fix: `use ${able.map(([type]) => `'${type}'`).join(' or ')}, or another kind of VNet`,
      });
    },
  },
  {
    id: 'aks/subnet-leads-out',
    title: 'A way out that belongs to the subnet is there before the cluster is made: nodes would not start',
    severity: 'error',
    evidence: `${DOCS}/egress-udr`,
    check: ({ aks: { nodeSubnet, outboundType } }, report) => {
      const wanted = EGRESS[outboundType];
      if (wanted === undefined || nodeSubnet.egress === undefined || nodeSubnet.egress === wanted) return;
      report({
        path: ['cluster', 'vnet', 'nodeSubnet', 'egress'],
        message: `'${outboundType}' counts on ${wanted === 'nat-gateway' ? 'a NAT gateway' : 'a route for 0.0.0.0/0'} of the subnet, which has ${nodeSubnet.egress === 'none' ? 'nothing' : `a ${nodeSubnet.egress}`}`,
        fix: `give the subnet ${wanted === 'nat-gateway' ? 'a NAT gateway' : 'a route table with that route'} first, or use another outboundType`,
      });
    },
  },
  {
    id: 'aks/none-is-isolated',
    title: "The outbound type 'none' is for network isolated clusters, whose images come from a registry cache",
    severity: 'warning',
    evidence: `${DOCS}/concepts-network-isolated`,
    check: ({ aks: { outboundType } }, report) => {
      if (outboundType !== 'none') return;
      report({
        path: ['cluster', 'outboundType'],
        message: 'nodes have no way to the internet, where AKS keeps the images that they start with',
        fix: "set the cluster's bootstrap profile to a cache in a registry of yours, or use 'loadBalancer'",
      });
    },
  },
  {
    id: 'aks/byo-reaches-the-internet',
    title: 'A cluster with a CNI of its own has a way out to the internet',
    severity: 'error',
    evidence: `${DOCS}/use-byo-cni`,
    check: ({ aks: { outboundType, mode } }, report) => {
      if (outboundType !== 'none' || mode.networkPlugin !== 'none') return;
      report({
        path: ['cluster', 'outboundType'],
        message: 'a VNet without outbound connectivity does not do for a CNI of your own',
        fix: "use 'loadBalancer', or a networking mode with Azure CNI",
      });
    },
  },
  {
    id: 'aks/dual-stack-leaves-by-both',
    title: 'A NAT gateway that AKS makes carries IPv4 alone',
    severity: 'error',
    evidence: 'https://learn.microsoft.com/azure/nat-gateway/nat-overview',
    check: ({ aks: { outboundType }, ipFamilies }, report) => {
      if (outboundType !== 'managedNATGateway' || ipFamilies.length === 1) return;
      report({
        path: ['cluster', 'outboundType'],
        message: 'pods have IPv6 addresses, and no way out for them',
        fix: "use 'loadBalancer', or remove networking.ipv6",
      });
    },
  },
];
