import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';

/** Pods or Services to scrape, and how. */
export interface Monitor {
  /** Whether pods are found by themselves, or by a Service in front of them. */
  readonly kind: 'PodMonitor' | 'ServiceMonitor';
  /** A DNS label. */
  readonly name: string;
  /** Where they are; `any`: in every namespace. */
  readonly of: string | 'any';
  /** Labels that they have. */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** More that their labels must be. */
  readonly matchExpressions?: readonly Values<never>[];
  /** Name of the port. */
  readonly port: string;
  /** @defaultValue `'/metrics'` */
  readonly path?: string;
  /** Labels that samples take over. */
  readonly keepLabels?: readonly string[];
}

/** A monitor as the object that Prometheus' operator reads. */
export function monitorObject(
  monitor: Monitor,
  { interval, namespace }: { readonly interval: string | undefined; readonly namespace: string },
): KubernetesObject<never> {
  const { keepLabels, kind, matchExpressions, matchLabels, name, of, path, port } = monitor;
  const isOfPods = kind === 'PodMonitor';
  const endpoint = { port, ...(path !== undefined && { path }), ...(interval !== undefined && { interval }) };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name, namespace },
    spec: {
      namespaceSelector: of === 'any' ? { any: true } : { matchNames: [of] },
      selector: { ...(matchLabels && { matchLabels }), ...(matchExpressions && { matchExpressions }) },
      ...(keepLabels && { [isOfPods ? 'podTargetLabels' : 'targetLabels']: keepLabels }),
      [isOfPods ? 'podMetricsEndpoints' : 'endpoints']: [endpoint],
    },
  };
}
