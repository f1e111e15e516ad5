import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import type { Rule } from '../../../core/rule';
import type { ComputeClassOptions } from '../options';
import { type ComputeClassesSettings, isSpotRule } from '../settings';
import { EVIDENCE } from './evidence';

/** Classes that GKE brings along. */
const BUILT_IN: readonly string[] = ['autopilot', 'autopilot-spot'];

/** As many rules as the autoscaler goes through in good time. */
const FEW = 10;

/** What is known to go wrong with a class as a whole. */
export const CLASS_RULES: readonly Rule<ComputeClassesSettings>[] = [
  {
    id: 'compute-class/class-has-a-name',
    title: "Names of classes are DNS labels, unique, and not those of GKE's own",
    severity: 'error',
    evidence: EVIDENCE.autopilot,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        const { name } = options;
        const isTaken = BUILT_IN.includes(name) || classes.findIndex((other) => other.options.name === name) < index;
        if (isDnsLabel(name) && !isTaken) continue;
        report({
          path: ['classes', index, 'name'],
          message: isTaken
            ? `there is another class '${name}'`
            : `'${name.slice(0, 80)}' is no DNS label, and nodes have it as the value of a label`,
          fix: isTaken ? 'give it a name of its own' : `write '${suggestDnsLabel(name)}'`,
        });
      }
    },
  },
  {
    id: 'compute-class/spot-has-a-fallback',
    title: 'Where spot capacity is all that there is, pods stay pending when it is gone',
    severity: 'warning',
    evidence: EVIDENCE.spot,
    check: ({ classes }, report) => {
      for (const [index, { options, priorities }] of classes.entries()) {
        if (options.whenUnsatisfiable === 'ScaleUpAnyway' || !priorities.every(isSpotRule)) continue;
        report({
          path: ['classes', index, 'priorities'],
          message: `nothing comes after spot capacity in class '${options.name}', and it may be gone for hours`,
          fix: 'set onDemandFallback to true, or add a rule without spot',
        });
      }
    },
  },
  {
    id: 'compute-class/few-rules',
    title: 'A class has ten rules or fewer: the autoscaler goes through them one after the other',
    severity: 'warning',
    evidence: EVIDENCE.order,
    check: ({ classes }, report) => {
      for (const [index, { options, priorities }] of classes.entries()) {
        if (priorities.length <= FEW) continue;
        const added = priorities.length - options.priorities.length;
        report({
          path: ['classes', index, 'priorities'],
          message: `there are ${priorities.length} rules${added > 0 ? `, ${added} of them for the fallback to on-demand capacity` : ''}`,
          fix: `keep the ${FEW} that differ most in family, zone and capacity`,
        });
      }
    },
  },
  {
    id: 'compute-class/scores-are-complete',
    title: 'All rules of a class have a score, or none, and at most three have the same',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        const scores = scoresOf(options);
        if (scores.every((score) => score === undefined)) continue;
        for (const [n, score] of scores.entries()) {
          const isFourth = scores.slice(0, n).filter((other) => other === score).length === 3;
          if (score !== undefined && !isFourth) continue;
          report({
            path: ['classes', index, 'priorities', n, 'priorityScore'],
            message:
              score === undefined
                ? 'other rules of the class have a score: the ComputeClass is refused'
                : `three rules before it have the score ${score} already: the ComputeClass is refused`,
            fix: score === undefined ? 'give it one, or take them all away' : 'give it another',
          });
        }
      }
    },
  },
  {
    id: 'compute-class/fallback-has-no-scores',
    title: 'Rules that are added for the fallback to on-demand capacity have no scores to come after the others by',
    severity: 'error',
    evidence: EVIDENCE.order,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        if (options.onDemandFallback !== true) continue;
        if (scoresOf(options).every((score) => score === undefined)) continue;
        report({
          path: ['classes', index, 'onDemandFallback'],
          message: 'on-demand capacity would have the score of spot capacity, and be had instead of it',
          fix: 'remove it, and write the rules without spot yourself, with lower scores',
        });
      }
    },
  },
  {
    id: 'compute-class/autopilot-makes-its-nodes',
    title: 'A class of Autopilot makes its node pools by itself, with the image of Autopilot',
    severity: 'error',
    evidence: EVIDENCE.definition,
    check: ({ classes }, report) => {
      for (const [index, { options }] of classes.entries()) {
        if (options.autopilot !== true) continue;
        if (options.nodePoolAutoCreation === false) {
          report({
            path: ['classes', index, 'nodePoolAutoCreation'],
            message: 'Google runs the nodes of this class, so it makes their pools: the ComputeClass is refused',
            fix: 'remove it, or autopilot',
          });
        }
        if (options.nodePoolConfig?.imageType === 'ubuntu_containerd') {
          report({
            path: ['classes', index, 'nodePoolConfig', 'imageType'],
            message: 'Google runs Container-Optimized OS on the nodes of this class: the ComputeClass is refused',
            fix: "write 'cos_containerd', or remove it",
          });
        }
      }
    },
  },
];

function scoresOf({ priorities }: ComputeClassOptions<unknown>): readonly (number | undefined)[] {
  return priorities.map(({ priorityScore }) => priorityScore);
}
