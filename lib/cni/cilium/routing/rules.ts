import { contains, isCidr, parseCidr } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import { cloudOf } from '../../../core/pod-network';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { nativeRange } from './ranges';

const CHART = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/cilium-configmap.yaml';

const DOCS = 'https://docs.cilium.io/en/stable';

/** How packets find their way, and what of it does not work. */
export const ROUTING_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/cloud-addresses-are-routed',
    title: "Addresses of a cloud's network are routed as they are: with a tunnel, nothing renders, or the agent exits",
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/12981',
    check: ({ podNetwork, routing }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || routing.mode === 'native') return;
      report({
        path: ['routing', 'mode'],
        message: "pods have addresses of the cloud's network, and a tunnel is for addresses that nobody else knows",
        fix: 'remove routing, or choose a networking mode of the cluster with addresses of its own',
      });
    },
  },
  {
    id: 'cilium/aks-routes-no-pods',
    title: 'Azure routes no pod addresses of a CNI that AKS knows nothing of: the chart renders with a tunnel only',
    severity: 'error',
    evidence: CHART,
    check: ({ podNetwork, routing }, report) => {
      if (cloudOf(podNetwork) !== 'azure' || routing.mode === 'tunnel') return;
      report({
        path: ['routing', 'mode'],
        message: 'nothing between the nodes knows the way to a pod',
        fix: "remove routing, or use mode 'tunnel'",
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
    id: 'cilium/native-routing-has-a-range',
    title: 'Who hides pod addresses behind nodes must know where they are routed: the agent exits without',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/option/config.go',
    check: (settings, report) => {
      const { ipam, ipMasqAgent, masqueradeFamilies, routing } = settings;
      // Addresses of network interfaces come with the ranges that they are routed in.
      if (routing.mode !== 'native' || ipam === 'eni' || ipMasqAgent !== undefined) return;
      if (routing.nativeRoutingCIDRFromClusterPool === true) return;
      for (const family of masqueradeFamilies) {
        if (nativeRange(settings, family) !== undefined) continue;
        report({
          path: ['routing', `${family}NativeRoutingCIDR`],
          message:
            ipam === 'multi-pool'
              ? 'pods choose among pools of addresses, and no range says where those are routed'
              : 'the cluster does not say which addresses its pods have',
          fix: "give the range that holds all of them, beside mode 'native' and autoDirectNodeRoutes false",
        });
      }
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
    id: 'cilium/cloud-makes-the-routes',
    title: "A cloud routes its own addresses: the nodes' routes to each other are not rendered",
    severity: 'warning',
    evidence: `${DOCS}/network/concepts/routing/#native-routing`,
    check: ({ podNetwork, routing }, report) => {
      if ((podNetwork.kind !== 'cloud' && podNetwork.kind !== 'chained') || routing.mode !== 'native') return;
      if (!routing.autoDirectNodeRoutes) return;
      report({
        path: ['routing', 'autoDirectNodeRoutes'],
        message: 'it would be ignored here',
        fix: 'set autoDirectNodeRoutes to false',
      });
    },
  },
  {
    id: 'cilium/native-range-from-one-pool',
    title:
      'The native routing range follows from the pool of pods where the operator cuts one range of a family into blocks',
    severity: 'error',
    evidence: CHART,
    check: ({ ipam, pools, routing }, report) => {
      if (routing.mode !== 'native' || routing.nativeRoutingCIDRFromClusterPool !== true) return;
      const path = ['routing', 'nativeRoutingCIDRFromClusterPool'];
      if (ipam !== 'cluster-pool') {
        report({
          path,
          message: `with addresses by '${ipam}' there is no pool, and the agent exits without a range`,
          fix: "remove it, or set ipam to 'cluster-pool'",
        });
      }
      for (const family of ['ipv4', 'ipv6'] as const) {
        const ranges = pools[family]?.ranges.length ?? 1;
        if (ipam !== 'cluster-pool' || ranges === 1 || routing[`${family}NativeRoutingCIDR`] !== undefined) continue;
        report({
          path,
          message: `the pool of ${family} has ${ranges} ranges: nothing renders`,
          fix: `give ${family}NativeRoutingCIDR, a range that holds them all`,
        });
      }
    },
  },
  {
    id: 'cilium/underlay-is-a-family-of-nodes',
    title: 'Outer packets are of an IP family that the cluster has: the agent exits with another',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/datapath/tunnel/tunnel.go',
    check: ({ cluster, routing }, report) => {
      const underlay = routing.mode === 'tunnel' ? routing.underlay : undefined;
      if (underlay === undefined || underlay === 'auto' || cluster.ipFamilies.includes(underlay)) return;
      report({
        path: ['routing', 'underlay'],
        message: `the cluster has no ${underlay}`,
        fix: 'remove underlay, or give the cluster ranges of both families',
      });
    },
  },
  {
    id: 'cilium/source-ports-are-in-order',
    title: 'A range of ports begins with its lowest',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/datapath/tunnel/tunnel.go',
    check: ({ routing }, report) => {
      const ports = routing.mode === 'tunnel' ? routing.sourcePortRange : undefined;
      if (ports === undefined || ports.from <= ports.to) return;
      report({
        path: ['routing', 'sourcePortRange'],
        message: `there is no port from ${ports.from} to ${ports.to}`,
        fix: `write { from: ${ports.to}, to: ${ports.from} }`,
      });
    },
  },
];
