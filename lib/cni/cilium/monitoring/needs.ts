import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

/** What metrics ask of firewalls, and monitors of the cluster. */
export function monitoringNeeds({ options }: CiliumSettings): FeatureNeeds {
  const purpose = 'metrics of agent, operator and Envoy';
  return {
    ports: options.prometheus ? [{ protocol: 'TCP', port: 9962, endPort: 9964, from: 'pod', to: 'node', purpose }] : [],
    manual:
      (options.serviceMonitors ?? false) === false
        ? []
        : ["the cluster has the definition of ServiceMonitor, of Prometheus' operator, before Cilium is installed"],
  };
}
