import type { KubernetesObject } from '../../core/plan';

/** Something to be told of, as data. */
export interface Alert {
  /** In CamelCase, unique. */
  readonly name: string;
  /** PromQL: whatever it yields is told. */
  readonly expr: string;
  /** How long it must be so: `10m`. */
  readonly for: string;
  /** `critical`: somebody gets up at night. `warning`: somebody looks tomorrow. */
  readonly severity: 'critical' | 'warning';
  /** What is wrong, for whoever is told. */
  readonly summary: string;
  /** What to look at first. */
  readonly description: string;
}

/** Alerts as the object that Prometheus' operator reads. */
export function alertsObject(name: string, alerts: readonly Alert[], namespace: string): KubernetesObject<never> {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name, namespace },
    spec: {
      groups: [
        {
          name,
          rules: alerts.map(({ description, expr, name: alert, severity, summary, ...rest }) => ({
            alert,
            expr,
            for: rest.for,
            labels: { severity },
            annotations: { summary, description },
          })),
        },
      ],
    },
  };
}

/** An alert that pods of a DaemonSet are missing on nodes. */
export function agentsMissing(name: string, daemonSet: string, namespace: string, effect: string): Alert {
  return {
    name,
    expr: `kube_daemonset_status_number_unavailable{namespace="${namespace}",daemonset="${daemonSet}"} > 0`,
    for: '10m',
    severity: 'critical',
    summary: `${daemonSet} is missing on {{ $value }} nodes`,
    description: effect,
  };
}
