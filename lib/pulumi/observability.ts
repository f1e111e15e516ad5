import type * as pulumi from '@pulumi/pulumi';
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
import { Addon, type AddonArgs, optionsOf } from './addons';
import type { Late } from './late';

/** Arguments of {@link Prometheus}. */
export interface PrometheusArgs extends AddonArgs, PrometheusOptions<Late> {}

/**
 * Installs Prometheus with its operator, exporters and Grafana.
 *
 * @example
 * ```ts
 * new Prometheus('prometheus', { cluster, beside: [cilium.plan], retention: '7d' }, { provider });
 * ```
 */
export class Prometheus extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: PrometheusArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Prometheus', name, planPrometheus(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link Jaeger}. */
export interface JaegerArgs extends AddonArgs, JaegerOptions<Late> {}

/**
 * Installs Jaeger, which keeps traces and shows them.
 *
 * @example
 * ```ts
 * new Jaeger('jaeger', { cluster, beside: [cilium.plan] }, { provider });
 * ```
 */
export class Jaeger extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: JaegerArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Jaeger', name, planJaeger(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link OpenTelemetryCollector}. */
export interface OpenTelemetryCollectorArgs extends AddonArgs, OpenTelemetryCollectorOptions<Late> {}

/**
 * Installs a collector of OpenTelemetry that takes traces and sends them on.
 *
 * @example
 * ```ts
 * const beside = [cilium.plan, jaeger.plan];
 * new OpenTelemetryCollector('otel', { cluster, beside, traces: serviceOf(jaeger.plan, 'otlp-grpc') }, { provider });
 * ```
 */
export class OpenTelemetryCollector extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: OpenTelemetryCollectorArgs, opts?: pulumi.ComponentResourceOptions) {
    super('OpenTelemetryCollector', name, planOpenTelemetryCollector(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link Kiali}. */
export interface KialiArgs extends AddonArgs, KialiOptions<Late> {}

/**
 * Installs Kiali, the console of Istio.
 *
 * @example
 * ```ts
 * const beside = [istio.plan, prometheus.plan];
 * new Kiali('kiali', { cluster, beside, prometheus: serviceOf(prometheus.plan, 'prometheus') }, { provider });
 * ```
 */
export class Kiali extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: KialiArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Kiali', name, planKiali(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link IstioMonitoring}. */
export interface IstioMonitoringArgs extends AddonArgs, IstioMonitoringOptions {}

/**
 * Lets Prometheus and Grafana know of Istio.
 *
 * @example
 * ```ts
 * new IstioMonitoring('istio-monitoring', { cluster, beside, ...istioMonitoringOf(istio.plan) }, { provider, dependsOn: [prometheus] });
 * ```
 */
export class IstioMonitoring extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: IstioMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super('IstioMonitoring', name, planIstioMonitoring(args.cluster, optionsOf(args)), args, opts);
  }
}

/** Arguments of {@link CniMonitoring}. */
export interface CniMonitoringArgs extends AddonArgs, CniMonitoringOptions {}

/**
 * Lets Prometheus and Grafana know of the CNI.
 *
 * @example
 * ```ts
 * new CniMonitoring('cni-monitoring', { cluster, beside, ...cniMonitoringOf(cilium.plan) }, { provider, dependsOn: [prometheus] });
 * ```
 */
export class CniMonitoring extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: CniMonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super('CniMonitoring', name, planCniMonitoring(args.cluster, optionsOf(args)), args, opts);
  }
}
