/** Monitors that Cilium's chart makes for Prometheus' operator. */
export interface CiliumServiceMonitors {
  /**
   * Labels of the monitors, where Prometheus takes monitors by labels.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, MonitorLabel>>;
  /**
   * How often agents, operator, Envoy and flows are asked: `30s`.
   * @pattern ^[1-9]\d{0,3}(s|m)$
   * @defaultValue `'10s'`
   */
  readonly interval?: string;
}

/**
 * Value of a label.
 * @pattern ^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$
 */
export type MonitorLabel = string;

/** Pages of graphs that Cilium's chart brings along, as ConfigMaps that Grafana's sidecar looks for. */
export interface CiliumDashboards {
  /**
   * Where the ConfigMaps are: a namespace that exists, one that the sidecar looks into.
   * @defaultValue that of Cilium
   */
  readonly namespace?: string;
  /**
   * The label that the sidecar looks for.
   * @pattern ^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
   * @defaultValue `'grafana_dashboard'`
   */
  readonly label?: string;
  /**
   * Value of the label.
   * @pattern ^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
   * @defaultValue `'1'`
   */
  readonly labelValue?: string;
}
