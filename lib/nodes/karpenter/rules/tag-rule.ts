import type { Rule } from '../../../core/rule';

/** What tells the rule of one kind of node class from that of another. */
export interface TagRuleTerms {
  /** How the rules are called: `karpenter`. */
  readonly module: string;
  /** Who sets tags of its own. */
  readonly controller: string;
  /** The kind of the node class. */
  readonly kind: string;
  /** The tags that it sets. */
  readonly reserved: readonly string[];
  /** A URL, or a file of the upstream project. */
  readonly evidence: string;
}

/** The rule that tags of AWS node classes are free, for a module that has some. */
export function tagRule({ module, controller, kind, reserved, evidence }: TagRuleTerms): Rule<{
  readonly nodeClasses: readonly {
    readonly options: { readonly tags?: Readonly<Record<string, unknown>> };
  }[];
}> {
  return {
    id: `${module}/tags-are-free`,
    title: `Tags leave alone what ${controller} sets by itself, and whose the cluster is`,
    severity: 'error',
    evidence,
    check: ({ nodeClasses }, report) => {
      for (const [index, { options }] of nodeClasses.entries()) {
        for (const key of Object.keys(options.tags ?? {})) {
          if (key !== '' && !reserved.includes(key) && !key.startsWith('kubernetes.io/cluster')) continue;
          report({
            path: ['nodeClasses', index, 'tags', key],
            message:
              key === ''
                ? 'a tag without a key is refused'
                : `${controller} sets '${key}' itself: the ${kind} is refused`,
            fix: 'use another key',
          });
        }
      }
    },
  };
}
