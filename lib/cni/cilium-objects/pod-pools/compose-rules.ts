import type { Rule } from '../../../core/rule';
import { valueAt } from '../../../core/trees';
import { isTree } from '../../../core/values';
import type { Whole } from '../../../core/whole';
import { meet, spanOfCidr } from '../address-span';
import { apartRule } from '../apart-rule';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import { fieldRule, type LaterField } from '../field-rule';
import { reportMissing, withCilium } from '../with-cilium';

/** What must hold for pools of pods together with everything else in a cluster. */
export const POD_POOL_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-pod-pools/ipam-takes-pools',
    title: "Pods get addresses of pools with IPAM 'multi-pool' alone",
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/operator/pkg/ipam/multipool.go`,
    check: withCilium(['CiliumPodIPPool'], (found, report) => {
      const mode = found.release.word('ipam.mode', 'cluster-pool');
      if (mode === 'multi-pool') return;
      reportMissing(
        found,
        report,
        `addresses of pods come from IPAM '${mode}': nobody reads it`,
        "set ipam in the plan of Cilium to { mode: 'multi-pool', ... }, on a new cluster: it must not change later",
      );
    }),
  },
  {
    id: 'cilium-pod-pools/own-pools-are-elsewhere',
    title: "Pools have other names and other addresses than those that Cilium's own installation makes",
    severity: 'error',
    evidence: `${CILIUM_DOCS}/network/concepts/ipam/multi-pool/`,
    check: withCilium(['CiliumPodIPPool'], ({ objects, plan, release }, report) => {
      const made = release.value('ipam.operator.autoCreateCiliumPodIPPools');
      if (!isTree(made)) return;
      for (const [name, pool] of Object.entries(made)) {
        for (const { metadata, spec } of objects) {
          if (metadata.name === name)
            report({
              path: [plan.name],
              message: `Cilium makes a pool '${name}' itself: its operator and this plan would undo each other`,
              fix: 'give it another name, or remove it from ipam in the plan of Cilium',
            });
          report.whenKnown([...rangesOf(pool), ...rangesOf(spec)], (known, report) => {
            const spans = known.map(spanOfCidr);
            const [theirs, ours] = [spans.slice(0, rangesOf(pool).length), spans.slice(rangesOf(pool).length)];
            for (const span of ours) {
              const taken = theirs.find((one) => span !== undefined && one !== undefined && meet(span, one));
              if (span === undefined || taken === undefined) continue;
              report({
                path: [plan.name],
                message: `${span.text} of '${metadata.name}' shares addresses with ${taken.text} of '${name}', which Cilium makes itself`,
                fix: `choose a range outside of ${taken.text}`,
              });
            }
          });
        }
      }
    }),
  },
  apartRule('cilium-pod-pools/plans-keep-apart', ['CiliumPodIPPool']),
  fieldRule('cilium-pod-pools/fields-are-read', [
    later('pods', 'podSelector', '1.19'),
    later('namespaces', 'namespaceSelector', '1.19'),
    later('allowFirstIP', 'allowFirstIP', '1.20'),
    later('allowLastIP', 'allowLastIP', '1.20'),
  ]),
];

/** Ranges of a pool, in an object or in values. */
function rangesOf(pool: unknown): readonly unknown[] {
  return ['ipv4', 'ipv6'].flatMap((family): readonly unknown[] => {
    const ranges = valueAt(pool, [family, 'cidrs']);
    return Array.isArray(ranges) ? (ranges as readonly unknown[]) : [];
  });
}

function later(feature: string, field: string, since: string): LaterField {
  return { kind: 'CiliumPodIPPool', feature, since, isIn: ({ spec }) => valueAt(spec, [field]) !== undefined };
}
