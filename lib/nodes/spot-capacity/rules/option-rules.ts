import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { isTree } from '../../../core/values';
import { SPOT_POOL_MAKERS } from '../kinds';
import { azureZone } from '../kinds/aks-node-pool';
import { CAPACITY_LABEL, SPOT_CAPACITY_LABEL } from '../labels';
import type { SpotCapacitySettings } from '../settings';
import { EVIDENCE } from './evidence';

/** What a description must keep to, for the kind of pool that it is turned into. */
export const OPTION_RULES: readonly Rule<SpotCapacitySettings>[] = [
  {
    id: 'spot-capacity/name-is-a-label',
    title: 'Spot capacity is named with a DNS label, as nodes have its name as a label',
    severity: 'error',
    evidence: EVIDENCE.names,
    check: ({ capacity: { name } }, report) => {
      if (isDnsLabel(name)) return;
      report({
        path: ['name'],
        message: `'${name.slice(0, 80)}' is no DNS label`,
        fix: `write '${suggestDnsLabel(name)}'`,
      });
    },
  },
  {
    id: 'spot-capacity/pool-names-fit',
    title: 'Names of pools that begin with that of the spot capacity are such as the kind of pool takes',
    severity: 'error',
    evidence: EVIDENCE.names,
    check: (settings, report) => {
      const { title, names, pools } = SPOT_POOL_MAKERS[settings.kind];
      const all = pools(settings).map(({ name }) => name);
      const [longest = ''] = all.toSorted((one, other) => other.length - one.length);
      const isTooLong = longest.length > names.longest;
      const wrong = isTooLong ? longest : all.find((name) => !names.pattern.test(name));
      if (wrong === undefined || !isDnsLabel(settings.capacity.name)) return;
      report({
        path: ['name'],
        message: isTooLong
          ? `a pool would be called '${wrong}', and names of ${title} have at most ${names.longest} characters`
          : `a pool would be called '${wrong}', and names of ${title} begin with a letter`,
        fix: isTooLong
          ? `shorten it by ${longest.length - names.longest} characters, or ask for machines with shorter names`
          : 'write a letter first',
      });
    },
  },
  {
    id: 'spot-capacity/labels-are-free',
    title: 'Labels leave alone those that say whose nodes they are, and how they are paid for',
    severity: 'error',
    evidence: 'lib/nodes/spot-capacity/labels.ts',
    check: ({ capacity: { labels = {} } }, report) => {
      for (const key of [CAPACITY_LABEL, SPOT_CAPACITY_LABEL]) {
        if (!Object.hasOwn(labels, key)) continue;
        report({
          path: ['labels', key],
          message: 'workloads find their nodes by it, and would not any more',
          fix: 'remove it: nodes get it by themselves',
        });
      }
    },
  },
  {
    id: 'spot-capacity/fallback-is-possible',
    title: 'On-demand capacity comes where spot capacity is gone in a way that the kind of pool knows',
    severity: 'error',
    evidence: EVIDENCE.groups,
    check: ({ kind, onDemand }, report) => {
      const { fallbacks, title } = SPOT_POOL_MAKERS[kind];
      if (fallbacks.includes(onDemand)) return;
      report({
        path: ['onDemand'],
        message:
          onDemand === 'same-pool'
            ? `nodes of ${title} are all of one sort`
            : `pods select one of ${title}, so another one would never get any`,
        fix: `write '${fallbacks[0]}', or remove it`,
      });
    },
  },
  {
    id: 'spot-capacity/limits-leave-a-node',
    title: 'Limits of a pool leave room for one of its nodes',
    severity: 'error',
    evidence: 'lib/nodes/spot-capacity/kinds/sized-pools.ts',
    check: (settings, report) => {
      for (const pool of SPOT_POOL_MAKERS[settings.kind].pools(settings)) {
        if (!('nodes' in pool) || typeof pool.nodes !== 'object' || pool.nodes.max >= 1) continue;
        report({
          path: ['limits'],
          message: `pool '${pool.name}' could not have one node`,
          fix: 'raise the limits, or ask for smaller machines',
        });
      }
    },
  },
  {
    id: 'spot-capacity/zones-have-numbers',
    title: 'Zones of Azure are numbers from 1 to 3, after their region in labels of nodes',
    severity: 'error',
    evidence: EVIDENCE.zones,
    check: ({ kind, instances: { zones = [] } }, report) => {
      if (kind !== 'aks-node-pool') return;
      for (const [index, zone] of zones.entries()) {
        if (azureZone(zone) !== undefined) continue;
        report({
          path: ['instances', 'zones', index],
          message: `'${zone.slice(0, 80)}' is no zone of Azure`,
          fix: "write it as in the label topology.kubernetes.io/zone: 'westeurope-1'",
        });
      }
    },
  },
  {
    id: 'spot-capacity/options-are-heeded',
    title: 'Everything that is said of spot capacity is something that the kind of pool knows',
    severity: 'warning',
    evidence: 'lib/nodes/spot-capacity/kinds/maker.ts',
    check: ({ kind, capacity }, report) => {
      const { title, unheeded } = SPOT_POOL_MAKERS[kind];
      for (const path of unheeded.filter((one) => isSaid(capacity, one))) {
        report({
          path,
          message: `${title} do not know it, and it was left out`,
          fix: 'remove it, unless another kind of pool is made of the same description',
        });
      }
    },
  },
  {
    id: 'spot-capacity/repairs-go-on',
    title: 'Nodes of AKS that are taken back together are replaced where others remain',
    severity: 'warning',
    evidence: EVIDENCE.repair,
    check: ({ kind, onDemand }, report) => {
      if (kind !== 'aks-nap' || onDemand === 'own-pool') return;
      report({
        path: ['onDemand'],
        message:
          'AKS drains nodes that are taken back by repairing them, and stops when more than a fifth of a pool is unhealthy',
        fix: "write 'own-pool', and keep a base of the workload on demand",
      });
    },
  },
];

function isSaid(capacity: object, path: Path): boolean {
  return path.reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), capacity) !== undefined;
}
