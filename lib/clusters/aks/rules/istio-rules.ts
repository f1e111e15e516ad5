import type { AksRule } from './aks-rule';
import { DOCS } from './evidence';

/** Two while one replaces the other. */
const MOST_REVISIONS = 2;

/** The Istio add-on. */
export const ISTIO_RULES: readonly AksRule[] = [
  {
    id: 'aks/istio-revisions',
    title: 'The Istio add-on runs one revision, or two during an upgrade, named as in asm-1-30',
    severity: 'error',
    evidence: `${DOCS}/istio-upgrade`,
    check: ({ aks: { istioAddon } }, report) => {
      if (istioAddon === undefined) return;
      const { revisions } = istioAddon;
      if (revisions.length === 0 || revisions.length > MOST_REVISIONS) {
        report({
          path: ['cluster', 'istioAddon', 'revisions'],
          message: `there are ${revisions.length} revisions`,
          fix: "name one, as in ['asm-1-30'], or two while you upgrade",
        });
      }
      for (const [index, revision] of revisions.entries()) {
        const path = ['cluster', 'istioAddon', 'revisions', index];
        if (!/^asm-1-\d{1,3}$/.test(revision)) {
          report({ path, message: `'${revision.slice(0, 100)}' is not a revision`, fix: "write it as 'asm-1-30'" });
        } else if (revisions.indexOf(revision) < index) {
          report({ path, message: `'${revision}' is named twice`, fix: 'name it once' });
        }
      }
    },
  },
];
