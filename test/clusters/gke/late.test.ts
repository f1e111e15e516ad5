import { type GkeOptions, gkeCluster } from '../../../lib/clusters/gke';
import { type Fact, fact } from '../../../lib/core/fact';
import { saidOnceKnown } from '../../support/late';

type Late = string | Fact;
const LATE = fact('cluster.name');

/** What a cluster's own rules have to say once every late string reads like this. */
function saidWith(text: string, options: Partial<GkeOptions<Late>>): readonly string[] {
  const cluster = gkeCluster<Late>({
    name: 'test',
    location: 'europe-west3',
    networking: { mode: 'dataplane-v2' },
    vpc: { kind: 'new' },
    apiServer: { host: LATE },
    ...options,
  });
  return saidOnceKnown(cluster, text);
}

const given = (options: Partial<Extract<GkeOptions<Late>['vpc'], { kind: 'shared' }>>): Partial<GkeOptions<Late>> => ({
  vpc: {
    kind: 'shared',
    hostProject: 'network-host',
    network: 'projects/network-host/global/networks/shop',
    subnetwork: 'projects/network-host/regions/europe-west3/subnetworks/nodes',
    ranges: { kind: 'named', pods: { name: 'pods' }, services: { name: 'services' } },
    ...options,
  },
});
const POOL = { nodePools: [{ name: 'apps', machineType: 'e2-standard-4', nodes: 20 }] };

describe('strings that are known only later are looked at when they arrive', () => {
  test.each<[string, Partial<GkeOptions<Late>>, string, readonly string[], string]>([
    [
      'the range of pods',
      { ...POOL, vpc: { kind: 'new', podRange: LATE } },
      '10.244.0.0/19',
      ['gke/pod-ranges-hold-nodes@cluster.vpc.podRange'],
      '10.244.0.0/18',
    ],
    [
      'the range of nodes',
      { ...POOL, vpc: { kind: 'new', nodeRange: LATE } },
      '10.0.0.0/26',
      ['gke/node-range-holds-nodes@cluster.vpc.nodeRange'],
      '10.0.0.0/25',
    ],
    [
      'an additional range of pods',
      { vpc: { kind: 'new', additionalPodRanges: [LATE] } },
      '10.0.8.0/21',
      ['gke/further-ranges-are-apart@cluster.vpc.additionalPodRanges[0]'],
      '10.1.0.0/16',
    ],
    [
      'a range that is no range',
      { vpc: { kind: 'new', proxyOnlyRange: LATE } },
      '10.1.0.1/23',
      ['gke/further-ranges-are-apart@cluster.vpc.proxyOnlyRange'],
      '10.1.0.0/23',
    ],
    [
      'the range of proxies',
      { vpc: { kind: 'new', proxyOnlyRange: LATE } },
      '10.1.0.0/27',
      ['gke/proxy-only-range-size@cluster.vpc.proxyOnlyRange'],
      '10.1.0.0/26',
    ],
    [
      'the range of Services',
      { vpc: { kind: 'new', serviceRange: LATE } },
      '172.16.0.0/15',
      ['gke/service-range-size@cluster.vpc.serviceRange'],
      '172.16.0.0/16',
    ],
    [
      'a range of another family',
      { vpc: { kind: 'new', nodeRange: LATE } },
      'fd00::/64',
      ['gke/ranges-are-ipv4@cluster.vpc.nodeRange'],
      '10.0.0.0/20',
    ],
    [
      'the subnet',
      given({ subnetwork: LATE }),
      'projects/shop/regions/europe-west4/subnetworks/nodes',
      [
        'gke/shared-subnet-names-its-project@cluster.vpc.subnetwork',
        'gke/subnet-is-in-the-region@cluster.vpc.subnetwork',
      ],
      'https://www.googleapis.com/compute/v1/projects/network-host/regions/europe-west3/subnetworks/nodes',
    ],
    [
      'the name of a range',
      given({ ranges: { kind: 'named', pods: { name: LATE }, services: { name: 'services' } } }),
      'services',
      ['gke/range-names-are-distinct@cluster.vpc.ranges.services.name'],
      'pods',
    ],
  ])('%s', (_, options, bad, findings, good) => {
    expect(saidWith(bad, options)).toEqual(findings);
    expect(saidWith(good, options)).toEqual([]);
  });
});
