import { cidr, isCidr, parseCidr } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import { privateBlockOf } from '../../private-ranges';
import { GUIDES } from '../rules/evidence';
import type { GkeIpEndpoint } from './endpoint-access';
import type { GkeProvisioning } from './options';

const ISOLATION = `${GUIDES}/how-to/latest/network-isolation`;

/** What must hold for the ways to the Kubernetes API. */
export const ENDPOINT_RULES: readonly Rule<GkeProvisioning<unknown>>[] = [
  {
    id: 'gke/api-is-reached-somehow',
    title: 'The Kubernetes API is reached by its DNS name, by an address, or by both',
    severity: 'error',
    evidence: ISOLATION,
    check: ({ endpointAccess: { dns = true, ip } = {} }, report) => {
      if (dns || ip !== 'none') return;
      report({
        path: ['endpointAccess'],
        message: 'nobody outside the cluster could install anything in it',
        fix: 'leave out dns, or set ip: {}',
      });
    },
  },
  {
    id: 'gke/private-endpoint-has-private-nodes',
    title: 'An API server without a public address goes with nodes without public addresses',
    severity: 'error',
    evidence:
      'https://github.com/GoogleCloudPlatform/cloud-foundation-fabric/blob/master/modules/gke-cluster-standard/variables.tf',
    check: ({ endpointAccess, privateNodes = true }, report) => {
      const ip = addressesOf(endpointAccess?.ip);
      if (privateNodes || ip === undefined || ip.public === true) return;
      report({
        path: ['privateNodes'],
        message: 'nodes have public addresses, and the API server a private one only',
        fix: 'set it to true, or endpointAccess.ip.public to true',
      });
    },
  },
  {
    id: 'gke/control-plane-has-one-place',
    title: 'The private address of the API server is in a range of its own, or in a subnet that exists',
    severity: 'error',
    evidence: 'https://github.com/terraform-google-modules/terraform-google-kubernetes-engine/issues/2119',
    check: ({ endpointAccess }, report) => {
      const ip = addressesOf(endpointAccess?.ip);
      if (ip?.controlPlaneRange === undefined || ip.subnetwork === undefined) return;
      report({
        path: [...IP, 'controlPlaneRange'],
        message: 'a subnet is named besides: GKE refuses both',
        fix: 'remove one of both',
      });
    },
  },
  {
    id: 'gke/control-plane-range-is-28',
    title: 'A range of the control plane is a /28 of IPv4',
    severity: 'error',
    evidence: `${GUIDES}/how-to/legacy/network-isolation`,
    check: ({ endpointAccess }, report) => {
      const ip = addressesOf(endpointAccess?.ip);
      if (ip?.controlPlaneRange === undefined) return;
      report.whenKnown([ip.controlPlaneRange], ([text = ''], report) => {
        const parsed = parseCidr(text);
        if (isCidr(parsed) && parsed.family === 'ipv4' && parsed.prefix === 28) return;
        report({
          path: [...IP, 'controlPlaneRange'],
          message: `'${text.slice(0, 100)}' is not such a range`,
          fix: 'write it like 172.16.0.0/28',
        });
      });
    },
  },
  {
    id: 'gke/authorized-networks-are-ranges',
    title: 'Authorized networks are IPv4 ranges, and private ones where the API server has a private address only',
    severity: 'error',
    evidence: 'https://github.com/terraform-google-modules/terraform-google-kubernetes-engine/issues/153',
    check: ({ endpointAccess }, report) => {
      const ip = addressesOf(endpointAccess?.ip);
      for (const [name, network] of Object.entries(ip?.authorizedNetworks ?? {})) {
        checkNetwork(network, [...IP, 'authorizedNetworks', name], ip?.public === true, report);
      }
    },
  },
];

const IP = ['endpointAccess', 'ip'] as const;

function addressesOf(ip: 'none' | GkeIpEndpoint<unknown> | undefined): GkeIpEndpoint<unknown> | undefined {
  return ip === 'none' ? undefined : ip;
}

function checkNetwork(network: unknown, path: Path, isPublic: boolean, report: Report): void {
  report.whenKnown([network], ([text = ''], report) => {
    const parsed = parseCidr(text);
    if (!isCidr(parsed) || parsed.family !== 'ipv4') {
      report({ path, message: `'${text.slice(0, 100)}' is no range of IPv4`, fix: 'write it like 203.0.113.0/24' });
    } else if (!isPublic && privateBlockOf(cidr(text)) === undefined) {
      report({
        path,
        message: `from ${text} the private address is not reached, and GKE refuses it`,
        fix: 'name private ranges only, or set endpointAccess.ip.public to true',
      });
    }
  });
}
