import type { Port } from '../../clusters/options';
import type { CniTarget } from '../../core/metrics-source';

/** Options of what Prometheus and Grafana know of Istio. All have defaults; `istioMonitoringOf` takes them from its plan. */
export interface IstioMonitoringOptions extends MonitoringOptions {
  /** Namespace of istiod. @defaultValue `'istio-system'` */
  readonly rootNamespace?: string;
  /** Namespace of ztunnel and of Istio's agent. @defaultValue that of istiod */
  readonly agentNamespace?: string;
}

/** Options of what Prometheus and Grafana know of the CNI; `cniMonitoringOf` takes them from its plan. */
export interface CniMonitoringOptions extends MonitoringOptions {
  /** What is scraped, of the CNI that is there. */
  readonly targets: readonly CniTarget[];
  /**
   * The port of nodes that Felix serves metrics on: `nodeMetricsPort` of Calico's Installation.
   * @defaultValue `9091`
   */
  readonly felixPort?: Port;
  /**
   * The port that Typha serves metrics on: `typhaMetricsPort` of Calico's Installation.
   * @defaultValue `9093`
   */
  readonly typhaPort?: Port;
  /** Namespace of the CNI's pods. @defaultValue `'kube-system'` for Cilium, `'calico-system'` for Calico */
  readonly cniNamespace?: string;
}

/** What both have. */
export interface MonitoringOptions {
  /**
   * Where monitors, rules and dashboards are: a namespace that exists, best that of Prometheus.
   * @defaultValue `'monitoring'`
   */
  readonly namespace?: string;
  /**
   * How often they are asked: `15s`.
   * @pattern ^[1-9]\d{0,3}(s|m)$
   * @defaultValue as Prometheus does
   */
  readonly scrapeInterval?: string;
  /** Whether Prometheus watches over them. @defaultValue `true` */
  readonly alerts?: boolean;
  /** Whether Grafana shows them. @defaultValue `true` */
  readonly dashboards?: boolean;
}
