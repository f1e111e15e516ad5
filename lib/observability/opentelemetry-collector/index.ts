export type { OpenTelemetryCollectorOptions, TailSampling } from './options';
export { inspectOpenTelemetryCollector, planOpenTelemetryCollector } from './plan';
