import { versionRules } from '../../charts';
import { isAddress } from '../../core/network/cidr';
import { known, reportBadRanges } from '../../core/network/ranges';
import type { Rule } from '../../core/rule';
import { compareVersions, isVersion } from '../../core/version';
import { valuesRule } from '../../input/values-rule';
import { bundledRules } from '../bundled-rules';
import { CALICO_BGP_RULES } from './bgp-rules';
import { CALICO_CLOUD_RULES } from './cloud-rules';
import { type CalicoSettings, detectedMtu } from './settings';
import { renderedValues } from './values';

const EBPF = 'https://docs.tigera.io/calico/latest/operations/ebpf/install';
const NFTABLES = 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/nftables';

/** What is known to go wrong with Calico. */
export const CALICO_RULES: readonly Rule<CalicoSettings>[] = [
  ...versionRules('calico', 'tigera-operator'),
  ...bundledRules('calico', 'Calico'),
  ...CALICO_BGP_RULES,
  ...CALICO_CLOUD_RULES,
  {
    id: 'calico/policy-only-leaves-the-network-alone',
    title: 'Where another plugin gives pods their addresses, Calico has no pools, no wrapping and no BGP',
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks',
    check: ({ isPolicyOnly, options }, report) => {
      if (!isPolicyOnly) return;
      for (const key of [
        'encapsulation',
        'bgp',
        'natOutgoing',
        'blockSize',
        'nodeAddressAutodetection',
        'mtu',
      ] as const) {
        if (options[key] === undefined || options[key] === false) continue;
        report({
          path: [key],
          message: "the cloud's CNI settles this",
          fix: `remove ${key}, or choose a networking mode with addresses of Calico's own`,
        });
      }
    },
  },
  {
    id: 'calico/operator-parks-kube-proxy',
    title: 'Only the operator of Calico 3.31 and later parks kube-proxy and finds the API server by itself',
    severity: 'error',
    versions: '<3.31',
    evidence: EBPF,
    check: ({ managesKubeProxy, chart }, report) => {
      if (!managesKubeProxy) return;
      report({
        path: ['linuxDataplane'],
        message: `Calico ${chart.minor} cannot take over from a running kube-proxy`,
        fix: "set the cluster's kubeProxy to 'none', or use Calico '3.32'",
      });
    },
  },
  {
    id: 'calico/ebpf-without-ipip',
    title: 'The eBPF dataplane is made for VXLAN or plain routes, not for IPIP',
    severity: 'warning',
    evidence: EBPF,
    check: ({ linuxDataplane, encapsulation }, report) => {
      if (linuxDataplane !== 'BPF' || !encapsulation.startsWith('IPIP')) return;
      report({
        path: ['encapsulation'],
        message: `'${encapsulation}' is slow with eBPF, and not supported for IPv6`,
        fix: "use 'VXLAN', 'VXLANCrossSubnet' or 'None'",
      });
    },
  },
  {
    id: 'calico/nftables-was-a-preview',
    title: 'The nftables dataplane is ready for use since Calico 3.31',
    severity: 'warning',
    versions: '<3.31',
    evidence: NFTABLES,
    check: ({ linuxDataplane, chart }, report) => {
      if (linuxDataplane !== 'Nftables') return;
      report({
        path: ['linuxDataplane'],
        message: `in Calico ${chart.minor} the nftables dataplane is a technology preview`,
        fix: "use Calico '3.31' or '3.32'",
      });
    },
  },
  {
    id: 'calico/nftables-needs-kubernetes',
    title: 'The nftables dataplane needs Kubernetes 1.31, whose kube-proxy speaks nftables',
    severity: 'error',
    evidence: NFTABLES,
    check: ({ linuxDataplane, kubernetes }, report) => {
      if (linuxDataplane !== 'Nftables' || !isVersion(kubernetes) || compareVersions(kubernetes, '1.31') >= 0) return;
      report({
        path: ['linuxDataplane'],
        message: `Kubernetes ${kubernetes} has no kube-proxy that uses nftables`,
        fix: "use Kubernetes '1.31' or newer, or linuxDataplane 'Iptables'",
      });
    },
  },
  {
    id: 'calico/mtu-fits',
    title: 'The MTU of pods leaves room for every wrapping',
    severity: 'warning',
    evidence: 'https://docs.tigera.io/calico/latest/networking/configuring/mtu',
    check: (settings, report) => {
      const { options, cluster } = settings;
      const most = detectedMtu(settings);
      if (options.mtu === undefined || options.mtu <= most) return;
      report({
        path: ['mtu'],
        message: `packets of ${options.mtu} bytes do not fit into the nodes' ${cluster.network.mtu} once they are wrapped`,
        fix: `set mtu to ${most}, or leave it out`,
      });
    },
  },
  {
    id: 'calico/block-fits-pool',
    title: 'A pod range is at least as large as one block',
    severity: 'error',
    evidence: 'https://github.com/tigera/operator/blob/master/pkg/controller/ippool/validation.go',
    check: ({ cluster, blockSize }, report) => {
      for (const [index, range] of cluster.ranges.pods.entries()) {
        report.whenKnown([range], ([text = ''], report) => {
          const parsed = known(text);
          if (parsed === undefined || parsed.prefix <= blockSize[parsed.family]) return;
          report({
            path: ['cluster', 'ranges', 'pods', index],
            message: `${text} is smaller than a block of /${blockSize[parsed.family]}`,
            fix: `use a prefix of /${blockSize[parsed.family]} or shorter`,
          });
        });
      }
    },
  },
  {
    id: 'calico/autodetection-finds-addresses',
    title: 'Addresses and ranges by which nodes find their own address are well-formed',
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/networking/ipam/ip-autodetection',
    check: ({ autodetection }, report) => {
      if ('cidrs' in autodetection) {
        reportBadRanges(
          autodetection.cidrs.map((cidr, index) => ({
            cidr,
            use: 'range',
            path: ['nodeAddressAutodetection', 'cidrs', index],
          })),
          report,
        );
      }
      if ('canReach' in autodetection) {
        report.whenKnown([autodetection.canReach], ([address = ''], report) => {
          if (isAddress(address)) return;
          report({
            path: ['nodeAddressAutodetection', 'canReach'],
            message: `'${address.slice(0, 60)}' is not an IP address`,
            fix: "write it as '192.0.2.1'",
          });
        });
      }
    },
  },
  {
    id: 'calico/crds-are-separate',
    title: 'Only Calico 3.32 and later have definitions apart from the operator',
    severity: 'warning',
    evidence: 'https://docs.tigera.io/calico/latest/operations/native-v3-crds',
    check: ({ crds, options, install, chart }, report) => {
      if (crds !== 'included' || options.crds === undefined) return;
      report({
        path: ['crds'],
        message:
          install === 'bundled'
            ? 'the distribution brings the definitions along'
            : `Calico ${chart.minor} has them in the operator's chart`,
        fix: 'remove crds',
      });
    },
  },
  valuesRule('calico', renderedValues),
];
