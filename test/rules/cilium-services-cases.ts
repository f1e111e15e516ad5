import { kindCluster } from '../../lib/clusters';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import type { CiliumForwarding } from '../../lib/cni/cilium/services/options';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { eks, gke, IPV6_ONLY, kubeadm } from '../support/clusters';
import { besideHostPort } from '../support/host-ports';
import type { RuleCases } from './cases';

const NO_PROXY = kubeadm({ kubeProxy: 'none' });
const OVER_ROUTES = { routing: { mode: 'native', autoDirectNodeRoutes: true } } as const;
const IN_GENEVE = { routing: { mode: 'tunnel', protocol: 'geneve' } } as const;

const cilium = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly Finding[] =>
  inspectCilium(cluster, options).findings;

const forwarding = (how: CiliumForwarding, options: CiliumOptions, cluster?: Cluster): readonly Finding[] =>
  cilium({ ...options, loadBalancer: { forwarding: how } }, cluster);

const XDP = { acceleration: 'native' } as const;

/** Rules about Services that Cilium routes, and about options of some minors only. */
export const CILIUM_SERVICES_CASES: RuleCases = {
  'cilium/option-exists-in-version': {
    fails: () => cilium({ version: '1.19', datapathMode: 'auto' }),
    at: 'datapathMode',
    passes: () => cilium({ version: '1.20', datapathMode: 'auto' }),
  },
  'cilium/services-are-cilium-s': {
    fails: () => cilium({ loadBalancer: { sourceRangeAllTypes: true } }, kubeadm()),
    at: 'loadBalancer',
    passes: () => cilium({ loadBalancer: { sourceRangeAllTypes: true } }),
  },
  'cilium/api-server-is-named': {
    fails: () => cilium({ apiServer: { kind: 'address', host: 'auto' } }),
    at: 'apiServer.host',
    passes: () => cilium({ apiServer: { kind: 'address', host: 'api.test.example' } }),
  },
  'cilium/service-ranges-are-ranges': {
    fails: () => cilium({ nodePort: { addresses: ['192.0.2.1'] } }),
    at: 'nodePort.addresses[0]',
    passes: () => cilium({ nodePort: { addresses: ['192.0.2.0/24', '2001:db8::/64'] } }),
  },
  'cilium/gke-metadata-passes-the-host': {
    fails: () => cilium({ kubeProxyReplacement: true }, gke('cilium')),
    at: 'hostLegacyRouting',
    passes: () => cilium({ kubeProxyReplacement: true, hostLegacyRouting: true }, gke('cilium')),
  },
  'cilium/node-ports-run-up': {
    fails: () => cilium({ nodePort: { range: { from: 32_000, to: 30_000 } } }),
    at: 'nodePort.range',
    passes: () => cilium({ nodePort: { range: { from: 30_000, to: 32_000 } } }),
  },
  'cilium/node-ports-are-reserved': {
    fails: () => cilium({ nodePort: { range: { from: 30_000, to: 33_000 }, autoProtectPortRange: false } }),
    at: 'nodePort.autoProtectPortRange',
    passes: () => cilium({ nodePort: { range: { from: 30_000, to: 33_000 } } }),
  },
  'cilium/dsr-fits-the-routing': {
    fails: () => forwarding({ mode: 'dsr' }, {}),
    at: 'loadBalancer.forwarding.mode',
    passes: () => forwarding({ mode: 'dsr' }, IN_GENEVE),
  },
  'cilium/ipip-dispatch-has-xdp': {
    fails: () =>
      forwarding(
        { mode: 'dsr', dsrDispatch: 'ipip' },
        { version: '1.18', ...OVER_ROUTES },
        kubeadm({ kubernetes: '1.33', kubeProxy: 'none' }),
      ),
    at: 'loadBalancer.forwarding.dsrDispatch',
    passes: () => forwarding({ mode: 'dsr', dsrDispatch: 'ipip' }, { version: '1.19', ...OVER_ROUTES }),
  },
  'cilium/dsr-passes-the-cloud': {
    fails: () => forwarding({ mode: 'dsr' }, {}, eks('cilium-eni')),
    at: 'loadBalancer.forwarding.dsrDispatch',
    passes: () => forwarding({ mode: 'dsr', dsrDispatch: 'geneve' }, {}, eks('cilium-eni')),
  },
  'cilium/host-ports-are-no-node-ports': {
    fails: () => besideHostPort({ hostPort: 30_080 }),
    at: 'site.proxy',
    passes: () => besideHostPort({ hostPort: 8080 }),
  },
  'cilium/xdp-has-a-driver': {
    fails: () => cilium({ loadBalancer: XDP }, kindCluster({ name: 'test', kubeProxy: 'none' })),
    at: 'loadBalancer.acceleration',
    passes: () => cilium({ loadBalancer: XDP }),
  },
  'cilium/xdp-fits-the-mtu': {
    fails: () => cilium({ loadBalancer: XDP }, eks('cilium-eni')),
    at: 'loadBalancer.acceleration',
    passes: () => cilium({ loadBalancer: XDP, mtu: 3498 }, eks('cilium-eni')),
  },
  'cilium/xdp-reads-ipv4': {
    fails: () => cilium({ loadBalancer: XDP }, kubeadm({ ...IPV6_ONLY, kubeProxy: 'none' })),
    at: 'loadBalancer.acceleration',
    passes: () => cilium({ loadBalancer: XDP, ...OVER_ROUTES }, kubeadm({ ...IPV6_ONLY, kubeProxy: 'none' })),
  },
};
