export type { MetricsServerOptions } from './options';
export { inspectMetricsServer, planMetricsServer } from './plan';
