import { type AksAddressPlanOptions, inspectAksAddressPlan } from '../../lib/clusters/aks';
import type { Finding } from '../../lib/core/finding';
import type { RuleCases } from './cases';

const plan = (options: Partial<AksAddressPlanOptions>): readonly Finding[] =>
  inspectAksAddressPlan({ vnetCidrs: ['10.20.0.0/22'], nodes: 100, pods: { kind: 'overlay' }, ...options }).findings;

/** Rules about the subnets and ranges of a cluster. */
export const AKS_ADDRESS_PLAN_CASES: RuleCases = {
  'aks/plan-ranges-are-ipv4': {
    fails: () => plan({ vnetCidrs: ['10.20.0.0/22', 'fd00::/48'] }),
    at: 'vnetCidrs[1]',
    passes: () => plan({ vnetCidrs: ['10.20.0.0/22', '10.30.0.0/22'] }),
  },
  'aks/plan-ranges-are-apart': {
    fails: () => plan({ vnetCidrs: ['100.64.0.0/16'] }),
    at: 'vnetCidrs[0]',
    passes: () => plan({ vnetCidrs: ['100.64.0.0/16'], clusterRanges: ['10.0.0.0/12'] }),
  },
  'aks/plan-ranges-are-free': {
    fails: () => plan({ clusterRanges: ['172.16.0.0/12'] }),
    at: 'clusterRanges[0]',
    passes: () => plan({ clusterRanges: ['172.16.0.0/13'] }),
  },
  'aks/plan-pod-subnet-is-possible': {
    fails: () => plan({ vnetCidrs: ['10.0.0.0/8'], nodes: 500, pods: { kind: 'pod-subnet', allocation: 'dynamic' } }),
    at: 'pods.allocation',
    passes: () =>
      plan({ vnetCidrs: ['10.0.0.0/8'], nodes: 500, pods: { kind: 'pod-subnet', allocation: 'static-block' } }),
  },
  'aks/plan-fits': {
    // 150 nodes, 15 during an upgrade, 8 load balancers, 5 that Azure keeps.
    fails: () => plan({ vnetCidrs: ['10.20.0.0/25'] }),
    at: 'vnetCidrs',
    passes: () => plan({ vnetCidrs: ['10.20.0.0/24'] }),
  },
};
