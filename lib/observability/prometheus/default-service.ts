import type { InCluster } from '../endpoint';

/** What names of objects begin with unless options say otherwise. */
export const DEFAULT_NAME = 'kps';

/** Where the objects are unless options say otherwise. */
export const DEFAULT_NAMESPACE = 'monitoring';

/** The Service of Prometheus of an installation. */
export function prometheusService(namespace: string, name: string): InCluster {
  return { kind: 'service', namespace, name: `${name}-prometheus`, port: 9090 };
}

/** Where Prometheus answers unless options say otherwise. */
export const DEFAULT_PROMETHEUS: InCluster = prometheusService(DEFAULT_NAMESPACE, DEFAULT_NAME);
