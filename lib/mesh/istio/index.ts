export { HBONE_PORT, hostProbeRanges } from '../../core/network/ambient-traffic';
export { ambientIngress, hostProbePolicy } from './host-probes';
export type {
  CniFolders,
  IstioAmbientOptions,
  IstioChartValues,
  IstiodOptions,
  IstioNetworkPolicyOptions,
  IstioNodeAgentOptions,
  IstioPlatform,
  ProbeAddress,
  ZtunnelOptions,
} from './options';
export { inspectIstioAmbient, planIstioAmbient } from './plan';
export { ISTIO_COMPOSE_RULES, ISTIO_RULES } from './rules';
export type {
  ExtensionProviderBase,
  ExternalAuthorizationProvider,
  IstioExtensionProvider,
  IstioTelemetryOptions,
  IstioTracing,
  OpenTelemetryProvider,
  ZipkinProvider,
} from './telemetry-options';
