import type { KubernetesObject } from '../../core/plan';
import type { Rule } from '../../core/rule';
import { inRange } from '../../core/version';
import type { Whole } from '../../core/whole';
import type { CiliumKind } from './cilium-object';
import { CILIUM_DEFINITIONS } from './evidence';
import { withCilium } from './with-cilium';

/** A field of an object that Cilium reads from some minor on. */
export interface LaterField {
  readonly kind: CiliumKind;
  /** What needs it, as the options of the plan call it. */
  readonly feature: string;
  /** The first minor that reads it. */
  readonly since: string;
  /** Whether an object has it. */
  readonly isIn: (object: KubernetesObject<unknown>) => boolean;
}

/** A rule that fields are read by the Cilium of the composition: others are refused, or dropped without a word. */
export function fieldRule(id: string, fields: readonly LaterField[]): Rule<Whole> {
  const kinds = [...new Set(fields.map(({ kind }) => kind))];
  return {
    id,
    title: 'Fields of objects are there in the version of Cilium that reads them',
    severity: 'error',
    evidence: CILIUM_DEFINITIONS,
    check: withCilium(kinds, ({ objects, plan, release }, report) => {
      for (const { feature, isIn, kind, since } of fields) {
        if (inRange(release.version, `>=${since}`)) continue;
        for (const object of objects.filter((one) => one.kind === kind && isIn(one))) {
          report({
            path: [plan.name],
            message: `${feature} of ${kind} ${object.metadata.name} needs Cilium ${since}, and the plan of Cilium installs ${release.version}`,
            fix: `set version of Cilium to '${since}', or remove it`,
          });
        }
      }
    }),
  };
}
