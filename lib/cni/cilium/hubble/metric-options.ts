import type { HubbleFlowFilter } from './flow-filter';

/** A metric made of flows: a name, or a name with options. */
export type HubbleMetric = HubbleMetricName | HubbleMetricWithOptions;

/** What can be counted of flows. `kafka` is gone since 1.20, `sctp` there since. */
export type HubbleMetricName =
  | 'dns'
  | 'drop'
  | 'flow'
  | 'flows-to-world'
  | 'http'
  | 'httpV2'
  | 'icmp'
  | 'kafka'
  | 'policy'
  | 'port-distribution'
  | 'sctp'
  | 'tcp';

/**
 * A metric made of flows, with options.
 *
 * @see https://docs.cilium.io/en/stable/observability/metrics/#hubble-exported-metrics
 * @discriminator name
 */
export type HubbleMetricWithOptions =
  | HubbleDnsMetric
  | HubbleHttpMetric
  | HubbleHttpV2Metric
  | HubbleFlowsToWorldMetric
  | HubblePlainMetric;

/** Questions to DNS and their answers. */
export interface HubbleDnsMetric extends HubbleMetricLabels {
  /** The metric. */
  readonly name: 'dns';
  /**
   * Tell names that were asked for apart: one series each.
   * @defaultValue `false`
   */
  readonly query?: boolean;
  /**
   * Leave out questions for IPv6 addresses.
   * @defaultValue `false`
   */
  readonly ignoreAAAA?: boolean;
}

/** Requests of HTTP and their answers, counted apart. Not together with `httpV2`. */
export interface HubbleHttpMetric extends HubbleMetricLabels, HubbleExemplars {
  /** The metric. */
  readonly name: 'http';
}

/** Requests of HTTP, counted when they are answered, with source and destination as the client sees them. */
export interface HubbleHttpV2Metric extends HubbleMetricLabels, HubbleExemplars {
  /** The metric. */
  readonly name: 'httpV2';
}

/** Traces that numbers stand for. */
export interface HubbleExemplars {
  /**
   * Name a trace with each number, where requests have one.
   * @defaultValue `false`
   */
  readonly exemplars?: boolean;
}

/** Flows that leave the cluster. */
export interface HubbleFlowsToWorldMetric extends HubbleMetricLabels {
  /** The metric. */
  readonly name: 'flows-to-world';
  /**
   * Count flows that were dropped for any reason, and not by policies alone.
   * @defaultValue `false`
   */
  readonly anyDrop?: boolean;
  /**
   * Tell ports apart: one series each.
   * @defaultValue `false`
   */
  readonly port?: boolean;
  /**
   * Of TCP, count the first packet of a connection alone.
   * @defaultValue `false`
   */
  readonly synOnly?: boolean;
}

/** A metric with no options of its own. */
export interface HubblePlainMetric extends HubbleMetricLabels {
  /** The metric. */
  readonly name: 'drop' | 'flow' | 'icmp' | 'kafka' | 'policy' | 'port-distribution' | 'sctp' | 'tcp';
}

/**
 * What series of a metric are told apart by. Each list of contexts gives one label its value: the first that is not empty.
 *
 * @see https://docs.cilium.io/en/stable/observability/metrics/#context-options
 */
export interface HubbleMetricLabels {
  /**
   * The label `source`.
   * @minItems 1
   * @defaultValue no such label
   */
  readonly sourceContext?: readonly HubbleContext[];
  /**
   * The label `source` of what leaves a pod.
   * @minItems 1
   * @defaultValue `sourceContext`
   */
  readonly sourceEgressContext?: readonly HubbleContext[];
  /**
   * The label `source` of what comes to a pod.
   * @minItems 1
   * @defaultValue `sourceContext`
   */
  readonly sourceIngressContext?: readonly HubbleContext[];
  /**
   * The label `destination`.
   * @minItems 1
   * @defaultValue no such label
   */
  readonly destinationContext?: readonly HubbleContext[];
  /**
   * The label `destination` of what leaves a pod.
   * @minItems 1
   * @defaultValue `destinationContext`
   */
  readonly destinationEgressContext?: readonly HubbleContext[];
  /**
   * The label `destination` of what comes to a pod.
   * @minItems 1
   * @defaultValue `destinationContext`
   */
  readonly destinationIngressContext?: readonly HubbleContext[];
  /**
   * Labels of their own, each with its own value.
   * @minItems 1
   * @defaultValue none
   */
  readonly labelsContext?: readonly HubbleContextLabel[];
  /**
   * Count flows alone that one of these matches. Needs `dynamicMetrics`.
   * @defaultValue all
   */
  readonly includeFilters?: readonly HubbleFlowFilter[];
  /**
   * Count no flow that one of these matches. Needs `dynamicMetrics`.
   * @defaultValue none
   */
  readonly excludeFilters?: readonly HubbleFlowFilter[];
}

/** How a source or destination is named. `pod`, `pod-name`, `ip` and `dns` give a series to every one of them. */
export type HubbleContext =
  | 'app'
  | 'dns'
  | 'identity'
  | 'ip'
  | 'namespace'
  | 'pod'
  | 'pod-name'
  | 'reserved-identity'
  | 'workload'
  | 'workload-name';

/** A label of its own. */
export type HubbleContextLabel =
  | 'source_app'
  | 'source_ip'
  | 'source_namespace'
  | 'source_pod'
  | 'source_workload'
  | 'source_workload_kind'
  | 'destination_app'
  | 'destination_ip'
  | 'destination_namespace'
  | 'destination_pod'
  | 'destination_workload'
  | 'destination_workload_kind'
  | 'traffic_direction';
