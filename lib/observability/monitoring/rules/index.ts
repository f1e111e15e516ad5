import type { Path } from '../../../core/path';
import type { Rule, RuleSummary } from '../../../core/rule';
import { namesRule } from '../../names-rule';
import type { CniMonitoringSettings } from '../cni/settings';
import type { IstioMonitoringSettings } from '../istio/settings';
import { MONITORING_COMPOSE_RULES } from './compose-rules';
import { WATCHED_COMPOSE_RULES } from './watched-rules';

export { MONITORING_COMPOSE_RULES } from './compose-rules';
export { WATCHED_COMPOSE_RULES } from './watched-rules';

const NAMES = namesRule<Partial<Readonly<Record<(typeof NAMESPACES)[number], string>>>>('monitoring', namesOf);

const NAMESPACES = ['namespace', 'rootNamespace', 'agentNamespace', 'cniNamespace'] as const;

/** What must hold for monitors of Istio by themselves. */
export const ISTIO_MONITORING_RULES: readonly Rule<IstioMonitoringSettings>[] = [NAMES];

/** What must hold for monitors of a CNI by themselves. */
export const CNI_MONITORING_RULES: readonly Rule<CniMonitoringSettings>[] = [NAMES];

/** Everything that is known to go wrong with what observes a cluster, for catalogues. */
export const MONITORING_RULES: readonly RuleSummary[] = [NAMES, ...MONITORING_COMPOSE_RULES, ...WATCHED_COMPOSE_RULES];

function namesOf(
  settings: Partial<Readonly<Record<(typeof NAMESPACES)[number], string>>>,
): readonly (readonly [Path, string])[] {
  return NAMESPACES.flatMap((key) => {
    const name = settings[key];
    return name === undefined ? [] : [[[key], name] as const];
  });
}
