import { HOST_KEY, ZONE_KEY } from '../../placement/spread';
import { PAGES } from './evidence';
import type { PodRule } from './rule-type';

/** What must hold for where pods run that are spread. */
export const PLACING_RULES: readonly PodRule[] = [
  {
    id: 'spot-safe/spread-is-made',
    title:
      'Pods are spread over zones and nodes by what is made for it: a constraint of its own would mean something else',
    severity: 'error',
    evidence: PAGES.spread,
    check: ({ options: { pod }, placement: { podsPerNode } }, report) => {
      for (const [index, { maxSkew, minDomains, topologyKey }] of (pod.topologySpreadConstraints ?? []).entries()) {
        if (topologyKey !== ZONE_KEY && topologyKey !== HOST_KEY) continue;
        const isCap = (minDomains ?? 1) >= 1000;
        report({
          path: ['pod', 'topologySpreadConstraints', index],
          message:
            topologyKey === ZONE_KEY
              ? 'zones are spread over already, and without minDomains all pods may be in the first zone that has nodes'
              : `nodes are limited to ${podsPerNode} already${isCap ? '' : `, and maxSkew ${maxSkew} is no limit: it is how many more than on the emptiest node`}`,
          fix: topologyKey === ZONE_KEY ? 'remove it' : 'remove it, and say podsPerNode',
        });
      }
    },
  },
  {
    id: 'spot-safe/nodes-are-not-named',
    title: 'Pods are not bound to one zone or one node',
    severity: 'error',
    evidence: PAGES.nodes,
    check: ({ options: { pod }, placement: { zones } }, report) => {
      for (const key of Object.keys(pod.nodeSelector ?? {})) {
        if (key !== HOST_KEY && (key !== ZONE_KEY || zones === 1)) continue;
        report({
          path: ['pod', 'nodeSelector', key],
          message:
            key === HOST_KEY ? 'all pods would be on one node' : `pods are to be in ${zones} zones, and this is one`,
          fix: key === HOST_KEY ? 'remove it' : 'remove it, or set zones to 1',
        });
      }
    },
  },
];
