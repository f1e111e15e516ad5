import type { Cluster } from '../core/cluster';
import { joinName } from '../core/names';
import type { Rule } from '../core/rule';

/** Longest name of a cluster that the chart of Cilium takes. */
const LONGEST_NAME = 32;

/**
 * The rule of a distribution that names of clusters with Cilium are short.
 *
 * @param module - how its rules are called: `eks`.
 * @param hasCilium - whether a cluster has a Cilium that knows it by its name.
 */
export function ciliumNameRule<C extends Cluster<unknown>>(
  module: string,
  hasCilium: (cluster: C) => boolean,
): Rule<C> {
  return {
    id: `${module}/name-fits-cilium`,
    title: `With your own Cilium, the name of a cluster has at most ${LONGEST_NAME} characters: its chart refuses more`,
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/validate.yaml',
    check: (cluster, report) => {
      const { name } = cluster;
      if (name.length <= LONGEST_NAME || !hasCilium(cluster)) return;
      report({
        path: ['cluster', 'name'],
        message: `'${name.slice(0, 100)}' has ${name.length} characters, and Cilium takes ${LONGEST_NAME}`,
        fix: `write a shorter one, such as '${joinName([name], LONGEST_NAME)}'`,
      });
    },
  };
}
