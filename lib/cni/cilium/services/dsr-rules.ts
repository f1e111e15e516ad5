import { DISTRIBUTION_NAMES, isManaged } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';
import { dispatchOf, dispatchPath, modeByAnnotation, usesXdp } from './load-balancing';

const KUBE_PROXY_FREE = 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/';
const AGENT = 'https://github.com/cilium/cilium/blob/main/pkg/kpr/initializer/kube_proxy_replacement.go';

/** What goes wrong where the node of a pod answers clients directly. */
export const DSR_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/dsr-fits-the-routing',
    title: 'Requests that are answered directly travel as the routing allows: the agent exits otherwise',
    severity: 'error',
    evidence: AGENT,
    check: (settings, report) => {
      const problem = settings.kubeProxyReplacement ? misfit(settings) : undefined;
      if (problem !== undefined) report(problem);
    },
  },
  {
    id: 'cilium/ipip-dispatch-has-xdp',
    title: 'Before 1.19, requests are passed on in IP-in-IP only at the driver of the network card',
    severity: 'error',
    versions: '<1.19',
    evidence: 'https://github.com/cilium/cilium/blob/v1.18.11/daemon/cmd/kube_proxy_replacement.go',
    check: (settings, report) => {
      if (dispatchOf(settings) !== 'ipip' || usesXdp(settings)) return;
      report({
        path: dispatchPath(settings),
        message: "the agent exits with 'ipip' and no acceleration",
        fix: "use Cilium '1.19' or newer, or set loadBalancer.acceleration",
      });
    },
  },
  {
    id: 'cilium/dsr-passes-the-cloud',
    title: 'Networks of clouds may drop packets with the IP option that says which Service was asked',
    severity: 'warning',
    evidence: `${KUBE_PROXY_FREE}#direct-server-return-dsr`,
    check: (settings, report) => {
      if (!isManaged(settings.cluster) || dispatchOf(settings) !== 'opt') return;
      report({
        path: dispatchPath(settings),
        message: `'opt' depends on what the network of ${DISTRIBUTION_NAMES[settings.cluster.distribution]} lets through`,
        fix: "set it to 'geneve', or forward with mode 'snat'",
      });
    },
  },
];

/** Why requests that are answered directly do not fit the tunnel of a cluster. */
function misfit(
  settings: CiliumSettings,
): { readonly path: readonly string[]; readonly message: string; readonly fix: string } | undefined {
  const { chart, options, routing } = settings;
  const forwarding = options.loadBalancer?.forwarding;
  const dispatch = dispatchOf(settings);
  if (forwarding === undefined || dispatch === undefined || routing.mode === 'native') return undefined;
  const onlyByAnnotation = forwarding.mode === 'snat' && modeByAnnotation(forwarding);
  const isOwnTunnel = onlyByAnnotation && dispatch === 'ipip' && inRange(chart.ref.version, '>=1.20');
  if (isOwnTunnel) return undefined;
  if (routing.protocol !== 'geneve') {
    return {
      path: onlyByAnnotation ? dispatchPath(settings) : ['loadBalancer', 'forwarding', 'mode'],
      message: 'a VXLAN tunnel has no room to say which Service was asked',
      fix: "set routing to { mode: 'tunnel', protocol: 'geneve' } and dispatch by 'geneve', or forward with mode 'snat' alone",
    };
  }
  if (dispatch === 'geneve' || (onlyByAnnotation && inRange(chart.ref.version, '>=1.20'))) return undefined;
  return {
    path: dispatchPath(settings),
    message: `in a tunnel, requests cannot be dispatched by '${dispatch}'`,
    fix: "set it to 'geneve'",
  };
}
