import type { Path } from '../path';
import type { Report } from '../rule';
import { type Cidr, isCidr, overlaps, parseCidr } from './cidr';

/** An address range and what it is for, as named in a message. */
export interface NamedRange<S = unknown> {
  readonly cidr: S;
  readonly use: string;
  readonly path: Path;
}

/** Reports every text that is not an address range. */
export function reportBadRanges(ranges: readonly NamedRange[], report: Report): void {
  for (const range of ranges) {
    report.whenKnown([range.cidr], ([text = ''], report) => {
      const parsed = parseCidr(text);
      if (!isCidr(parsed)) report({ path: range.path, message: parsed.message, fix: parsed.fix });
    });
  }
}

/** Reports every pair of ranges that share addresses. Texts that are no ranges are left to {@link reportBadRanges}. */
export function reportOverlaps(ranges: readonly NamedRange[], report: Report): void {
  for (const [index, a] of ranges.entries()) {
    for (const b of ranges.slice(index + 1)) {
      if (a.cidr === b.cidr && a.path === b.path) continue;
      report.whenKnown([a.cidr, b.cidr], ([first = '', second = ''], report) => {
        const [x, y] = [known(first), known(second)];
        if (x === undefined || y === undefined || !overlaps(x, y)) return;
        report({
          path: b.path,
          message: `${b.use} ${y.text} overlaps ${a.use} ${x.text}`,
          fix: `choose a range for the ${b.use} that shares no address with ${x.text}`,
        });
      });
    }
  }
}

/** The range of a text that may be none. */
export function known(text: string): Cidr | undefined {
  const parsed = parseCidr(text);
  return isCidr(parsed) ? parsed : undefined;
}
