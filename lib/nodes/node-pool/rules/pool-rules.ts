import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import type { NodeRequirement } from '../options';
import type { NodeProvider } from '../provider';
import { isSpot, type NodeChoice, type NodePoolSettings, type PoolsSettings } from '../settings';
import type { PoolEvidence } from './evidence';
import { labelRules } from './label-rules';

/** Fewest instance types with which spot capacity is not scarce: below, Karpenter itself warns. */
const DIVERSE = 5;

/** Rules about pools, for a module that has them. */
export function poolRules(module: string, evidence: PoolEvidence): readonly Rule<PoolsSettings>[] {
  return [
    {
      id: `${module}/pool-has-a-name`,
      title: 'Names of pools are DNS labels, and unique',
      severity: 'error',
      evidence: evidence.definition,
      check: ({ nodePools }, report) => {
        for (const [index, { options }] of nodePools.entries()) {
          const { name } = options;
          const isTaken = nodePools.findIndex((other) => other.options.name === name) < index;
          if (isDnsLabel(name) && !isTaken) continue;
          report({
            path: ['nodePools', index, 'name'],
            message: isTaken ? `there is another pool '${name}'` : `'${name.slice(0, 80)}' is no DNS label`,
            fix: isTaken ? 'give it a name of its own' : `write '${suggestDnsLabel(name)}'`,
          });
        }
      },
    },
    {
      id: `${module}/node-class-exists`,
      title: 'A pool refers to a node class that is there',
      severity: 'error',
      evidence: 'https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecnodeclassref',
      check: ({ nodePools, classNames }, report) => {
        for (const [index, { nodeClass }] of nodePools.entries()) {
          if (classNames === undefined || classNames.includes(nodeClass)) continue;
          report({
            path: ['nodePools', index, 'nodeClass'],
            message: `there is no node class '${nodeClass}'`,
            fix:
              classNames.length === 0
                ? 'describe one in nodeClasses'
                : `use ${classNames.map((name) => `'${name}'`).join(' or ')}, or describe it in nodeClasses`,
          });
        }
      },
    },
    {
      id: `${module}/requirement-has-values`,
      title: 'A requirement has as many values as its operator compares with',
      severity: 'error',
      evidence: evidence.definition,
      check: ({ nodePools }, report) => {
        for (const [index, { options }] of nodePools.entries()) {
          for (const [n, requirement] of (options.requirements ?? []).entries()) {
            const wanted = wantedValues(requirement);
            if (wanted === undefined) continue;
            report({
              path: ['nodePools', index, 'requirements', n, 'values'],
              message: `${requirement.operator} compares with ${wanted}`,
              fix: `write ${wanted}`,
            });
          }
        }
      },
    },
    {
      id: `${module}/min-values-can-be-met`,
      title: 'A list has at least as many values as must remain of it',
      severity: 'error',
      evidence: evidence.definition,
      check: ({ nodePools, provider }, report) => {
        for (const [index, pool] of nodePools.entries()) {
          for (const [n, { key, operator, values = [], minValues }] of pool.requirements.entries()) {
            if (operator !== 'In' || minValues === undefined || values.length >= minValues) continue;
            report({
              path: ['nodePools', index, ...minValuesPath(pool, provider, key, n)],
              message: `${minValues} values of ${key} must remain, and only ${values.length} are allowed`,
              fix: `allow more, or lower it to ${values.length}`,
            });
          }
        }
      },
    },
    {
      id: `${module}/at-most-100-requirements`,
      title: 'A pool has at most 100 requirements and 100 labels',
      severity: 'error',
      evidence: evidence.definition,
      check: ({ nodePools }, report) => {
        for (const [index, { options, requirements }] of nodePools.entries()) {
          const counts = { requirements: requirements.length, labels: Object.keys(options.labels ?? {}).length };
          for (const [key, count] of Object.entries(counts)) {
            if (count <= 100) continue;
            report({ path: ['nodePools', index, key], message: `there are ${count} ${key}`, fix: 'keep at most 100' });
          }
        }
      },
    },
    {
      id: `${module}/schedule-has-a-duration`,
      title: 'A budget that begins at some time ends after some time',
      severity: 'error',
      evidence: evidence.definition,
      check: ({ nodePools }, report) => {
        for (const [index, { options }] of nodePools.entries()) {
          for (const [n, { schedule, duration }] of (options.disruption?.budgets ?? []).entries()) {
            if ((schedule === undefined) === (duration === undefined)) continue;
            const missing = schedule === undefined ? 'schedule' : 'duration';
            report({
              path: ['nodePools', index, 'disruption', 'budgets', n],
              message: `there is no ${missing}: the NodePool is refused`,
              fix: `add a ${missing}, or remove the other`,
            });
          }
        }
      },
    },
    {
      id: `${module}/spot-is-diverse`,
      title: 'Spot capacity is sought in several zones and instance types',
      severity: 'warning',
      evidence: evidence.spot,
      check: ({ nodePools }, report) => {
        for (const [index, pool] of nodePools.entries()) {
          if (isSpot(pool)) reportNarrow(pool.choice, index, report);
        }
      },
    },
    ...labelRules(module, evidence),
  ];
}

/** Where the caller has said how many values of the n-th requirement must remain: by a word, or in a requirement. */
function minValuesPath(
  { options, requirements }: NodePoolSettings,
  provider: NodeProvider,
  key: string,
  n: number,
): Path {
  const own = n - (requirements.length - (options.requirements?.length ?? 0));
  if (own >= 0) return ['requirements', own, 'minValues'];
  return ['instances', 'minValues', provider.minValuesWords[key] ?? key];
}

function reportNarrow({ types, zones }: NodeChoice, index: number, report: Report): void {
  if (types !== undefined && types < DIVERSE) {
    report({
      path: ['nodePools', index, 'instances'],
      message: `${types} instance ${types === 1 ? 'type is' : 'types are'} all to choose from: when their spot capacity is gone, there is none`,
      fix: `allow ${DIVERSE} at least, or whole families`,
    });
  }
  if (zones?.length === 1) {
    report({
      path: ['nodePools', index, 'instances', 'zones'],
      message: 'spot capacity is taken back zone by zone, and there is only one',
      fix: 'name more zones, or none',
    });
  }
}

/** What the values of a requirement should be; `undefined` if they are. */
function wantedValues({ operator, values = [] }: NodeRequirement): string | undefined {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length > 0 ? undefined : 'at least one value';
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0 ? undefined : 'no values';
    case 'Gt':
    case 'Lt':
    case 'Gte':
    case 'Lte':
      return values.length === 1 && /^\d{1,9}$/.test(values[0] ?? '') ? undefined : 'one whole number';
  }
}
