import type { Rule } from '../../../core/rule';
import { treeAt } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { CILIUM_SOURCE } from '../evidence';
import { type CiliumRelease, reportMissing, withCilium } from '../with-cilium';

/** What must hold for settings of some nodes together with the Cilium that reads them. */
export const NODE_CONFIGS_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium-node-configs/overrides-are-allowed',
    title: 'Agents take over what they are allowed to, and leave the rest out without a word',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/option/resolver/resolver.go`,
    check: withCilium(['CiliumNodeConfig'], (found, report) => {
      const keys = found.objects.flatMap((object) => Object.keys(treeAt(object, 'spec', 'defaults')));
      const refused = [...new Set(keys.filter((key) => !isAllowed(key, found.release)))].sort();
      if (refused.length === 0) return;
      reportMissing(
        found,
        report,
        `${refused.join(', ')} would be left out`,
        'change daemon.allowedConfigOverrides or daemon.blockedConfigOverrides in the plan of Cilium, or remove it',
      );
    }),
  },
];

/** A list of what may be changed wins over one of what may not. */
function isAllowed(key: string, { value }: CiliumRelease): boolean {
  const [allowed, blocked] = ['daemon.allowedConfigOverrides', 'daemon.blockedConfigOverrides'].map((path) => {
    const list = value(path);
    return typeof list === 'string' && list !== '' ? list.split(',').map((one) => one.trim()) : undefined;
  });
  return allowed === undefined ? !(blocked ?? []).includes(key) : allowed.includes(key);
}
