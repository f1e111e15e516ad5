import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

/** What goes wrong with encryption between nodes. */
export const ENCRYPTION_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/node-encryption-drops-host-traffic',
    title: 'WireGuard node encryption lost traffic to host ports in 1.19 and 1.20',
    severity: 'warning',
    versions: '>=1.19 <1.21',
    evidence: 'https://github.com/cilium/cilium/issues/45497',
    check: ({ options }, report) => {
      if (!options.encryption?.nodeEncryption) return;
      report({
        path: ['encryption', 'nodeEncryption'],
        message:
          'TCP connections to ports of other nodes were dropped after decryption in several releases of this minor',
        fix: 'leave nodeEncryption off, or try this very patch with host-network traffic first',
      });
    },
  },
];
