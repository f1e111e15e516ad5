import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What goes wrong with Hubble. */
export const HUBBLE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/hubble-ui-needs-relay',
    title: 'The Hubble UI asks the relay: the chart does not render without it',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/validate.yaml',
    check: ({ hubble }, report) => {
      if (hubble === undefined || !hubble.ui || hubble.relay) return;
      report({ path: ['hubble', 'ui'], message: 'the UI has no relay to ask', fix: 'set hubble.relay to true' });
    },
  },
  {
    id: 'cilium/kafka-metrics-are-gone',
    title: 'Hubble has no Kafka metrics since 1.20',
    severity: 'error',
    versions: '>=1.20',
    evidence: `${DOCS}/operations/upgrade/`,
    check: ({ hubble }, report) => {
      const index = hubble?.metrics.findIndex((metric) => /^kafka(:|$)/.test(metric)) ?? -1;
      if (index < 0) return;
      report({
        path: ['hubble', 'metrics', index],
        message: "there is no metric 'kafka'",
        fix: "remove it, or use Cilium '1.19'",
      });
    },
  },
];
