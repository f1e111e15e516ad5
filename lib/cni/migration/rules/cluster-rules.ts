import { DISTRIBUTION_NAMES, fewestNodes, isManaged } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import { MIGRATED_LABEL } from '../../cilium/migration';
import type { MigrationSettings } from '../settings';
import { GUIDE } from './evidence';

/** What to do instead where a cloud owns the nodes' network. */
const ALTERNATIVES: Readonly<Record<'eks' | 'gke' | 'aks', string>> = {
  eks: "make node groups with a networking mode of Cilium ('cilium-eni' or 'cilium-overlay'), and move the workloads there",
  gke: "make a cluster with networking mode 'dataplane-v2' or 'cilium', and move the workloads there",
  aks: "let AKS change the dataplane itself (az aks update --network-dataplane cilium), or make a cluster with mode 'byo'",
};

/** What a cluster must be like. */
export const MIGRATION_CLUSTER_RULES: readonly Rule<MigrationSettings>[] = [
  {
    id: 'migration/nodes-are-your-own',
    title:
      'Nodes of a managed cluster come with the network of their cloud: its CNI is not moved away from node by node',
    severity: 'error',
    evidence: GUIDE,
    check: ({ cluster }, report) => {
      const { distribution } = cluster;
      if (!isManaged(cluster) || !(distribution in ALTERNATIVES)) return;
      report({
        path: ['cluster', 'distribution'],
        message: `${DISTRIBUTION_NAMES[distribution]} makes nodes with a network of its own, and brings it back to those that it replaces`,
        fix: ALTERNATIVES[distribution as keyof typeof ALTERNATIVES],
      });
    },
  },
  {
    id: 'migration/distribution-lets-go',
    title: 'RKE2 reads the choice of its CNI at the first start only: it installs the old one again',
    severity: 'error',
    evidence: 'https://docs.rke2.io/networking/basic_network_options',
    check: ({ cluster, old, next }, report) => {
      if (cluster.distribution !== 'rke2') return;
      const { cni } = old.plan.needs.distribution;
      if (cni !== undefined && cni !== 'none') {
        report({
          path: ['from', 'options', 'install'],
          message: `the ${old.name} that RKE2 brings along cannot be changed on a cluster that runs`,
          fix: 'make another cluster and move the workloads there',
        });
      }
      if (next.release.install === 'bundled') {
        report({
          path: ['to', 'options', 'install'],
          message: `the ${next.name} that RKE2 brings along is chosen before the first start`,
          fix: "set install to 'release'",
        });
      }
    },
  },
  {
    id: 'migration/nodes-have-a-shell',
    title: 'Talos manages its Flannel and its nodes by an API of its own, which the steps here do not speak',
    severity: 'warning',
    evidence: 'https://docs.siderolabs.com/kubernetes-guides/cni/deploying-cilium',
    check: ({ cluster }, report) => {
      if (cluster.distribution !== 'talos') return;
      report({
        path: ['cluster', 'distribution'],
        message:
          'nobody has tried these steps on Talos: its machine configuration names the CNI, and brings Flannel back',
        fix: "try all of it on a test cluster, with cluster.network.cni.name: none in the machine configuration before phase 5, and REBOOT_COMMAND='talosctl reboot'",
      });
    },
  },
  {
    id: 'migration/k3s-is-on-its-own',
    title: "K3s does not support a change of its CNI: what its maintainers say of it is 'hack at it'",
    severity: 'warning',
    evidence: 'https://github.com/k3s-io/k3s/issues/8100',
    check: ({ cluster, old }, report) => {
      if (cluster.distribution !== 'k3s' || old.folders === undefined) return;
      report({
        path: ['from', 'kind'],
        message:
          'upstream neither documents nor supports the way from its own Flannel, though each part of it is documented',
        fix: 'try it on a copy of the cluster first, and waive this with the date of the trial',
      });
    },
  },
  {
    id: 'migration/kube-proxy-stays',
    title:
      'Until the last node has moved, Services of old pods need kube-proxy, and two replacements of it break connections',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/',
    check: ({ cluster, next, old }, report) => {
      if (cluster.kubeProxy === 'none') {
        report({
          path: ['cluster', 'kubeProxy'],
          message: `without kube-proxy, pods of ${old.name} reach no Service as soon as it no longer replaces it`,
          fix: "say how kube-proxy runs today, such as 'iptables', and take it away afterwards",
        });
      } else if (next.options.kubeProxyReplacement !== false) {
        report({
          path: ['to', 'options', 'kubeProxyReplacement'],
          message:
            'eBPF would take Services over from kube-proxy on every node at once, and end connections through them',
          fix: 'set it to false, and replace kube-proxy node by node once the migration is over',
        });
      }
    },
  },
  {
    id: 'migration/pods-find-another-node',
    title: 'Pods of a node that moves run elsewhere for the time: there must be an elsewhere',
    severity: 'warning',
    evidence: GUIDE,
    check: ({ cluster }, report) => {
      const nodes = fewestNodes(cluster, 'linux');
      if (nodes > 1) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'with one node everything is down while it moves: its pods have nowhere to go',
        fix: 'add a node for the time, or plan the outage and waive this',
      });
    },
  },
  {
    id: 'migration/pools-stand-still',
    title: 'A node that joins half-way starts with the CNI of yesterday',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/installation/taints/',
    check: ({ cluster, old }, report) => {
      for (const [index, { nodes, labels, name }] of cluster.nodePools.entries()) {
        if (nodes.min === nodes.max || labels[MIGRATED_LABEL] === 'true') continue;
        report({
          path: ['cluster', 'nodePools', index, 'nodes'],
          message: `the pool '${name}' scales from ${nodes.min} to ${nodes.max}: whatever it adds has pods of ${old.name} and must be moved too`,
          fix: `stop its autoscaler until phase 4, or from phase 3 on let its nodes start with the label ${MIGRATED_LABEL}=true`,
        });
      }
    },
  },
];
