import { known } from '../../../core/network/ranges';
import { ciliumNameRule } from '../../cilium-name-rule';
import { privateBlockOf } from '../../private-ranges';
import type { EksNetworking } from '../networking';
import type { EksRule } from './eks-rule';
import { API, USER_GUIDE } from './evidence';

/** Modes with a Cilium that knows the cluster by its name. */
const WITH_CILIUM: readonly EksNetworking['mode'][] = ['cilium-eni', 'cilium-chained', 'cilium-overlay', 'hybrid'];

/** What EKS settles when a cluster is made: its name, its version, its Services. */
export const CLUSTER_RULES: readonly EksRule[] = [
  {
    id: 'eks/ranges-are-used',
    title: 'A range is given only where the cluster has a use for it',
    severity: 'error',
    evidence: `${USER_GUIDE}/eks-networking.html`,
    check: ({ eks }, report) => {
      for (const key of eks.unused) {
        report({
          path: ['cluster', key],
          message:
            key === 'podRange'
              ? `with ${eks.mode.title} pods do not get addresses of it`
              : 'on IPv6 AWS chooses the range of Services',
          fix: key === 'podRange' ? 'remove it, or choose a mode with addresses of its own' : 'remove it',
        });
      }
    },
  },
  ciliumNameRule('eks', ({ eks: { networking } }) => WITH_CILIUM.includes(networking.mode)),
  {
    id: 'eks/kubernetes-is-a-minor',
    title: 'The Kubernetes version of an EKS cluster is major.minor: AWS chooses the patch',
    severity: 'error',
    evidence: `${USER_GUIDE}/kubernetes-versions.html`,
    check: ({ kubernetes }, report) => {
      const [minor] = /^1\.\d{1,3}(?=\.\d+$)/.exec(kubernetes) ?? [];
      if (minor === undefined) return;
      report({
        path: ['cluster', 'kubernetes'],
        message: `'${kubernetes}' names a patch`,
        fix: `write '${minor}'`,
      });
    },
  },
  {
    id: 'eks/service-range-is-private',
    title: 'The Service range lies in private address space (RFC 1918) and is /12 to /24: AWS refuses others',
    severity: 'error',
    evidence: `${API}/API_KubernetesNetworkConfigRequest.html`,
    check: ({ eks: { serviceRange } }, report) => {
      if (serviceRange === undefined) return;
      report.whenKnown([serviceRange], ([text = ''], report) => {
        const range = known(text);
        if (range === undefined || range.family === 'ipv6') return;
        const path = ['cluster', 'serviceRange'];
        if (range.prefix < 12 || range.prefix > 24) {
          report({ path, message: `${text} is a /${range.prefix}`, fix: 'use a prefix of /12 to /24' });
        } else if (privateBlockOf(range) === undefined) {
          report({
            path,
            message: `${text} is not in private address space`,
            fix: "choose a range in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, such as '172.20.0.0/16'",
          });
        }
      });
    },
  },
];
