import { isCidr, parseCidr } from '../../../core/network/cidr';
import { known, reportBadRanges } from '../../../core/network/ranges';
import type { Report } from '../../../core/rule';
import { isReserved } from '../../private-ranges';
import type { EksCluster } from '../eks-cluster';
import type { EksRule } from './eks-rule';
import { API, USER_GUIDE } from './evidence';

const GUIDE = `${USER_GUIDE}/cluster-endpoint.html`;

/** From where the API server is reached: people, and the nodes themselves. */
export const ENDPOINT_RULES: readonly EksRule[] = [
  {
    id: 'eks/endpoint-is-reachable',
    title: 'The API server is reached from somewhere',
    severity: 'error',
    evidence: GUIDE,
    check: ({ eks: { endpointAccess } }, report) => {
      if (endpointAccess.private || endpointAccess.public !== false) return;
      report({
        path: ['cluster', 'endpointAccess'],
        message: 'neither the VPC nor the internet reaches the API server',
        fix: 'set private to true',
      });
    },
  },
  {
    id: 'eks/private-endpoint-has-a-way-in',
    title: 'Where only the VPC reaches the API server, whoever deploys is in it or connected to it',
    severity: 'warning',
    evidence: GUIDE,
    check: ({ eks: { endpointAccess } }, report) => {
      if (!endpointAccess.private || endpointAccess.public !== false) return;
      report({
        path: ['cluster', 'endpointAccess', 'public'],
        message: 'charts and manifests cannot be installed from outside the VPC',
        fix: 'deploy from within, or over a VPN or peering; or list the ranges that may come from the internet',
      });
    },
  },
  {
    id: 'eks/public-ranges-are-given',
    title: 'Ranges that may reach the public endpoint are listed: none listed is everybody to AWS',
    severity: 'warning',
    evidence: `${API}/API_VpcConfigRequest.html`,
    check: ({ eks: { endpointAccess } }, report) => {
      if (typeof endpointAccess.public === 'boolean' || endpointAccess.public.length > 0) return;
      report({
        path: ['cluster', 'endpointAccess', 'public'],
        message: 'the list is empty, and AWS fills in 0.0.0.0/0',
        fix: 'set it to false for nobody, to true for everybody, or list ranges',
      });
    },
  },
  {
    id: 'eks/public-ranges-are-public',
    title: 'Ranges that may reach the public endpoint are in CIDR notation and not reserved: AWS refuses others',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      const ranges = publicRanges(cluster).map((cidr, index) => ({
        cidr,
        use: 'public range',
        path: ['cluster', 'endpointAccess', 'public', index],
      }));
      reportBadRanges(ranges, report);
      for (const { cidr, path } of ranges) {
        report.whenKnown([cidr], ([text = ''], report) => {
          const parsed = parseCidr(text);
          if (!isCidr(parsed) || !isReserved(parsed)) return;
          report({
            path,
            message: `nobody comes from ${text} over the internet`,
            fix: 'remove it; set private to true for whoever is in the VPC or connected to it',
          });
        });
      }
    },
  },
  {
    id: 'eks/nodes-reach-the-api-server',
    title: 'Nodes of a new VPC reach the API server: through the private endpoint, or a way out that is let in again',
    severity: 'error',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { vpc, endpointAccess, ipFamily } = cluster.eks;
      if (vpc.kind !== 'new' || endpointAccess.private || endpointAccess.public === false) return;
      const refuse = (message: string, report: Report): void =>
        report({ path: ['cluster', 'endpointAccess', 'private'], message, fix: 'set private to true' });
      if (vpc.nat === 'none' && ipFamily === 'ipv4') {
        refuse('without NAT, nodes do not reach the public endpoint, and the private one is off', report);
        return;
      }
      whenRestricted(cluster, report, (report) => {
        refuse('nodes come from NAT gateways that are yet to be made, and no public range has them', report);
      });
    },
  },
  {
    id: 'eks/public-ranges-let-nodes-in',
    title: 'Where the private endpoint is off, the public ranges hold the addresses that nodes come from',
    severity: 'warning',
    evidence: GUIDE,
    check: (cluster, report) => {
      const { vpc, endpointAccess } = cluster.eks;
      if (vpc.kind === 'new' || endpointAccess.private) return;
      whenRestricted(cluster, report, (report) => {
        report({
          path: ['cluster', 'endpointAccess', 'private'],
          message: 'nodes join only if the addresses of every NAT gateway are among the public ranges',
          fix: 'set private to true, or make sure of it and waive this finding',
        });
      });
    },
  },
];

function publicRanges({ eks: { endpointAccess } }: EksCluster<unknown>): readonly unknown[] {
  return typeof endpointAccess.public === 'boolean' ? [] : endpointAccess.public;
}

/** Once it is known that the public ranges leave somebody out. */
export function whenRestricted(cluster: EksCluster<unknown>, report: Report, then: (report: Report) => void): void {
  const ranges = publicRanges(cluster);
  if (ranges.length === 0) return;
  report.whenKnown(ranges, (texts, report) => {
    if (texts.every((text) => known(text)?.prefix !== 0)) then(report);
  });
}
