// A web service, as the examples of EKS, GKE and AKS deploy it with its cluster: of its pods five must be left to serve,
// also while a zone and one more node are away. How many there are, where, and how they end follows from that.
import type { PodPlacement, SpotSafeWorkloadOptions } from 'cluster-blueprints';

/** The service, on nodes that its pods select. */
export function webService({ nodeSelector, tolerations }: PodPlacement): SpotSafeWorkloadOptions {
  return {
    name: 'web',
    namespace: 'web',
    createNamespace: true,
    need: 5,
    survive: 'zone+node',
    pod: {
      containers: [
        {
          name: 'web',
          image: 'registry.example.com/web:1.4.2',
          ports: [{ name: 'http', containerPort: 8080 }],
          resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } },
        },
      ],
      nodeSelector,
      tolerations,
    },
    // Told to end, it says no here and goes on serving.
    readiness: { probe: { kind: 'http', path: '/ready', port: 8080 }, failsOnTermination: true },
  };
}
