import type { Rule } from '../../../core/rule';
import type { AksVnet } from '../vnet-options';

/** What a blueprint makes of facts. */
export interface UsedAksFacts {
  /** Who makes the VNet. */
  readonly vnet: AksVnet['kind'];
  /** Whether anything is made of the id of the subnet of nodes. */
  readonly usesNodeSubnet: boolean;
}

/** What AKS keeps for itself, nothing can be made of. */
export const NETWORK_IS_KNOWN: Rule<UsedAksFacts> = {
  id: 'aks/node-subnet-is-known',
  title: 'What needs the id of the subnet of nodes has a VNet that AKS did not make: it names what it makes by itself',
  severity: 'error',
  evidence: 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay',
  check: ({ vnet, usesNodeSubnet }, report) => {
    if (vnet !== 'managed' || !usesNodeSubnet) return;
    report({
      path: ['cluster', 'vnet'],
      message: 'the blueprint uses nodeSubnetId, and AKS makes the VNet',
      fix: "leave nodeSubnetId out, or set vnet to { kind: 'new' }",
    });
  },
};
