import { mostNodes } from '../../core/cluster';
import { isDnsSubdomain, suggestDnsLabel } from '../../core/names';
import { isAddress } from '../../core/network/cidr';
import { reportBadRanges } from '../../core/network/ranges';
import type { Rule } from '../../core/rule';
import type { CalicoSettings } from './settings';

const BGP = 'https://docs.tigera.io/calico/latest/networking/configuring/bgp';
const VALIDATION = 'https://github.com/tigera/operator/blob/master/pkg/controller/ippool/validation.go';

/** What is known to go wrong with Calico's routes. */
export const CALICO_BGP_RULES: readonly Rule<CalicoSettings>[] = [
  {
    id: 'calico/routes-need-bgp',
    title: 'Pools without VXLAN need BGP: nothing else tells nodes where pods are',
    severity: 'error',
    evidence: VALIDATION,
    check: ({ encapsulation, bgp, isPolicyOnly }, report) => {
      if (isPolicyOnly || bgp !== undefined || encapsulation.startsWith('VXLAN')) return;
      report({
        path: ['bgp'],
        message: `encapsulation '${encapsulation}' needs BGP, and it is off`,
        fix: "set bgp to true, or encapsulation to 'VXLAN'",
      });
    },
  },
  {
    id: 'calico/ipip-carries-ipv4',
    title: 'IPIP carries no IPv6',
    severity: 'error',
    evidence: VALIDATION,
    check: ({ encapsulation, cluster }, report) => {
      if (!encapsulation.startsWith('IPIP') || cluster.ipFamilies.includes('ipv4')) return;
      report({
        path: ['encapsulation'],
        message: `encapsulation '${encapsulation}' cannot carry the IPv6 of this cluster`,
        fix: "use 'VXLAN', or 'None' with BGP",
      });
    },
  },
  {
    id: 'calico/unwrapped-pods-need-a-way',
    title: 'Pod addresses that leave a segment unwrapped need a router that knows them',
    severity: 'warning',
    evidence: 'https://docs.tigera.io/calico/latest/networking/determine-best-networking',
    check: ({ encapsulation, cluster, bgp }, report) => {
      if (encapsulation !== 'None' || cluster.network.sharedSegment !== false || (bgp?.peers ?? []).length > 0) return;
      report({
        path: ['encapsulation'],
        message: 'the nodes do not share a segment, and no router outside learns where pods are',
        fix: "use 'VXLANCrossSubnet', or add the routers as bgp.peers",
      });
    },
  },
  {
    id: 'calico/mesh-is-replaced',
    title: 'The mesh between nodes is turned off only where peers take its place',
    severity: 'error',
    evidence: BGP,
    check: ({ bgp }, report) => {
      if (bgp?.nodeToNodeMesh !== false || (bgp.peers ?? []).length > 0) return;
      report({
        path: ['bgp', 'nodeToNodeMesh'],
        message: 'without mesh and peers no node learns where pods are: a complete outage',
        fix: 'add bgp.peers, or leave nodeToNodeMesh on',
      });
    },
  },
  {
    id: 'calico/peers-select-every-pool',
    title: 'Without the mesh, every node needs a peer that selects it',
    severity: 'warning',
    evidence: 'https://docs.tigera.io/calico/latest/reference/resources/bgppeer',
    check: ({ bgp, cluster }, report) => {
      if (bgp?.nodeToNodeMesh !== false) return;
      const selectors = (bgp.peers ?? []).map(({ nodeSelector }) => nodeSelector ?? 'all()');
      for (const [index, pool] of cluster.nodePools.entries()) {
        if (selectors.length === 0 || selectors.some((selector) => maySelect(selector, pool.labels))) continue;
        report({
          path: ['cluster', 'nodePools', index, 'labels'],
          message: `no peer selects the nodes of pool '${pool.name}' (${selectors.join('; ')}), so their pods reach no other node`,
          fix: 'label the pool, or add a peer for it',
        });
      }
    },
  },
  {
    id: 'calico/mesh-has-a-size',
    title: 'A full mesh serves about 100 nodes: sessions grow with the square',
    severity: 'warning',
    evidence: BGP,
    check: ({ bgp, cluster }, report) => {
      const nodes = mostNodes(cluster);
      if (bgp === undefined || bgp.nodeToNodeMesh === false || nodes <= 100) return;
      report({
        path: ['bgp', 'nodeToNodeMesh'],
        message: `${nodes} nodes make ${(nodes * (nodes - 1)) / 2} sessions`,
        fix: 'peer with the routers and set nodeToNodeMesh to false',
      });
    },
  },
  {
    id: 'calico/bgp-peers-are-named',
    title: 'BGP peers have unique names that Kubernetes accepts',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ bgp }, report) => {
      const seen = new Set<string>();
      for (const [index, { name }] of (bgp?.peers ?? []).entries()) {
        const path = ['bgp', 'peers', index, 'name'];
        if (!isDnsSubdomain(name)) {
          report({
            path,
            message: `'${name.slice(0, 60)}' is not a name for an object`,
            fix: `write '${suggestDnsLabel(name)}'`,
          });
        }
        if (seen.has(name)) report({ path, message: `there are two peers '${name}'`, fix: 'rename one of them' });
        seen.add(name);
      }
    },
  },
  {
    id: 'calico/bgp-peers-have-addresses',
    title: 'A BGP peer is given by its IP address',
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/reference/resources/bgppeer',
    check: ({ bgp }, report) => {
      for (const [index, { peerIP }] of (bgp?.peers ?? []).entries()) {
        report.whenKnown([peerIP], ([address = ''], report) => {
          if (isAddress(address)) return;
          report({
            path: ['bgp', 'peers', index, 'peerIP'],
            message: `'${address.slice(0, 60)}' is not an IP address`,
            fix: "write it as '192.0.2.1'",
          });
        });
      }
    },
  },
  {
    id: 'calico/bgp-passwords-have-names',
    title: "A BGP password is a key of a Secret's data",
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
    check: ({ bgp }, report) => {
      for (const [index, { password }] of (bgp?.peers ?? []).entries()) {
        if (
          password === undefined ||
          (isDnsSubdomain(password.secretName) && /^[-._A-Za-z0-9]{1,253}$/.test(password.key))
        )
          continue;
        report({
          path: ['bgp', 'peers', index, 'password'],
          message: `'${password.secretName.slice(0, 60)}' and '${password.key.slice(0, 60)}' do not name a key of a Secret`,
          fix: "write them as secretName: 'bgp' and key: 'password'",
        });
      }
    },
  },
  {
    id: 'calico/announced-ranges-are-cidrs',
    title: 'Announced ranges are in CIDR notation',
    severity: 'error',
    evidence: 'https://docs.tigera.io/calico/latest/networking/configuring/advertise-service-ips',
    check: ({ bgp }, report) => {
      for (const key of ['serviceLoadBalancerIPs', 'serviceExternalIPs'] as const) {
        const ranges = (bgp?.[key] ?? []).map((cidr, index) => ({ cidr, use: key, path: ['bgp', key, index] }));
        reportBadRanges(ranges, report);
      }
    },
  },
];

/** Whether a selector could match nodes with these labels. Only single terms are understood: others may match anything. */
function maySelect(selector: string, labels: Readonly<Record<string, string>>): boolean {
  const [, key, value] = /^\s*([\w./-]+)\s*==\s*['"]([^'"]*)['"]\s*$/.exec(selector) ?? [];
  if (key !== undefined) return labels[key] === value;
  const [, present] = /^\s*has\(\s*([\w./-]+)\s*\)\s*$/.exec(selector) ?? [];
  return present === undefined || present in labels;
}
