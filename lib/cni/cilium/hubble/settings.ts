import type { HubbleExport } from './export-options';
import type { HubbleMetricWithOptions } from './metric-options';
import type {
  HubbleBufferCapacity,
  HubbleDropEvents,
  HubbleOptions,
  HubbleRedaction,
  HubbleRelay,
  HubbleUi,
} from './options';
import type { HubbleTls } from './tls-options';

/** Flow visibility, decided. */
export interface HubbleSettings {
  /** Absent: none. */
  readonly relay: HubbleRelay | undefined;
  /** Absent: none. */
  readonly ui: HubbleUi | undefined;
  /** Absent: what the agent takes. */
  readonly eventBufferCapacity: HubbleBufferCapacity | undefined;
  /** Absent: what the agent takes. */
  readonly eventQueueSize: number | undefined;
  readonly metrics: readonly HubbleMetricWithOptions[];
  readonly dynamicMetrics: boolean;
  readonly openMetrics: boolean;
  /** Whether agents listen on the port for metrics of flows. */
  readonly servesMetrics: boolean;
  readonly export: HubbleExport;
  /** Absent: nothing is taken out. */
  readonly redact: HubbleRedaction | undefined;
  /** Absent: none are told. */
  readonly dropEvents: HubbleDropEvents | undefined;
  readonly tls: HubbleTls;
}

/** Fills in every default; `undefined` for no flow visibility. */
export function resolveHubble(given: boolean | HubbleOptions): HubbleSettings | undefined {
  if (given === false) return undefined;
  const options = given === true ? {} : given;
  const metrics = (options.metrics ?? []).map(withOptions);
  const dynamicMetrics = options.dynamicMetrics ?? false;
  return {
    relay: partOf(options.relay ?? true),
    ui: partOf(options.ui ?? false),
    eventBufferCapacity: options.eventBufferCapacity,
    eventQueueSize: options.eventQueueSize,
    metrics,
    dynamicMetrics,
    openMetrics: options.openMetrics ?? metrics.some(hasExemplars),
    servesMetrics: dynamicMetrics || metrics.length > 0,
    export: options.export ?? {},
    redact: options.redact,
    dropEvents: partOf(options.dropEventEmitter ?? false),
    tls: options.tls ?? { method: 'cronJob' },
  };
}

/** Whether numbers of a metric name traces. */
export function hasExemplars(metric: HubbleMetricWithOptions): boolean {
  return (metric.name === 'http' || metric.name === 'httpV2') && metric.exemplars === true;
}

function withOptions(metric: NonNullable<HubbleOptions['metrics']>[number]): HubbleMetricWithOptions {
  return typeof metric === 'string' ? { name: metric } : metric;
}

function partOf<T extends object>(given: boolean | T): T | Record<never, never> | undefined {
  if (given === false) return undefined;
  return given === true ? {} : given;
}
