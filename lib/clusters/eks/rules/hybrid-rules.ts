import { known } from '../../../core/network/ranges';
import { privateBlockOf } from '../../private-ranges';
import type { EksRule } from './eks-rule';
import { whenRestricted } from './endpoint-rules';
import { API, USER_GUIDE } from './evidence';

const NETWORKS = ['remoteNodeNetworks', 'remotePodNetworks'] as const;

/** What nodes outside AWS ask of a cluster. Overlaps of their networks are found like those of any other range. */
export const HYBRID_RULES: readonly EksRule[] = [
  {
    id: 'eks/hybrid-networks-are-given',
    title: 'Hybrid nodes, and the pods on them, have networks of their own that the cluster is told of',
    severity: 'error',
    evidence: `${USER_GUIDE}/hybrid-nodes-cni.html`,
    check: ({ eks: { networking } }, report) => {
      if (networking.mode !== 'hybrid') return;
      for (const key of NETWORKS.filter((one) => networking[one].length === 0)) {
        report({
          path: ['cluster', 'networking', key],
          message: key === 'remoteNodeNetworks' ? 'no node could join' : 'pods on hybrid nodes would have no addresses',
          fix: "list the networks on your premises, such as '10.80.0.0/16'",
        });
      }
    },
  },
  {
    id: 'eks/hybrid-networks-are-private',
    title: 'Networks of hybrid nodes and their pods are IPv4 and of private address space (RFC 1918)',
    severity: 'error',
    evidence: `${API}/API_RemoteNetworkConfigRequest.html`,
    check: ({ eks: { networking } }, report) => {
      if (networking.mode !== 'hybrid') return;
      for (const key of NETWORKS) {
        for (const [index, network] of networking[key].entries()) {
          report.whenKnown([network], ([text = ''], report) => {
            const range = known(text);
            if (range === undefined || privateBlockOf(range) !== undefined) return;
            report({
              path: ['cluster', 'networking', key, index],
              message: `${text} is not within private address space`,
              fix: 'use ranges in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
            });
          });
        }
      }
    },
  },
  {
    id: 'eks/hybrid-is-ipv4',
    title: 'A cluster with hybrid nodes is IPv4',
    severity: 'error',
    evidence: `${USER_GUIDE}/hybrid-nodes-cluster-create.html`,
    check: ({ eks: { networking, ipFamily } }, report) => {
      if (networking.mode !== 'hybrid' || ipFamily === 'ipv4') return;
      report({
        path: ['cluster', 'ipFamily'],
        message: 'hybrid nodes cannot join an IPv6 cluster',
        fix: "set ipFamily to 'ipv4'",
      });
    },
  },
  {
    id: 'eks/public-ranges-let-hybrid-nodes-in',
    title:
      'Where only some ranges may come to the public endpoint, hybrid nodes come from these: outside the VPC, its name leads there even if there is a private endpoint too',
    severity: 'warning',
    evidence: `${USER_GUIDE}/hybrid-nodes-prereqs.html`,
    check: (cluster, report) => {
      if (cluster.eks.networking.mode !== 'hybrid') return;
      whenRestricted(cluster, report, (report) => {
        report({
          path: ['cluster', 'endpointAccess', 'public'],
          message: 'hybrid nodes join only if the addresses that they have on the internet are among these ranges',
          fix: 'set it to false, so that they come over VPN or Direct Connect, or make sure of it and waive this finding',
        });
      });
    },
  },
];
