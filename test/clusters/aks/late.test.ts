import { compose } from '../../../lib';
import { type AksOptions, aksCluster } from '../../../lib/clusters/aks';
import { type Fact, fact } from '../../../lib/core/fact';
import { brief } from '../../support/findings';

type Options = Partial<AksOptions<string | Fact>>;

const LATE = fact('cluster.name');
const SUBNET = '/subscriptions/0/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/hub/subnets/nodes';

/** What a cluster's own rules have to say once every late string reads like this. */
function saidWith(text: string, options: Options): readonly string[] {
  const cluster = aksCluster<string | Fact>({
    name: 'test',
    networking: { mode: 'overlay' },
    apiServer: { host: 'test-1a2b3c4d.hcp.westeurope.azmk8s.io' },
    ...options,
  });
  expect(cluster.remarks?.findings).toEqual([]);
  const { deferred } = compose(cluster);
  return deferred
    .flatMap(({ values, check }) => check(values.map((value) => (typeof value === 'string' ? value : text))))
    .map(brief)
    .filter((finding) => finding.startsWith('aks/'));
}

const existing = (cidr: string | Fact): Options => ({
  vnet: { kind: 'existing', cidrs: ['10.1.0.0/16'], nodeSubnet: { id: SUBNET, cidr } },
});

test.each<[string, Options, string, readonly string[], string]>([
  [
    'the pod range',
    { networking: { mode: 'overlay', podRange: LATE } },
    '172.30.0.0/24',
    [
      'aks/ranges-are-not-reserved@cluster.networking.podRange',
      'aks/pod-range-holds-nodes@cluster.networking.podRange',
    ],
    '10.240.0.0/16',
  ],
  [
    'the Service range',
    { serviceRange: LATE },
    '10.16.0.0/12',
    ['aks/service-range-is-small@cluster.serviceRange'],
    '10.16.0.0/16',
  ],
  [
    'a Service range without a tenth address',
    { serviceRange: LATE },
    '10.16.0.0/29',
    ['aks/dns-address-is-of-services@cluster.serviceRange'],
    '10.16.0.0/28',
  ],
  [
    'cluster DNS',
    { dnsServiceIp: LATE },
    '10.0.0.1',
    ['aks/dns-address-is-of-services@cluster.dnsServiceIp'],
    '10.0.0.53',
  ],
  [
    'a subnet',
    existing(LATE),
    '10.2.0.0/29',
    [
      'aks/subnets-lie-in-the-vnet@cluster.vnet.nodeSubnet.cidr',
      'aks/node-subnet-holds-nodes@cluster.vnet.nodeSubnet.cidr',
    ],
    '10.1.8.0/24',
  ],
  [
    'the id of a subnet',
    { vnet: { kind: 'existing', cidrs: ['10.1.0.0/16'], nodeSubnet: { id: LATE } } },
    'nodes',
    ['aks/subnet-is-a-resource-id@cluster.vnet.nodeSubnet.id'],
    SUBNET,
  ],
])('%s is looked at when it arrives', (_, options, bad, expected, good) => {
  expect(saidWith(bad, options)).toEqual(expected);
  expect(saidWith(good, options)).toEqual([]);
});
