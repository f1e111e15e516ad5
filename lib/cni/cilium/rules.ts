import { versionRules } from '../../charts';
import { isManaged, mostNodes } from '../../core/cluster';
import { contains, isCidr, parseCidr } from '../../core/network/cidr';
import { known } from '../../core/network/ranges';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import { bundledRules } from '../bundled-rules';
import { CILIUM_AMBIENT_RULES } from './ambient';
import { CILIUM_GKE_RULES } from './gke-rules';
import { CILIUM_POD_NETWORK_RULES } from './pod-network-rules';
import type { CiliumSettings } from './settings';
import { renderedValues } from './values';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What is known to go wrong with Cilium. */
export const CILIUM_RULES: readonly Rule<CiliumSettings>[] = [
  ...versionRules('cilium', 'cilium'),
  ...bundledRules('cilium', 'Cilium'),
  ...CILIUM_POD_NETWORK_RULES,
  ...CILIUM_GKE_RULES,
  ...CILIUM_AMBIENT_RULES,
  {
    id: 'cilium/kube-proxy-is-off',
    title: 'kube-proxy does not run beside its replacement',
    severity: 'warning',
    evidence: `${DOCS}/network/kubernetes/kubeproxy-free/`,
    check: ({ cluster, kubeProxyReplacement }, report) => {
      if (!kubeProxyReplacement || cluster.kubeProxy === 'none') return;
      report({
        path: ['kubeProxyReplacement'],
        message: `Cilium replaces kube-proxy, and kube-proxy still runs in mode '${cluster.kubeProxy}': two tables of Services, and connections break when it goes`,
        fix: isManaged(cluster)
          ? 'remove kubeProxyReplacement, or choose a networking mode without kube-proxy'
          : "set the cluster's kubeProxy to 'none'",
      });
    },
  },
  {
    id: 'cilium/direct-routes-need-one-segment',
    title: 'autoDirectNodeRoutes installs routes only between nodes of one layer 2 segment',
    severity: 'warning',
    evidence: `${DOCS}/network/concepts/routing/#native-routing`,
    check: ({ cluster, routing }, report) => {
      if (routing.mode !== 'native' || !routing.autoDirectNodeRoutes || routing.directRoutingSkipUnreachable) return;
      if (cluster.network.sharedSegment !== false) return;
      report({
        path: ['routing', 'autoDirectNodeRoutes'],
        message: 'the nodes do not share a segment, so routes between some of them cannot be installed',
        fix: "set directRoutingSkipUnreachable and let the network route the rest, or use mode 'tunnel'",
      });
    },
  },
  {
    id: 'cilium/skip-unreachable-needs-direct-routes',
    title: 'directRoutingSkipUnreachable needs autoDirectNodeRoutes: the agent exits without',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/option/config.go',
    check: ({ routing }, report) => {
      if (routing.mode !== 'native' || !routing.directRoutingSkipUnreachable || routing.autoDirectNodeRoutes) return;
      report({
        path: ['routing', 'directRoutingSkipUnreachable'],
        message: 'there are no direct routes to skip',
        fix: 'set autoDirectNodeRoutes to true, or remove directRoutingSkipUnreachable',
      });
    },
  },
  {
    id: 'cilium/native-cidr-is-a-range',
    title: 'The native routing range is in CIDR notation and of the right IP family',
    severity: 'error',
    evidence: `${DOCS}/network/concepts/routing/#native-routing`,
    check: ({ routing }, report) => {
      if (routing.mode !== 'native') return;
      for (const family of ['ipv4', 'ipv6'] as const) {
        const key = `${family}NativeRoutingCIDR` as const;
        if (routing[key] === undefined) continue;
        report.whenKnown([routing[key]], ([text = ''], report) => {
          const parsed = parseCidr(text);
          if (!isCidr(parsed)) report({ path: ['routing', key], message: parsed.message, fix: parsed.fix });
          else if (parsed.family !== family) {
            report({
              path: ['routing', key],
              message: `'${text}' is ${parsed.family}`,
              fix: `give a range of ${family}`,
            });
          }
        });
      }
    },
  },
  {
    id: 'cilium/native-cidr-covers-pods',
    title: 'The native routing range covers every pod: traffic to pods outside it is masqueraded',
    severity: 'warning',
    evidence: `${DOCS}/network/concepts/masquerading/`,
    check: ({ routing, cluster }, report) => {
      if (routing.mode !== 'native') return;
      for (const [index, family] of cluster.ipFamilies.entries()) {
        const key = `${family}NativeRoutingCIDR` as const;
        const pods = cluster.ranges.pods[index];
        if (routing[key] === undefined || pods === undefined) continue;
        report.whenKnown([routing[key], pods], ([text = '', podText = ''], report) => {
          const [native, range] = [known(text), known(podText)];
          if (native === undefined || range === undefined || contains(native, range)) return;
          report({
            path: ['routing', key],
            message: `${text} does not cover the pod range ${podText}`,
            fix: `write '${podText}', or a range that contains it`,
          });
        });
      }
    },
  },
  {
    id: 'cilium/node-encryption-drops-host-traffic',
    title: 'WireGuard node encryption lost traffic to host ports in 1.19 and 1.20',
    severity: 'warning',
    versions: '>=1.19 <1.21',
    evidence: 'https://github.com/cilium/cilium/issues/45497',
    check: ({ options }, report) => {
      if (!options.encryption?.nodeEncryption) return;
      report({
        path: ['encryption', 'nodeEncryption'],
        message:
          'TCP connections to ports of other nodes were dropped after decryption in several releases of this minor',
        fix: 'leave nodeEncryption off, or try this very patch with host-network traffic first',
      });
    },
  },
  {
    id: 'cilium/hubble-ui-needs-relay',
    title: 'The Hubble UI asks the relay: the chart does not render without it',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/validate.yaml',
    check: ({ hubble }, report) => {
      if (hubble === undefined || !hubble.ui || hubble.relay) return;
      report({ path: ['hubble', 'ui'], message: 'the UI has no relay to ask', fix: 'set hubble.relay to true' });
    },
  },
  {
    id: 'cilium/kafka-metrics-are-gone',
    title: 'Hubble has no Kafka metrics since 1.20',
    severity: 'error',
    versions: '>=1.20',
    evidence: `${DOCS}/operations/upgrade/`,
    check: ({ hubble }, report) => {
      const index = hubble?.metrics.findIndex((metric) => /^kafka(:|$)/.test(metric)) ?? -1;
      if (index < 0) return;
      report({
        path: ['hubble', 'metrics', index],
        message: "there is no metric 'kafka'",
        fix: "remove it, or use Cilium '1.19'",
      });
    },
  },
  {
    id: 'cilium/operator-has-nodes',
    title: 'Each copy of the operator needs a node of its own: the others stay Pending and a waiting install times out',
    severity: 'warning',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/values.yaml',
    check: ({ cluster, operatorReplicas }, report) => {
      const nodes = mostNodes(cluster, 'linux');
      if (operatorReplicas <= nodes) return;
      report({
        path: ['operatorReplicas'],
        message: `${operatorReplicas} copies of the operator do not fit on ${nodes} Linux nodes`,
        fix: `set operatorReplicas to ${Math.max(1, nodes)}`,
      });
    },
  },
  {
    id: 'cilium/mtu-fits-the-network',
    title: "The MTU given to Cilium is at most that of the nodes' network",
    severity: 'warning',
    evidence: `${DOCS}/configuration/`,
    check: ({ cluster, options }, report) => {
      if (options.mtu === undefined || options.mtu <= cluster.network.mtu) return;
      report({
        path: ['mtu'],
        message: `${options.mtu} bytes do not fit into packets of ${cluster.network.mtu}`,
        fix: `set mtu to ${cluster.network.mtu} or less, or mend network.mtu of the cluster`,
      });
    },
  },
  {
    id: 'cilium/always-enforcing-needs-policies',
    title: "policyEnforcementMode 'always' cuts off every pod that no policy selects, CoreDNS included",
    severity: 'warning',
    evidence: `${DOCS}/security/network/policyenforcement/`,
    check: ({ options }, report) => {
      if (options.policyEnforcementMode !== 'always') return;
      report({
        path: ['policyEnforcementMode'],
        message: 'system pods get no traffic until policies allow it, and none are part of this plan',
        fix: "use 'default', or apply policies for kube-system first",
      });
    },
  },
  valuesRule('cilium', renderedValues),
];
