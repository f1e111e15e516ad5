import { CILIUM_DOCS, CILIUM_SOURCE } from '../../evidence';
import type { AnnouncementRule } from './rule-type';

/** What must hold for announcements in a segment. */
export const L2_RULES: readonly AnnouncementRule[] = [
  {
    id: 'cilium-announcements/l2-announces-something',
    title: 'An announcement in a segment is of addresses of load balancers, of external ones, or both',
    severity: 'error',
    evidence: `${CILIUM_DOCS}/network/l2-announcements/`,
    check: ({ l2 }, report) => {
      for (const { path, value } of l2) {
        if ((value.loadBalancerIPs ?? true) || value.externalIPs === true) continue;
        report({
          path: [...path, 'loadBalancerIPs'],
          message: 'neither kind of address is announced',
          fix: 'remove loadBalancerIPs, set externalIPs, or remove the announcement',
        });
      }
    },
  },
  {
    id: 'cilium-announcements/l2-interfaces-can-be-read',
    title: 'Interfaces are regular expressions of RE2: with any other, the whole policy is passed over',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/l2announcer/l2announcer.go`,
    check: ({ l2 }, report) => {
      for (const { path, value } of l2) {
        for (const [index, pattern] of (value.interfaces ?? []).entries()) {
          if (isRe2(pattern)) continue;
          report({
            path: [...path, 'interfaces', index],
            message: `'${pattern.slice(0, 60)}' is no regular expression of RE2`,
            fix: "write one such as '^eth[0-9]+$'; it cannot look ahead or back",
          });
        }
      }
    },
  },
];

/** As far as JavaScript can tell: RE2 has no looking ahead or back, and no references to what was found. */
function isRe2(pattern: string): boolean {
  if (/\(\?(=|!|<=|<!)|\\[1-9]/.test(pattern)) return false;
  try {
    return new RegExp(pattern).source !== '';
  } catch {
    return false;
  }
}
