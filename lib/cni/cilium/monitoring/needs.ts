import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

/** What metrics ask of firewalls. */
export function monitoringNeeds({ options }: CiliumSettings): FeatureNeeds {
  if (!options.prometheus) return {};
  const purpose = 'metrics of agent, operator and Envoy';
  return { ports: [{ protocol: 'TCP', port: 9962, endPort: 9964, from: 'pod', to: 'node', purpose }] };
}
