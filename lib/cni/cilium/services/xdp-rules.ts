import { DISTRIBUTION_NAMES } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import { underlayOf } from '../routing/tunnel';
import type { CiliumSettings } from '../settings';
import { usesXdp } from './load-balancing';

const KUBE_PROXY_FREE = 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/';
const PATH = ['loadBalancer', 'acceleration'];

/** The largest MTU with which the driver of Amazon's network cards takes XDP. */
const LARGEST_ENA_MTU = 3498;

/** Why network cards of a distribution's nodes have no XDP. */
const WITHOUT: Readonly<Partial<Record<CiliumSettings['cluster']['distribution'], string>>> = {
  gke: 'neither virtIO nor gVNIC has native XDP',
  kind: 'nodes are containers, whose packets pass the stack of their host anyway',
};

/** What goes wrong where requests are answered at the driver of the network card. */
export const XDP_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/xdp-has-a-driver',
    title: 'Requests are answered at the driver of a network card only where its driver has native XDP',
    severity: 'error',
    evidence: `${KUBE_PROXY_FREE}#nodeport-xdp-on-gcp`,
    check: (settings, report) => {
      const { distribution } = settings.cluster;
      const because = WITHOUT[distribution];
      if (!usesXdp(settings) || because === undefined) return;
      report({
        path: PATH,
        message: `on ${DISTRIBUTION_NAMES[distribution]}, ${because}`,
        fix: "remove acceleration, or set it to 'disabled'",
      });
    },
  },
  {
    id: 'cilium/xdp-fits-the-mtu',
    title: "The driver of Amazon's network cards takes XDP only up to a certain MTU",
    severity: 'warning',
    evidence: `${KUBE_PROXY_FREE}#nodeport-xdp-on-aws`,
    check: (settings, report) => {
      const { distribution, network } = settings.cluster;
      const mtu = settings.options.mtu ?? network.mtu;
      if (!usesXdp(settings) || distribution !== 'eks' || mtu <= LARGEST_ENA_MTU) return;
      report({
        path: PATH,
        message: `nodes have an MTU of ${mtu}, and XDP needs ${LARGEST_ENA_MTU} or less: agents do not start, or go without`,
        fix: `give nodes an MTU of ${LARGEST_ENA_MTU} or less and set mtu to it, or remove acceleration`,
      });
    },
  },
  {
    id: 'cilium/xdp-reads-ipv4',
    title: 'Requests are not answered at the network card in a tunnel over IPv6: the agent exits',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/kpr/initializer/kube_proxy_replacement.go',
    check: (settings, report) => {
      if (!settings.kubeProxyReplacement || !usesXdp(settings)) return;
      if (settings.routing.mode !== 'tunnel' || underlayOf(settings) !== 'ipv6') return;
      report({
        path: PATH,
        message: 'the tunnel between nodes goes over IPv6, which XDP does not read',
        fix: "use routing mode 'native', or remove acceleration",
      });
    },
  },
];
