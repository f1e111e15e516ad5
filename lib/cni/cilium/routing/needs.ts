import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';
import { tunnelPort } from './tunnel';

/** What a tunnel asks of nodes and firewalls. */
export function routingNeeds(settings: CiliumSettings): FeatureNeeds {
  const port = tunnelPort(settings);
  if (port === undefined || settings.routing.mode !== 'tunnel') return {};
  return {
    kernelModules: [settings.routing.protocol ?? 'vxlan'],
    ports: [{ protocol: 'UDP', port, from: 'node', to: 'node', purpose: 'pod traffic in the tunnel' }],
  };
}
