import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';
import { HUBBLE_EXPORT_RULES } from './export-rules';
import { HUBBLE_METRIC_RULES } from './metric-rules';

const CHART = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates';

/** What goes wrong with Hubble. */
export const HUBBLE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/hubble-ui-needs-relay',
    title: 'The Hubble UI asks the relay: the chart does not render without it',
    severity: 'error',
    evidence: `${CHART}/validate.yaml`,
    check: ({ hubble }, report) => {
      if (hubble?.ui === undefined || hubble.relay !== undefined) return;
      report({ path: ['hubble', 'ui'], message: 'the UI has no relay to ask', fix: 'set hubble.relay to true' });
    },
  },
  {
    id: 'cilium/hubble-relay-has-certificates',
    title: 'A relay that speaks TLS has a certificate, and the UI one to show it: their pods do not start without',
    severity: 'error',
    evidence: `${CHART}/hubble/tls-provided/relay-server-secret.yaml`,
    check: ({ hubble }, report) => {
      if (hubble?.relay?.tls !== true) return;
      const { tls, ui } = hubble;
      if (tls.method === 'none') {
        report({
          path: ['hubble', 'relay', 'tls'],
          message: 'no certificates are made',
          fix: "remove it, or set hubble.tls to { method: 'cronJob' }",
        });
      }
      if (tls.method !== 'existing') return;
      const secrets = [
        ...(tls.relayServerSecret === undefined ? ['relayServerSecret'] : []),
        ...(ui !== undefined && tls.uiClientSecret === undefined ? ['uiClientSecret'] : []),
      ];
      for (const secret of secrets) {
        report({
          path: ['hubble', 'tls', secret],
          message: 'certificates exist already, and nothing says where this one is',
          fix: 'name its Secret, or set hubble.relay.tls to false',
        });
      }
    },
  },
  ...HUBBLE_METRIC_RULES,
  ...HUBBLE_EXPORT_RULES,
];
