import { objectsOf } from '../../core/plan-contents';
import type { Rule } from '../../core/rule';
import type { Whole } from '../../core/whole';
import type { CiliumKind } from './cilium-object';

/** A rule that objects of several plans have names of their own: of two that share one, the last that is applied stays. */
export function apartRule(id: string, kinds: readonly CiliumKind[]): Rule<Whole> {
  return {
    id,
    title: 'Objects of two plans have different names',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    check: ({ plans }, report) => {
      const owners = new Map<string, string>();
      for (const plan of plans) {
        for (const { kind, metadata } of objectsOf(plan)) {
          if (!kinds.includes(kind as CiliumKind)) continue;
          const name = `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
          const owner = owners.get(name) ?? plan.name;
          owners.set(name, owner);
          if (owner === plan.name) continue;
          report({
            path: [plan.name],
            message: `${name} is in ${owner} too: one would undo the other`,
            fix: 'give one of the two another name',
          });
        }
      }
    },
  };
}
