import type { SpotStatefulOptions } from '../../lib/workloads/stateful';

/** Three members that need a majority, each with a volume. */
export const STORE = {
  name: 'store',
  namespace: 'shop',
  replicas: 3,
  zones: 3,
  pod: {
    securityContext: { fsGroup: 1000 },
    containers: [
      {
        name: 'store',
        image: 'registry.example.com/store:2.1.0',
        ports: [{ containerPort: 7000 }],
        resources: { requests: { cpu: '250m', memory: '1Gi' } },
      },
    ],
  },
  readiness: { probe: { kind: 'tcp', port: 7000 } },
  volumeClaims: [{ name: 'data', mountPath: '/data', size: '20Gi', storageClass: 'gp3' }],
} as const satisfies SpotStatefulOptions;
