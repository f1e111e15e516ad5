import type { Path } from '../../../core/path';
import type { EksCluster } from '../eks-cluster';
import { listedPodSubnets } from '../pod-subnets';
import type { EksRule } from './eks-rule';
import { USER_GUIDE } from './evidence';
import { vpcCniPath } from './vpc-cni-path';
import { isZoneId, regionOfZone, WITHOUT_CONTROL_PLANE } from './zones';

const GUIDE = `${USER_GUIDE}/network-reqs.html`;
const ZONES = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html';

/** Where the subnets of a cluster are. */
export const ZONE_RULES: readonly EksRule[] = [
  {
    id: 'eks/two-zones',
    title: 'The subnets of a cluster are in at least two zones: AWS refuses to make it otherwise',
    severity: 'error',
    evidence: GUIDE,
    check: ({ eks: { vpc } }, report) => {
      const zones = vpc.kind === 'new' ? vpc.zones : vpc.subnets.map(({ zoneId }) => zoneId);
      if (zones === undefined || new Set(zones).size >= 2) return;
      report({
        path: ['cluster', 'vpc', vpc.kind === 'new' ? 'zones' : 'subnets'],
        message: zones[0] === undefined ? 'there is no zone' : `everything is in ${zones[0]}`,
        fix: vpc.kind === 'new' ? 'name two zones or three' : 'add a subnet in another zone, better two',
      });
    },
  },
  {
    id: 'eks/zone-takes-control-planes',
    title: 'Subnets are in zones that EKS puts control planes in',
    severity: 'error',
    evidence: GUIDE,
    check: ({ eks: { vpc } }, report) => {
      if (vpc.kind === 'new') return;
      for (const [index, { zoneId }] of vpc.subnets.entries()) {
        if (!WITHOUT_CONTROL_PLANE.includes(zoneId)) continue;
        report({
          path: ['cluster', 'vpc', 'subnets', index, 'zoneId'],
          message: `EKS puts no control plane in ${zoneId}`,
          fix: 'use a subnet in another zone of the region',
        });
      }
    },
  },
  {
    id: 'eks/zones-are-well-formed',
    title: 'Zones are named as AWS names those of a region: local zones have no control plane',
    severity: 'error',
    evidence: ZONES,
    check: (cluster, report) => {
      for (const { name, path } of namedZones(cluster)) {
        if (regionOfZone(name) !== undefined) continue;
        report({
          path,
          message: `'${name}' is not the name of a zone of a region`,
          fix: "write it as 'eu-central-1a'",
        });
      }
      const { vpc } = cluster.eks;
      if (vpc.kind === 'new') return;
      for (const [index, { zoneId }] of vpc.subnets.entries()) {
        if (isZoneId(zoneId)) continue;
        report({
          path: ['cluster', 'vpc', 'subnets', index, 'zoneId'],
          message: `'${zoneId}' is not the id of a zone of a region`,
          fix: "write it as 'euc1-az2': `aws ec2 describe-availability-zones` lists the ids beside the names",
        });
      }
    },
  },
  {
    id: 'eks/zones-are-of-one-region',
    title: 'All zones are in the region of the cluster',
    severity: 'error',
    evidence: ZONES,
    check: (cluster, report) => {
      const [first, ...others] = namedZones(cluster).flatMap(({ name, path }) => {
        const region = regionOfZone(name);
        return region === undefined ? [] : [{ name, region, path }];
      });
      for (const { name, region, path } of others) {
        if (first === undefined || region === first.region) continue;
        report({
          path,
          message: `${name} is in another region than ${first.name}`,
          fix: `name a zone of ${first.region}, or mend the others`,
        });
      }
    },
  },
  {
    id: 'eks/zones-are-named-once',
    title: 'Each zone of a new VPC is named once',
    severity: 'error',
    evidence: GUIDE,
    check: ({ eks: { vpc } }, report) => {
      if (vpc.kind !== 'new') return;
      const zones = vpc.zones ?? [];
      for (const [index, name] of zones.entries()) {
        if (zones.indexOf(name) === index) continue;
        report({ path: ['cluster', 'vpc', 'zones', index], message: `${name} is named before`, fix: 'name it once' });
      }
    },
  },
];

/** Every zone that the caller has named, with its place. */
function namedZones(cluster: EksCluster<unknown>): readonly { readonly name: string; readonly path: Path }[] {
  const { vpc, mode } = cluster.eks;
  const ofVpc = vpc.kind === 'new' ? (vpc.zones ?? []) : [];
  return [
    ...ofVpc.map((name, index) => ({ name, path: ['cluster', 'vpc', 'zones', index] })),
    ...listedPodSubnets(mode.vpcCni).map(({ zone }, index) => ({
      name: zone,
      path: vpcCniPath(cluster, 'podSubnets', index, 'zone'),
    })),
  ];
}
