import type { Rule } from '../../../core/rule';
import { valueAt } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { isWithin, spanOfAddress, spanOfCidr } from '../address-span';
import { apartRule } from '../apart-rule';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import { reportMissing, withCilium } from '../with-cilium';

const KINDS = ['CiliumLocalRedirectPolicy'] as const;

/** What must hold for redirects together with everything else in a cluster. */
export const REDIRECT_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-redirects/redirects-are-switched-on',
    title: 'Cilium that is to redirect traffic is told to: without, the kind is not even defined',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/network/kubernetes/local-redirect-policy/`,
    check: withCilium(KINDS, (found, report) => {
      const { release } = found;
      if (release.isOn('localRedirectPolicies.enabled') || release.isOn('localRedirectPolicy')) return;
      reportMissing(
        found,
        report,
        'Cilium does not read it',
        'set localRedirectPolicies in the plan of Cilium to true',
      );
    }),
  },
  {
    id: 'cilium-redirects/address-is-allowed',
    title: 'Addresses that are redirected are among those that Cilium allows',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/loadbalancer/redirectpolicy/config.go`,
    check: withCilium(KINDS, ({ objects, plan, release }, report) => {
      const allowed = release.value('localRedirectPolicies.addressMatcherCIDRs');
      if (!Array.isArray(allowed) || allowed.length === 0) return;
      for (const { metadata, spec } of objects) {
        const ip = valueAt(spec, ['redirectFrontend', 'addressMatcher', 'ip']);
        if (ip === undefined) continue;
        report.whenKnown([ip, ...(allowed as readonly unknown[])], ([text = '', ...ranges], report) => {
          const address = spanOfAddress(text);
          const spans = ranges.map(spanOfCidr);
          if (address === undefined || spans.some((span) => span !== undefined && isWithin(address, span))) return;
          report({
            path: [plan.name],
            message: `${metadata.name} redirects ${text}, and Cilium allows ${ranges.join(', ')}: the agent passes over it`,
            fix: `add '${text}/${text.includes(':') ? 128 : 32}' to addressMatcherCIDRs in the plan of Cilium`,
          });
        });
      }
    }),
  },
  apartRule('cilium-redirects/plans-keep-apart', KINDS),
];
