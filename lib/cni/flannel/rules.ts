import { versionRules } from '../../charts';
import { DISTRIBUTION_NAMES } from '../../core/cluster';
import { isAddress } from '../../core/network/cidr';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import { bundledRules } from '../bundled-rules';
import { type FlannelSettings, outerMtu } from './settings';
import { renderedValues } from './values';

const DOCS = 'https://github.com/flannel-io/flannel/blob/master/Documentation';

/** What is known to go wrong with Flannel. */
export const FLANNEL_RULES: readonly Rule<FlannelSettings>[] = [
  ...versionRules('flannel', 'flannel'),
  ...bundledRules('flannel', 'Flannel'),
  {
    id: 'flannel/bundled-has-the-backend',
    title: "A distribution's own Flannel has only the backends that its setting knows",
    severity: 'error',
    evidence: 'https://docs.k3s.io/networking/basic-network-options',
    check: ({ bundled, backend, cluster }, report) => {
      if (bundled === undefined || bundled.backends[backend.type] !== undefined) return;
      report({
        path: ['backend', 'type'],
        message: `the Flannel of ${DISTRIBUTION_NAMES[cluster.distribution]} has no backend '${backend.type}' (${bundled.evidence})`,
        fix: `use ${Object.keys(bundled.backends)
          .map((type) => `'${type}'`)
          .join(' or ')}, or set install to 'release'`,
      });
    },
  },
  {
    id: 'flannel/bundled-takes-no-details',
    title: "A distribution's own Flannel takes a backend, and on K3s an interface; nothing else",
    severity: 'error',
    evidence: 'https://docs.k3s.io/networking/basic-network-options',
    check: ({ bundled, backend, options, cluster }, report) => {
      if (bundled === undefined) return;
      const details = Object.keys(backend)
        .filter((key) => key !== 'type')
        .map((key) => ['backend', key]);
      for (const key of ['healthPort', 'resources'] as const) if (options[key] !== undefined) details.push([key]);
      if (options.values !== undefined && cluster.platform.bundledCniCharts['flannel'] === undefined)
        details.push(['values']);
      if (options.interface !== undefined && !(bundled.interface && 'name' in options.interface))
        details.push(['interface']);
      for (const path of details) {
        report({
          path,
          message: `the Flannel of ${DISTRIBUTION_NAMES[cluster.distribution]} has no setting for this, so it would be ignored`,
          fix: "remove it, or set install to 'release'",
        });
      }
    },
  },
  {
    id: 'flannel/policies-can-be-enforced',
    title: 'NetworkPolicy objects beside a Flannel that ignores them are enforced by nobody',
    severity: 'error',
    evidence: 'https://github.com/flannel-io/flannel#networking-details',
    check: ({ bundled, networkPolicy, cluster }, report) => {
      if (bundled === undefined || bundled.networkPolicy || !networkPolicy) return;
      report({
        path: ['networkPolicy'],
        message: `${DISTRIBUTION_NAMES[cluster.distribution]} enforces no policies beside its Flannel`,
        fix: "set install to 'release', or use Calico or Cilium",
      });
    },
  },
  {
    id: 'flannel/host-gw-needs-one-segment',
    title: "host-gw makes nodes each other's next hop, which works only within one layer 2 segment",
    severity: 'error',
    evidence: `${DOCS}/backends.md#host-gw`,
    check: ({ backend, cluster }, report) => {
      if (backend.type !== 'host-gw' || cluster.network.sharedSegment !== false) return;
      report({
        path: ['backend', 'type'],
        message: 'the nodes do not share a segment, so a route by another node leads nowhere',
        fix: "use { type: 'vxlan', directRouting: true }",
      });
    },
  },
  {
    id: 'flannel/health-port-exists',
    title: 'Only Flannel 0.28 and later answers health probes',
    severity: 'error',
    versions: '<0.28',
    evidence: 'https://github.com/flannel-io/flannel/blob/master/chart/kube-flannel/values.yaml',
    check: ({ options, chart }, report) => {
      if (options.healthPort === undefined) return;
      report({
        path: ['healthPort'],
        message: `Flannel ${chart.minor} has no health port, so it would be ignored`,
        fix: "remove it, or use version '0.28'",
      });
    },
  },
  {
    id: 'flannel/resources-can-be-set',
    title: 'The chart takes resources since 0.27',
    severity: 'error',
    versions: '<0.27',
    evidence: 'https://github.com/flannel-io/flannel/blob/master/chart/kube-flannel/values.yaml',
    check: ({ options, chart }, report) => {
      if (options.resources === undefined) return;
      report({
        path: ['resources'],
        message: `the chart of Flannel ${chart.minor} sets its own, so these would be ignored`,
        fix: "remove them, or use version '0.28'",
      });
    },
  },
  {
    id: 'flannel/nftables-is-experimental',
    title: 'Flannel with nftables is experimental',
    severity: 'warning',
    evidence: `${DOCS}/configuration.md`,
    check: ({ cluster, install }, report) => {
      if (install !== 'release' || cluster.kubeProxy !== 'nftables') return;
      report({
        path: ['cluster', 'kubeProxy'],
        message: 'kube-proxy uses nftables, so Flannel must as well, and upstream calls that experimental',
        fix: "set kubeProxy to 'iptables'",
      });
    },
  },
  {
    id: 'flannel/mtu-fits-the-network',
    title: "Flannel's mtu is that of the network between nodes, not that of pods",
    severity: 'warning',
    evidence: `${DOCS}/backends.md`,
    check: (settings, report) => {
      const mtu = outerMtu(settings);
      if (mtu <= settings.cluster.network.mtu) return;
      report({
        path: ['backend', 'mtu'],
        message: `${mtu} bytes do not fit into packets of ${settings.cluster.network.mtu}`,
        fix: `set it to ${settings.cluster.network.mtu} or less, or mend network.mtu of the cluster`,
      });
    },
  },
  {
    id: 'flannel/interface-is-well-formed',
    title: 'The interface is a name, a regular expression or an address, free of spaces',
    severity: 'error',
    evidence: `${DOCS}/configuration.md`,
    check: ({ options }, report) => {
      const wanted = options.interface;
      if (wanted === undefined) return;
      const [kind, text] = Object.entries(wanted)[0] as [string, string];
      const fits = { name: /^[^\s/]{1,15}$/.test(text), regex: /^\S{1,200}$/.test(text), canReach: isAddress(text) };
      if (fits[kind as keyof typeof fits]) return;
      report({
        path: ['interface', kind],
        message: `'${text.slice(0, 60)}' cannot select an interface`,
        fix: "write { name: 'eth1' }, { regex: 'eth.*' } or { canReach: '192.0.2.1' }",
      });
    },
  },
  valuesRule('flannel', renderedValues),
];
