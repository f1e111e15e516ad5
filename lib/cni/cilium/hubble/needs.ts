import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

/** What flow visibility asks of firewalls. */
export function hubbleNeeds({ hubble }: CiliumSettings): FeatureNeeds {
  if (hubble === undefined) return {};
  const toNodes = { protocol: 'TCP', from: 'pod', to: 'node' } as const;
  return {
    ports: [
      { ...toNodes, port: 4244, purpose: 'Hubble relay asking agents for flows' },
      ...(hubble.servesMetrics ? [{ ...toNodes, port: 9965, purpose: 'metrics of flows' }] : []),
    ],
  };
}
