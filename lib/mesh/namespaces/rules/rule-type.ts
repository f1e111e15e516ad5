import type { Path } from '../../../core/path';
import type { Problem, Rule, RuleSummary } from '../../../core/rule';
import { type MeshSettings, type ServiceSettings, servicesOf } from '../settings';

/** A rule about what is in a mesh. */
export type MeshRule = Rule<MeshSettings>;

/** Says something of a Service, at a place in its options. */
export type ServiceReport = (path: Path, message: string, fix: string) => void;

/** Looks at strings of a Service that may be known only later. */
export type WhenKnown = (
  values: readonly unknown[],
  check: (known: readonly string[], report: ServiceReport) => void,
) => void;

/** A rule about every Service. */
export function serviceRule(
  summary: Omit<RuleSummary, 'versions'>,
  check: (service: ServiceSettings, report: ServiceReport, whenKnown: WhenKnown) => void,
): MeshRule {
  return {
    ...summary,
    check: (settings, report) => {
      for (const service of servicesOf(settings)) {
        const at =
          (say: (problem: Problem) => void): ServiceReport =>
          (path, message, fix) => {
            say({ path: [...service.path, ...path], message, fix });
          };
        check(service, at(report), (values, look) => {
          report.whenKnown(values, (known, late) => {
            look(known, at(late));
          });
        });
      }
    },
  };
}
