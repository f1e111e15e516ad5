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
export const CNI_MONITORING_RULES: readonly Rule<CniMonitoringSettings>[] = [
  {
    id: 'monitoring/something-is-scraped',
    title: 'Monitors of a CNI have something to scrape',
    severity: 'error',
    evidence: 'https://docs.cilium.io/en/stable/observability/metrics/',
    check: ({ options }, report) => {
      if (options.targets.length > 0) return;
      report({
        path: ['targets'],
        message: 'nothing of the CNI serves metrics, and nobody would notice that nothing is scraped',
        fix: 'set prometheus: true in the options of Cilium, or values: { installation: { nodeMetricsPort: 9091 } } in those of Calico',
      });
    },
  },
  NAMES,
];

/** Everything that is known to go wrong with what observes a cluster, for catalogues. */
export const MONITORING_RULES: readonly RuleSummary[] = [
  ...CNI_MONITORING_RULES,
  ...MONITORING_COMPOSE_RULES,
  ...WATCHED_COMPOSE_RULES,
];

function namesOf(
  settings: Partial<Readonly<Record<(typeof NAMESPACES)[number], string>>>,
): readonly (readonly [Path, string])[] {
  return NAMESPACES.flatMap((key) => {
    const name = settings[key];
    return name === undefined ? [] : [[[key], name] as const];
  });
}
