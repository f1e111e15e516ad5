import { isManaged } from '../../../core/cluster';
import { isHost } from '../../../core/names';
import { type NamedRange, reportBadRanges } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import { usesBpfHostRouting } from '../host-routing';
import type { CiliumSettings } from '../settings';
import { DSR_RULES } from './dsr-rules';
import { NODE_PORT_RULES } from './node-port-rules';
import { XDP_RULES } from './xdp-rules';

const DOCS = 'https://docs.cilium.io/en/stable';
const KUBE_PROXY_FREE = `${DOCS}/network/kubernetes/kubeproxy-free/`;

/** What goes wrong with Services. */
export const SERVICES_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/kube-proxy-is-off',
    title: 'kube-proxy does not run beside its replacement',
    severity: 'warning',
    evidence: KUBE_PROXY_FREE,
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
    id: 'cilium/services-are-cilium-s',
    title: 'How Services are routed is for who replaces kube-proxy: otherwise it is ignored, source ranges too',
    severity: 'error',
    evidence: KUBE_PROXY_FREE,
    check: ({ kubeProxyReplacement, options }, report) => {
      if (kubeProxyReplacement) return;
      for (const option of ['loadBalancer', 'nodePort', 'localRedirectPolicies'] as const) {
        if ((options[option] ?? false) === false) continue;
        report({
          path: [option],
          message: 'kube-proxy routes Services of this cluster, and reads none of it',
          fix: `set the cluster's kubeProxy to 'none', or remove ${option}`,
        });
      }
    },
  },
  {
    id: 'cilium/api-server-is-named',
    title:
      'Agents are told the API server itself: nothing looks it up for charts that are rendered outside the cluster',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/_helpers.tpl',
    check: ({ options: { apiServer, values } }, report) => {
      if (values?.['k8sServiceHost'] === 'auto') {
        report({
          path: ['values', 'k8sServiceHost'],
          message:
            "'auto' is looked up in the cluster while the chart is rendered, which fails or gives agents this very word",
          fix: "remove it: the cluster's apiServer is used",
        });
      }
      if (apiServer?.kind === 'address') {
        report.whenKnown([apiServer.host], ([host = ''], report) => {
          if (host !== 'auto' && isHost(host)) return;
          report({
            path: ['apiServer', 'host'],
            message: `'${host.slice(0, 100)}' is not a bare host name or address`,
            fix: "write it as 'api.example.com' or '192.0.2.10', and the port as apiServer.port",
          });
        });
      }
      if (apiServer?.kind !== 'urls') return;
      for (const [index, url] of apiServer.urls.entries()) {
        if (isApiServerUrl(url)) continue;
        report({
          path: ['apiServer', 'urls', index],
          message: `'${url.slice(0, 100)}' is not the address of an API server`,
          fix: "write it as 'https://192.0.2.11:6443', without a path",
        });
      }
    },
  },
  {
    id: 'cilium/service-ranges-are-ranges',
    title: 'Addresses of node ports and of local redirects are ranges in CIDR notation',
    severity: 'error',
    evidence: KUBE_PROXY_FREE,
    check: ({ options: { localRedirectPolicies, nodePort } }, report) => {
      const redirects = typeof localRedirectPolicies === 'object' ? localRedirectPolicies.addressMatcherCIDRs : [];
      const named = (path: readonly string[], ranges: readonly string[] = []): readonly NamedRange[] =>
        ranges.map((cidr, index) => ({ cidr, use: path.join('.'), path: [...path, index] }));
      reportBadRanges(
        [
          ...named(['nodePort', 'addresses'], nodePort?.addresses),
          ...named(['localRedirectPolicies', 'addressMatcherCIDRs'], redirects),
        ],
        report,
      );
    },
  },
  {
    id: 'cilium/gke-metadata-passes-the-host',
    title:
      'Workload Identity of GKE is a rule of iptables at the node, which packets of pods bypass with eBPF host routing',
    severity: 'warning',
    evidence: `${DOCS}/operations/performance/tuning/#ebpf-host-routing`,
    check: (settings, report) => {
      if (settings.cluster.distribution !== 'gke' || !usesBpfHostRouting(settings)) return;
      report({
        path: ['hostLegacyRouting'],
        message: 'pods get no credentials of Google Cloud: what they ask the metadata server for never reaches it',
        fix: 'set hostLegacyRouting to true',
      });
    },
  },
  ...NODE_PORT_RULES,
  ...DSR_RULES,
  ...XDP_RULES,
];

function isApiServerUrl(url: string): boolean {
  const [, host, port] = /^https:\/\/(\[[0-9a-fA-F:.]+\]|[^/:?#@\s]+)(:\d{1,5})?\/?$/.exec(url) ?? [];
  if (host === undefined || (port !== undefined && Number(port.slice(1)) > 65_535)) return false;
  return isHost(host.replace(/^\[|\]$/g, ''));
}
