import type { Rule } from '../../../core/rule';
import type { ComputeClassPriority } from '../priority-options';
import { type ComputeClassesSettings, isSpotRule } from '../settings';
import { diskGenerationOf } from './disk-generations';
import { EVIDENCE } from './evidence';
import { rulesOf } from './places';

/** What is known to go wrong with a rule of a class. */
export const PRIORITY_RULES: readonly Rule<ComputeClassesSettings>[] = [
  {
    id: 'compute-class/pools-stand-alone',
    title: 'A rule that names node pools says nothing else',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: (settings, report) => {
      for (const { rule, path } of rulesOf(settings)) {
        if (rule.nodepools === undefined) continue;
        for (const [key, value] of Object.entries(rule)) {
          if (key === 'nodepools' || value === undefined) continue;
          report({
            path: [...path, key],
            message: 'the rule names node pools, which are what they are: the ComputeClass is refused',
            fix: 'remove it, or make two rules of it',
          });
        }
      }
    },
  },
  {
    id: 'compute-class/machines-are-said-once',
    title: 'Machines are named by family or by type, and a type has as many processors and as much memory as it has',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: (settings, report) => {
      for (const { rule, path } of rulesOf(settings)) {
        if (rule.machineType === undefined) continue;
        for (const key of ['machineFamily', 'minCores', 'minMemoryGb'] as const) {
          if (rule[key] === undefined) continue;
          report({
            path: [...path, key],
            message: `the rule names the type ${rule.machineType} already: the ComputeClass is refused`,
            fix: `remove it, or machineType`,
          });
        }
      }
    },
  },
  {
    id: 'compute-class/flex-start-is-on-demand',
    title: 'Machines that are queued for are no spot capacity',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: (settings, report) => {
      for (const { rule, path } of rulesOf(settings)) {
        if (rule.flexStart !== true || rule.spot !== true) continue;
        report({
          path: [...path, 'spot'],
          message: 'the rule queues for machines with flexStart as well: the ComputeClass is refused',
          fix: 'make two rules of it, one with each',
        });
      }
    },
  },
  {
    id: 'compute-class/reservations-are-named',
    title: "Reservations are named with the affinity 'Specific', and with no other",
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: (settings, report) => {
      for (const { rule, path } of rulesOf(settings)) {
        if (rule.reservations === undefined) continue;
        const { affinity, specific = [] } = rule.reservations;
        if ((affinity === 'Specific') === specific.length > 0) continue;
        report({
          path: [...path, 'reservations', 'specific'],
          message:
            affinity === 'Specific'
              ? 'no reservation is named: the ComputeClass is refused'
              : `with the affinity '${affinity}' none can be named: the ComputeClass is refused`,
          fix: affinity === 'Specific' ? 'name at least one' : "remove it, or write affinity: 'Specific'",
        });
      }
    },
  },
  {
    id: 'compute-class/reservations-have-the-zones',
    title: 'Where reservations are named, their zones are those of the nodes',
    severity: 'error',
    evidence: EVIDENCE.gotchas,
    check: (settings, report) => {
      for (const { of, rule, path } of rulesOf(settings)) {
        if (rule.reservations?.affinity !== 'Specific') continue;
        const isOwn = rule.location?.zones !== undefined;
        if (!isOwn && of.options.priorityDefaults?.location?.zones === undefined) continue;
        report({
          path: isOwn ? [...path, 'location', 'zones'] : [...path.slice(0, 2), 'priorityDefaults', 'location', 'zones'],
          message: 'GKE does not take zones of the rule beside reservations that it names, and leaves the class alone',
          fix: 'remove it, and write zones of each reservation instead',
        });
      }
    },
  },
  {
    id: 'compute-class/best-effort-comes-last',
    title: "A rule with reservations 'AnyBestEffort' is the last: it takes on-demand capacity before the next is tried",
    severity: 'warning',
    evidence: EVIDENCE.gotchas,
    check: (settings, report) => {
      for (const { of, rule, path } of rulesOf(settings)) {
        if (rule.reservations?.affinity !== 'AnyBestEffort' || of.priorities.at(-1) === rule) continue;
        report({
          path: [...path, 'reservations', 'affinity'],
          message:
            'where no reservation is left, Compute Engine gives on-demand machines, and rules after it are not tried',
          fix: "write 'Specific' with names, or make it the last rule",
        });
      }
    },
  },
  {
    id: 'compute-class/spot-goes-where-capacity-is',
    title: 'Spot capacity is sought wherever there is some: alike in all zones, more of it is taken back',
    severity: 'warning',
    evidence: EVIDENCE.spot,
    check: (settings, report) => {
      for (const { of, rule, path } of rulesOf(settings)) {
        const isOwn = rule.location?.locationPolicy !== undefined;
        const policy = rule.location?.locationPolicy ?? of.options.priorityDefaults?.location?.locationPolicy;
        if (!isSpotRule(rule) || policy !== 'BALANCED') continue;
        report({
          path: [...path, 'location', 'locationPolicy'],
          message: `${isOwn ? '' : "with 'BALANCED' of priorityDefaults, "}nodes are added in zones where spot capacity is scarce as well`,
          fix: "write 'ANY', and spread pods over zones with topologySpreadConstraints",
        });
      }
    },
  },
  {
    id: 'compute-class/boot-disk-fits',
    title: 'The boot disk is of a kind that the machines take',
    severity: 'warning',
    evidence: EVIDENCE.gotchas,
    check: (settings, report) => {
      for (const { rule, path } of rulesOf(settings)) {
        const type = rule.storage?.bootDiskType;
        const takes = diskGenerationOf(rule);
        if (type === undefined || takes === undefined || type.startsWith('hyperdisk') === (takes === 'hyperdisk'))
          continue;
        report({
          path: [...path, 'storage', 'bootDiskType'],
          message: `${nameOf(rule)} takes ${takes === 'hyperdisk' ? 'Hyperdisk' : 'Persistent Disk'} only`,
          fix: `write '${takes === 'hyperdisk' ? 'hyperdisk-balanced' : 'pd-balanced'}', or remove it`,
        });
      }
    },
  },
  {
    id: 'compute-class/volumes-can-follow',
    title: 'Machines of one class take the same kind of disk, or volumes of pods cannot follow them',
    severity: 'warning',
    evidence: EVIDENCE.gotchas,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        const [persistent, hyperdisk] = (['persistent-disk', 'hyperdisk'] as const).map((kind) =>
          options.priorities.find((rule) => diskGenerationOf(rule) === kind),
        );
        if (persistent === undefined || hyperdisk === undefined) continue;
        report({
          path: ['classes', index, 'priorities'],
          message: `${nameOf(persistent)} takes Persistent Disk only and ${nameOf(hyperdisk)} Hyperdisk only: a pod with a volume cannot start on the other`,
          fix: "keep to families of one generation, or give volumes the storage class 'dynamic-rwo', from GKE 1.35.3-gke.1290000 on",
        });
      }
    },
  },
];

function nameOf({ machineFamily, machineType }: ComputeClassPriority<unknown>): string {
  return machineType ?? machineFamily ?? 'it';
}
