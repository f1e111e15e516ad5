export type { CniTarget } from '../../core/metrics-source';
export { type CniMonitoringBasics, cniMonitoringOf } from './cni/options-of';
export { inspectCniMonitoring, planCniMonitoring } from './cni/plan';
export { istioMonitoringOf } from './istio/options-of';
export { inspectIstioMonitoring, planIstioMonitoring } from './istio/plan';
export type { CniMonitoringOptions, IstioMonitoringOptions, MonitoringOptions } from './options';
