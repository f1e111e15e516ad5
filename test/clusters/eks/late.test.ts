import { type EksOptions, eksCluster } from '../../../lib';
import { type Fact, fact } from '../../../lib/core/fact';
import { saidOnceKnown } from '../../support/late';

const LATE = fact('cluster.name');

/** What a cluster's own rules have to say once every late string reads like this. */
function saidWith(text: string, options: Partial<EksOptions<string | Fact>>): readonly string[] {
  const cluster = eksCluster<string | Fact>({
    name: 'test',
    networking: { mode: 'vpc-cni' },
    vpc: { kind: 'new' },
    apiServer: { host: 'test.gr7.eu-central-1.eks.amazonaws.com' },
    ...options,
  });
  return saidOnceKnown(cluster, text);
}

const ids = (cidr: string | Fact): EksOptions<string | Fact>['vpc'] => ({
  kind: 'given',
  vpcId: LATE,
  cidrs: ['10.0.0.0/16'],
  subnets: [
    { id: 'subnet-a', zoneId: 'euc1-az1', cidr },
    { id: LATE, zoneId: 'euc1-az2' },
  ],
});

describe('strings that are known only later are looked at when they arrive', () => {
  test.each<[string, Partial<EksOptions<string | Fact>>, string, readonly string[], string]>([
    [
      'the Service range',
      { serviceRange: LATE },
      '100.64.0.0/16',
      ['eks/service-range-is-private@cluster.serviceRange'],
      '172.21.0.0/16',
    ],
    [
      'the VPC',
      { vpc: { kind: 'new', cidr: LATE, secondaryCidrs: ['10.64.0.0/16'] } },
      '172.16.0.0/12',
      ['eks/vpc-range-size@cluster.vpc.cidr', 'eks/secondary-ranges-go-with-the-primary@cluster.vpc.secondaryCidrs[0]'],
      '10.1.0.0/16',
    ],
    [
      'who may reach the API server',
      { endpointAccess: { private: false, public: ['203.0.113.7/32', LATE] } },
      '10.1.0.0/16',
      [
        'eks/public-ranges-are-public@cluster.endpointAccess.public[1]',
        'eks/nodes-reach-the-api-server@cluster.endpointAccess.private',
      ],
      '0.0.0.0/0',
    ],
    [
      'the range of a subnet',
      { vpc: ids(LATE) },
      '10.1.0.0/28',
      [
        'eks/subnets-lie-in-the-vpc@cluster.vpc.subnets[0].cidr',
        'eks/subnets-leave-room-for-eks@cluster.vpc.subnets[0].cidr',
        'eks/small-subnets-keep-few-warm@cluster.vpc.subnets[0].cidr',
      ],
      '10.0.0.0/20',
    ],
    [
      'the id of a subnet',
      { vpc: ids('10.0.0.0/20') },
      'subnet-a',
      ['eks/subnets-are-distinct@cluster.vpc.subnets[1].id'],
      'subnet-b',
    ],
    [
      'the subnets of pods',
      {
        networking: {
          mode: 'cilium-chained',
          vpcCni: {
            podSubnets: [
              { zone: 'eu-central-1a', subnetId: 'subnet-a' },
              { zone: 'eu-central-1b', subnetId: LATE },
            ],
          },
        },
      },
      'subnet-a',
      ['eks/pod-subnets-are-one-a-zone@cluster.networking.vpcCni.podSubnets[1].subnetId'],
      'subnet-b',
    ],
    [
      'the networks of hybrid nodes',
      {
        networking: { mode: 'hybrid', remoteNodeNetworks: [LATE], remotePodNetworks: ['10.85.0.0/16'] },
        endpointAccess: { private: false },
      },
      '203.0.113.0/24',
      ['eks/hybrid-networks-are-private@cluster.networking.remoteNodeNetworks[0]'],
      '192.168.0.0/24',
    ],
    [
      'the ranges of a VPC on IPv6',
      { ipFamily: 'ipv6', vpc: { ...ids('10.0.0.0/20'), cidrs: ['10.0.0.0/16', LATE] } as never },
      '10.1.0.0/16',
      ['eks/ipv6-vpc-has-a-range@cluster.vpc.cidrs'],
      '2001:db8:42::/56',
    ],
  ])('%s', (_, options, bad, findings, good) => {
    expect(saidWith(bad, options)).toEqual(findings);
    expect(saidWith(good, options)).toEqual([]);
  });
});
