import { isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue } from '../../../core/names';
import type { Path } from '../../../core/path';
import { NAME_LABEL } from '../objects/identity';
import { PAGES } from './evidence';
import type { WorkloadRule } from './rule-type';

/** What must hold for names and labels. */
export const NAMING_RULES: readonly WorkloadRule[] = [
  {
    id: 'spot-safe/names',
    title: 'Names are DNS labels, and those of containers are unique',
    severity: 'error',
    evidence: PAGES.names,
    check: ({ identity: { name, namespace }, options: { pod } }, report) => {
      const containers = [
        ...pod.containers.map((one, index) => [['pod', 'containers', index, 'name'], one.name] as const),
        ...(pod.initContainers ?? []).map(
          (one, index) => [['pod', 'initContainers', index, 'name'], one.name] as const,
        ),
      ];
      const all: readonly (readonly [Path, string])[] = [[['name'], name], [['namespace'], namespace], ...containers];
      for (const [path, given] of all) {
        if (isDnsLabel(given)) continue;
        report({
          path,
          message: `'${given.slice(0, 100)}' is no DNS label`,
          fix: 'use at most 63 lower-case letters, digits and -',
        });
      }
      for (const [index, [path, given]] of containers.entries()) {
        if (containers.findIndex(([, other]) => other === given) === index) continue;
        report({ path, message: `'${given}' is the name of another container`, fix: 'choose another' });
      }
    },
  },
  {
    id: 'spot-safe/labels',
    title: `Labels are labels, and none of them is ${NAME_LABEL}, by which the workload finds its pods`,
    severity: 'error',
    evidence: PAGES.labels,
    check: ({ identity, options }, report) => {
      const all: readonly (readonly [Path, Readonly<Record<string, string>>])[] = [
        [['labels'], options.labels ?? {}],
        [['pod', 'labels'], options.pod.labels ?? {}],
      ];
      for (const [path, labels] of all) {
        for (const [key, value] of Object.entries(labels)) {
          const isOurs = key in identity.matchLabels;
          if (isLabelKey(key) && isLabelValue(value) && !isOurs) continue;
          report({
            path: [...path, key],
            message: isOurs ? `its value is ${identity.name}` : 'it is no label that Kubernetes takes',
            fix: isOurs
              ? 'remove it, or choose another name'
              : 'use at most 63 letters, digits, -, _ and . in key and value',
          });
        }
      }
    },
  },
  {
    id: 'spot-safe/priority-is-ordinary',
    title: 'The class of a workload can be made, and does not put it behind pods that have none',
    severity: 'error',
    evidence: PAGES.priority,
    check: ({ options: { priority } }, report) => {
      if (priority === undefined) return;
      if (
        !isDnsSubdomain(priority.className) ||
        (priority.value !== undefined && priority.className.startsWith('system-'))
      ) {
        report({
          path: ['priority', 'className'],
          message: `'${priority.className.slice(0, 100)}' cannot be made: Kubernetes keeps system- for itself, and names are DNS subdomains`,
          fix: "choose another, such as 'critical'",
        });
      }
      if (priority.value !== undefined && priority.value < 0) {
        report({
          path: ['priority', 'value'],
          message: 'every pod without a class displaces pods of this one',
          fix: 'set it to 0 or more, or leave priority out',
        });
      }
    },
  },
];
