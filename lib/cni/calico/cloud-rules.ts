import { isManaged } from '../../core/cluster';
import { cloudOf } from '../../core/pod-network';
import type { Rule } from '../../core/rule';
import type { CalicoSettings } from './settings';

const AZURE = 'https://docs.tigera.io/calico/latest/reference/public-cloud/azure';

/** What goes wrong where a cloud makes the network between nodes. */
export const CALICO_CLOUD_RULES: readonly Rule<CalicoSettings>[] = [
  {
    id: 'calico/serves-every-node',
    title: "Calico's agents run on every node: also where another plugin gives pods their addresses",
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-cni.html',
    check: ({ cluster }, report) => {
      const { podNetwork } = cluster.platform;
      if (podNetwork.kind !== 'own' || podNetwork.nodes === undefined) return;
      const labels = Object.entries(podNetwork.nodes).map(([key, value]) => `${key}=${value}`);
      report({
        path: ['cluster', 'networking', 'mode'],
        message: `only nodes with ${labels.join(' and ')} are left to a CNI, and Calico would replace that of the others`,
        fix: 'use Cilium, which keeps to them',
      });
    },
  },
  {
    id: 'calico/azure-drops-ipip',
    title: "Azure's network drops packets that are wrapped in IPIP",
    severity: 'error',
    evidence: AZURE,
    check: ({ cluster, encapsulation }, report) => {
      if (cloudOf(cluster.platform.podNetwork) !== 'azure' || !encapsulation.startsWith('IPIP')) return;
      report({
        path: ['encapsulation'],
        message: `with '${encapsulation}' pods of different nodes do not reach each other`,
        fix: "remove encapsulation, or use 'VXLAN'",
      });
    },
  },
  {
    id: 'calico/azure-knows-no-pods',
    title: 'Azure delivers packets to pods as they are only where route tables name the node of each',
    severity: 'warning',
    evidence: AZURE,
    check: ({ cluster, encapsulation }, report) => {
      if (cloudOf(cluster.platform.podNetwork) !== 'azure') return;
      if (encapsulation !== 'None' && encapsulation !== 'VXLANCrossSubnet') return;
      report({
        path: ['encapsulation'],
        message: `'${encapsulation}' sends packets with addresses that nobody told Azure of`,
        fix: "remove encapsulation, or use 'VXLAN'",
      });
    },
  },
  {
    id: 'calico/cloud-keeps-kube-proxy',
    title: 'The operator parks a kube-proxy that nothing else looks after: a cloud brings its own back',
    severity: 'warning',
    evidence: 'https://docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf',
    check: ({ cluster, managesKubeProxy }, report) => {
      if (!managesKubeProxy || !isManaged(cluster)) return;
      report({
        path: ['linuxDataplane'],
        message: 'kube-proxy belongs to the cloud here, and would route Services beside eBPF',
        fix: 'remove linuxDataplane, or choose a networking mode without kube-proxy',
      });
    },
  },
];
