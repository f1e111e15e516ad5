import { refuseErrors } from '../core/finding';
import { formatPath } from '../core/path';
import { findingOf } from '../core/rule';
import { contradictions, mergeValues, type Values } from '../core/values';

/** The rule that a cluster's `settings` do not say otherwise than what was planned. */
export const SETTINGS_RULE = {
  id: 'machines/settings-keep-to-the-plan',
  title: "The settings of a cluster do not contradict what the plan writes into the distribution's configuration",
  severity: 'error',
  evidence: 'CONTRIBUTING.md',
} as const;

/**
 * What we write into a configuration file, with the caller's own settings.
 *
 * @throws BlueprintError if these contradict each other.
 */
export function withSettings(ours: Values, settings: Values): Values {
  const findings = contradictions(ours, settings).map((path) =>
    findingOf(SETTINGS_RULE, {
      path: ['cluster', 'settings', ...path],
      message: `${formatPath(path)} follows from the plan, and settings say something else`,
      fix: 'remove it from settings, and change the cluster or the plan',
    }),
  );
  refuseErrors('cluster settings', findings);
  return mergeValues(ours, settings);
}
