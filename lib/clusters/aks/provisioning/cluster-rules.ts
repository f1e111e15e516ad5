import { isAddress } from '../../../core/network/cidr';
import type { Rule } from '../../../core/rule';
import type { AksCluster } from '../aks-cluster';
import type { AksProvisioning } from './options';

/** A cluster, and how it is provisioned. */
export interface ProvisionedAksCluster {
  readonly cluster: AksCluster<unknown>;
  readonly provisioning: AksProvisioning<unknown>;
}

const AKS = 'https://learn.microsoft.com/azure/aks';

/** What must hold for an AKS cluster that is provisioned, besides what holds for any. */
export const PROVISIONED_AKS_RULES: readonly Rule<ProvisionedAksCluster>[] = [
  {
    id: 'aks/routes-lead-to-a-firewall',
    title: 'A new VNet with routes of its own has a firewall that they lead to; no other has a use for one',
    severity: 'error',
    evidence: `${AKS}/egress-udr`,
    check: ({ cluster: { aks }, provisioning: { firewallIp } }, report) => {
      const isRouted = aks.outboundType === 'userDefinedRouting' && aks.vnet.kind === 'new';
      const path = ['firewallIp'];
      if (isRouted && firewallIp === undefined) {
        report({
          path,
          message: 'nodes would find no way out, and AKS refuses to make the cluster without a route for 0.0.0.0/0',
          fix: 'set it to the private address of a firewall, or choose another outboundType',
        });
      }
      if (!isRouted && firewallIp !== undefined) {
        report({
          path,
          message: `no route leads to it: outboundType is ${aks.outboundType}, and the VNet ${aks.vnet.kind}`,
          fix: "leave it out, or set outboundType to 'userDefinedRouting' with a new VNet",
        });
      }
      if (isRouted && firewallIp !== undefined) {
        report.whenKnown([firewallIp], ([text = ''], report) => {
          if (isAddress(text) && !text.includes(':')) return;
          report({
            path,
            message: `'${text.slice(0, 100)}' is no address of IPv4`,
            fix: 'write it like 10.224.255.4',
          });
        });
      }
    },
  },
  {
    id: 'aks/security-group-is-on-your-subnets',
    title: 'A network security group is made for a new VNet, or exists on the subnets of an existing one',
    severity: 'error',
    evidence: `${AKS}/concepts-network-azure-cni-overlay`,
    check: ({ cluster: { aks }, provisioning: { networkSecurityGroup = 'none' } }, report) => {
      const wanted = networkSecurityGroup === 'own' ? 'new' : 'existing';
      if (networkSecurityGroup === 'none' || aks.vnet.kind === wanted) return;
      report({
        path: ['networkSecurityGroup'],
        message:
          aks.vnet.kind === 'managed'
            ? 'AKS makes the VNet and keeps its security group by itself'
            : `the VNet is ${aks.vnet.kind}`,
        fix: {
          managed: 'leave it out, or use a VNet of your own',
          new: "set it to 'own', or leave it out",
          existing: 'name the group that is on its subnets, or leave it out',
        }[aks.vnet.kind],
      });
    },
  },
];
