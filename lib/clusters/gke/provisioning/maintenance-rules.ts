import type { Path } from '../../../core/path';
import type { Report, Rule } from '../../../core/rule';
import { GUIDES } from '../rules/evidence';
import type { GkeProvisioning } from './options';

const GUIDE = `${GUIDES}/concepts/maintenance-windows-and-exclusions`;

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const DAY = 24 * 60 * 60 * 1000;

/** What must hold for the times at which GKE may upgrade. */
export const MAINTENANCE_RULES: readonly Rule<GkeProvisioning<unknown>>[] = [
  {
    id: 'gke/maintenance-times-are-in-order',
    title: 'Times of maintenance are written in RFC 3339, and end after they start',
    severity: 'error',
    evidence: GUIDE,
    check: ({ maintenance }, report) => {
      if (maintenance === undefined) return;
      checkTimes(maintenance.window, ['maintenance', 'window'], report);
      for (const [name, exclusion] of Object.entries(maintenance.exclusions ?? {})) {
        checkTimes(exclusion, ['maintenance', 'exclusions', name], report);
      }
    },
  },
  {
    id: 'gke/upgrades-stop-for-a-month-at-most',
    title: 'All upgrades are left out for at most 30 days',
    severity: 'warning',
    evidence: GUIDE,
    check: ({ maintenance }, report) => {
      for (const [name, { start, end, scope = 'NO_UPGRADES' }] of Object.entries(maintenance?.exclusions ?? {})) {
        const days = (Date.parse(end) - Date.parse(start)) / DAY;
        if (scope !== 'NO_UPGRADES' || !(days > 30)) continue;
        report({
          path: ['maintenance', 'exclusions', name, 'end'],
          message: `it is ${Math.ceil(days)} days after the start`,
          fix: 'make it 30 days or less, or leave out upgrades to another minor version only: scope NO_MINOR_UPGRADES',
        });
      }
    },
  },
];

function checkTimes(times: { readonly start: string; readonly end: string }, path: Path, report: Report): void {
  const wrong = (['start', 'end'] as const).filter((key) => !isTime(times[key]));
  for (const key of wrong) {
    report({
      path: [...path, key],
      message: `'${times[key].slice(0, 100)}' is no time in RFC 3339`,
      fix: 'write it like 2026-01-03T01:00:00Z',
    });
  }
  if (wrong.length > 0 || Date.parse(times.end) > Date.parse(times.start)) return;
  report({ path: [...path, 'end'], message: 'it is not after the start', fix: 'set it to a later time' });
}

function isTime(text: string): boolean {
  return RFC_3339.test(text) && !Number.isNaN(Date.parse(text));
}
