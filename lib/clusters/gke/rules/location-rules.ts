import type { Path } from '../../../core/path';
import type { GkeCluster } from '../gke-cluster';
import { isRegion, regionOfZone } from '../locations';
import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';

const LOCATIONS = 'https://docs.cloud.google.com/compute/docs/regions-zones';

/** Where a cluster and its nodes are. */
export const LOCATION_RULES: readonly GkeRule[] = [
  {
    id: 'gke/location-is-a-place',
    title: 'The location of a cluster is a region or a zone',
    severity: 'error',
    evidence: LOCATIONS,
    check: ({ gke: { location } }, report) => {
      if (isRegion(location) || regionOfZone(location) !== undefined) return;
      report({
        path: ['cluster', 'location'],
        message: `'${location.slice(0, 100)}' is neither a region nor a zone`,
        fix: "write a region, 'europe-west3', or a zone, 'europe-west3-a'",
      });
    },
  },
  {
    id: 'gke/zones-are-of-the-region',
    title: 'Zones of nodes are in the region of the cluster, each named once',
    severity: 'error',
    evidence: `${GUIDES}/concepts/types-of-clusters`,
    check: (cluster, report) => {
      const { location, isRegional, zones: ofNodes } = cluster.gke;
      if (!isRegional && ofNodes?.includes(location) === false) {
        report({
          path: ['cluster', 'zones'],
          message: `a cluster in ${location} has nodes there`,
          fix: `add '${location}'`,
        });
      }
      for (const { zones, path } of zonesOf(cluster)) {
        if (zones.length === 0) {
          report({ path, message: 'no zone is named', fix: 'name one at least, or leave it out' });
        }
        for (const [index, zone] of zones.entries()) {
          const region = regionOfZone(zone);
          if (region !== cluster.gke.region) {
            report({
              path: [...path, index],
              message:
                region === undefined
                  ? `'${zone.slice(0, 100)}' is not a zone`
                  : `'${zone}' is not in ${cluster.gke.region}`,
              fix: `name zones as in '${cluster.gke.region}-a'`,
            });
          } else if (zones.indexOf(zone) < index) {
            report({ path: [...path, index], message: `'${zone}' is named before`, fix: 'remove it' });
          }
        }
      }
    },
  },
  {
    id: 'gke/spot-has-three-zones',
    title: 'A spot pool is in three zones: what is taken away in one is to be had in another',
    severity: 'warning',
    evidence: `${GUIDES}/concepts/spot-vms`,
    check: ({ gke: { nodePools } }, report) => {
      for (const [index, { name, spot, zoneCount, zones }] of nodePools.entries()) {
        if (!spot || zoneCount >= 3) continue;
        report({
          path: ['cluster', ...(zones === undefined ? ['zones'] : ['nodePools', index, 'zones'])],
          message: `spot capacity for pool '${name}' is looked for in ${zoneCount === 1 ? 'one zone' : `${zoneCount} zones`} only`,
          fix: 'name three zones, or make the cluster a regional one',
        });
      }
    },
  },
];

interface NamedZones {
  readonly zones: readonly string[];
  readonly path: Path;
}

/** Every list of zones that the caller has given. */
function zonesOf({ gke }: GkeCluster<unknown>): readonly NamedZones[] {
  const places: readonly (readonly [readonly string[] | undefined, Path])[] = [
    [gke.zones, ['cluster', 'zones']],
    ...gke.nodePools.map(({ zones }, index) => [zones, ['cluster', 'nodePools', index, 'zones']] as const),
    [gke.autoProvisioning?.zones, ['cluster', 'autoProvisioning', 'zones']],
  ];
  return places.flatMap(([zones, path]) => (zones === undefined ? [] : [{ zones, path }]));
}
