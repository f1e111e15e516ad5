export { definitionsOf, GATEWAY_API_RELEASES, type GatewayApiRelease } from './bundles';
export type { GatewayApiChannel, GatewayApiMinor, GatewayApiOptions, InstalledGatewayApi } from './options';
export { gatewayApiOf, type IstioGatewayApi } from './pairs';
export { inspectGatewayApi, planGatewayApi } from './plan';
export { GATEWAY_API_COMPOSE_RULES } from './rules';
