import type { Construct } from 'constructs';
import {
  type CniMonitoringOptions,
  type IstioMonitoringOptions,
  type JaegerOptions,
  type KialiOptions,
  type OpenTelemetryCollectorOptions,
  type PrometheusOptions,
  planCniMonitoring,
  planIstioMonitoring,
  planJaeger,
  planKiali,
  planOpenTelemetryCollector,
  planPrometheus,
} from '../observability';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link Prometheus}. */
export interface PrometheusProps extends AddonProps, PrometheusOptions {}

/**
 * Installs Prometheus with its operator, exporters and Grafana.
 *
 * @example
 * ```ts
 * new Prometheus(chart, 'prometheus', { cluster, beside: [cilium.plan], retention: '7d' });
 * ```
 */
export class Prometheus extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: PrometheusProps) {
    super(scope, id, planPrometheus(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link Jaeger}. */
export interface JaegerProps extends AddonProps, JaegerOptions {}

/**
 * Installs Jaeger, which keeps traces and shows them.
 *
 * @example
 * ```ts
 * new Jaeger(chart, 'jaeger', { cluster, beside: [cilium.plan] });
 * ```
 */
export class Jaeger extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: JaegerProps) {
    super(scope, id, planJaeger(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link OpenTelemetryCollector}. */
export interface OpenTelemetryCollectorProps extends AddonProps, OpenTelemetryCollectorOptions {}

/**
 * Installs a collector of OpenTelemetry that takes traces and sends them on.
 *
 * @example
 * ```ts
 * const beside = [cilium.plan, jaeger.plan];
 * new OpenTelemetryCollector(chart, 'otel', { cluster, beside, traces: serviceOf(jaeger.plan, 'otlp-grpc') });
 * ```
 */
export class OpenTelemetryCollector extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: OpenTelemetryCollectorProps) {
    super(scope, id, planOpenTelemetryCollector(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link Kiali}. */
export interface KialiProps extends AddonProps, KialiOptions {}

/**
 * Installs Kiali, the console of Istio.
 *
 * @example
 * ```ts
 * const beside = [istio.plan, prometheus.plan];
 * new Kiali(chart, 'kiali', { cluster, beside, prometheus: serviceOf(prometheus.plan, 'prometheus') });
 * ```
 */
export class Kiali extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: KialiProps) {
    super(scope, id, planKiali(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link IstioMonitoring}. */
export interface IstioMonitoringProps extends AddonProps, IstioMonitoringOptions {}

/**
 * Lets Prometheus and Grafana know of Istio.
 *
 * @example
 * ```ts
 * new IstioMonitoring(chart, 'istio-monitoring', { cluster, beside: [istio.plan, prometheus.plan], ...istioMonitoringOf(istio.plan) });
 * ```
 */
export class IstioMonitoring extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: IstioMonitoringProps) {
    super(scope, id, planIstioMonitoring(props.cluster, optionsOf(props)), props);
  }
}

/** Properties of {@link CniMonitoring}. */
export interface CniMonitoringProps extends AddonProps, CniMonitoringOptions {}

/**
 * Lets Prometheus and Grafana know of the CNI.
 *
 * @example
 * ```ts
 * new CniMonitoring(chart, 'cni-monitoring', { cluster, beside: [cilium.plan, prometheus.plan], ...cniMonitoringOf(cilium.plan) });
 * ```
 */
export class CniMonitoring extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: CniMonitoringProps) {
    super(scope, id, planCniMonitoring(props.cluster, optionsOf(props)), props);
  }
}
