import type { HelmStep, InstallPlan, KubernetesObject } from '../../core/plan';
import { objectsOf, stepsWithChart } from '../../core/plan-contents';
import type { Problem, Report } from '../../core/rule';
import { valueAt } from '../../core/trees';
import type { Whole } from '../../core/whole';
import type { CiliumKind } from './cilium-object';

/** A release of Cilium, as a plan installs it. */
export interface CiliumRelease {
  /** `1.20.0` */
  readonly version: string;
  /** What its values say at a path, `ipam.mode`; `undefined` where the chart decides. */
  readonly value: (path: string) => unknown;
  /** The same where it is one of some words. */
  readonly word: (path: string, otherwise: string) => string;
  /** Whether the values switch something on, as a truth or a word. */
  readonly isOn: (path: string) => boolean;
}

/** Objects of Cilium's own kinds in a plan, beside the Cilium that reads them. */
export interface CiliumObjects extends Whole {
  readonly plan: InstallPlan<unknown>;
  /** At least one, of the kinds that were asked for. */
  readonly objects: readonly KubernetesObject<unknown>[];
  readonly release: CiliumRelease;
}

/** Looks at objects of some kinds together with every release of Cilium in the composition. */
export function withCilium(
  kinds: readonly CiliumKind[],
  look: (found: CiliumObjects, report: Report) => void,
): (whole: Whole, report: Report) => void {
  return (whole, report) => {
    for (const step of stepsWithChart(whole.plans, 'cilium')) {
      for (const plan of whole.plans) {
        const objects = objectsOf(plan).filter(({ kind }) => kinds.includes(kind as CiliumKind));
        if (objects.length > 0) look({ ...whole, plan, objects, release: releaseOf(step) }, report);
      }
    }
  };
}

/** Reports what must be set in the plan of Cilium, in terms of a plan whose objects need it. */
export function reportMissing({ objects, plan }: CiliumObjects, report: Report, message: string, fix: string): void {
  const named = [...new Set(objects.map(({ kind }) => kind))].join(' and ');
  report({ path: [plan.name], message: `${named}: ${message}`, fix } satisfies Problem);
}

function releaseOf({ chart, values }: HelmStep<unknown>): CiliumRelease {
  const value = (path: string): unknown => valueAt(values, path.split('.'));
  const word = (path: string, otherwise: string): string => {
    const found = value(path);
    return typeof found === 'string' ? found : otherwise;
  };
  return { version: chart.version, value, word, isOn: (path) => value(path) === true || value(path) === 'true' };
}
