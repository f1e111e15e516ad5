import { mostNodes } from '../../../core/cluster';
import { AKS_IMAGES } from '../images';
import type { AksOsSku } from '../node-pool-options';
import { isConfidential } from '../vm-size';
import { type AksRule, eachPool } from './aks-rule';
import { DOCS } from './evidence';

/** Operating systems that eBPF host routing works on. */
const ROUTED: readonly AksOsSku[] = ['AzureLinux3', 'Ubuntu2404'];

/** The size up to which policies of layer 7 are supported: the greater of the two counts. */
const L7_NODES = 1000;
const L7_PODS = 40_000;

/** Advanced Container Networking Services. */
export const ADVANCED_NETWORKING_RULES: readonly AksRule[] = [
  {
    id: 'aks/services-have-cilium',
    title: "Security and performance of the network come with Cilium's dataplane alone",
    severity: 'error',
    evidence: `${DOCS}/advanced-container-networking-services-overview`,
    check: ({ aks: { mode, advancedNetworking = {} } }, report) => {
      if (mode.isCilium) return;
      for (const option of ['advancedNetworkPolicies', 'transitEncryption', 'accelerationMode'] as const) {
        const value = option in advancedNetworking ? advancedNetworking[option] : undefined;
        if (value === undefined) continue;
        report({
          path: ['cluster', 'advancedNetworking', option],
          message: `${mode.title} has no ${value} of AKS`,
          fix: `remove it, or use the mode 'overlay-cilium'${mode.pods === 'range' ? '' : " or the dataplane 'cilium'"}`,
        });
      }
    },
  },
  {
    id: 'aks/services-are-wanted',
    title: 'What is paid for does something',
    severity: 'warning',
    evidence: `${DOCS}/advanced-container-networking-services-overview`,
    check: ({ aks: { advancedNetworking } }, report) => {
      if (advancedNetworking === undefined) return;
      if (Object.values(advancedNetworking).some((value) => value !== undefined && value !== false)) return;
      report({
        path: ['cluster', 'advancedNetworking'],
        message: 'all of Advanced Container Networking Services is off',
        fix: 'remove it, or switch something on',
      });
    },
  },
  {
    id: 'aks/host-routing-suits-nodes',
    title: 'eBPF host routing needs Azure Linux 3.0 or Ubuntu 24.04 on every node, and no confidential machines',
    severity: 'error',
    evidence: `${DOCS}/container-network-performance-ebpf-host-routing`,
    check: (cluster, report) => {
      if (cluster.aks.advancedNetworking?.accelerationMode === undefined) return;
      eachPool(cluster, ({ name, osSku, vmSize }, path) => {
        if (!ROUTED.includes(osSku)) {
          report({
            path: [...path, 'osSku'],
            message: `pool '${name}' runs ${AKS_IMAGES[osSku].title}, which eBPF host routing does not work on`,
            fix: `use ${ROUTED.map((sku) => `'${sku}'`).join(' or ')}, or remove advancedNetworking.accelerationMode`,
          });
        }
        if (isConfidential(vmSize)) {
          report({
            path: [...path, 'vmSize'],
            message: `pool '${name}' has confidential machines, which eBPF host routing does not work on`,
            fix: 'use another size, or remove advancedNetworking.accelerationMode',
          });
        }
      });
    },
  },
  {
    id: 'aks/l7-policies-are-of-small-clusters',
    title: 'Policies of layer 7 are supported up to 1000 nodes or 40000 pods',
    severity: 'warning',
    evidence: `${DOCS}/container-network-security-l7-policy-concepts`,
    check: (cluster, report) => {
      const { advancedNetworking, nodePools } = cluster.aks;
      if (advancedNetworking?.advancedNetworkPolicies !== 'L7') return;
      const nodes = mostNodes(cluster);
      const pods = nodePools.reduce((sum, pool) => sum + pool.nodes.max * pool.maxPods, 0);
      if (nodes <= L7_NODES || pods <= L7_PODS) return;
      report({
        path: ['cluster', 'advancedNetworking', 'advancedNetworkPolicies'],
        message: `the pools may grow to ${nodes} nodes with ${pods} pods`,
        fix: "use 'FQDN', or smaller pools",
      });
    },
  },
  {
    id: 'aks/l7-policies-are-not-of-istio',
    title: 'Policies of layer 7 and the Istio add-on do not go together',
    severity: 'warning',
    evidence: `${DOCS}/container-network-security-l7-policy-concepts`,
    check: ({ aks: { advancedNetworking, istioAddon } }, report) => {
      if (advancedNetworking?.advancedNetworkPolicies !== 'L7' || istioAddon === undefined) return;
      report({
        path: ['cluster', 'advancedNetworking', 'advancedNetworkPolicies'],
        message:
          'traffic of the mesh is encrypted before a policy of layer 7 sees it, and Microsoft supports no such pair',
        fix: "use 'FQDN' here and Istio's own policies for layer 7, or remove istioAddon",
      });
    },
  },
];
