export * from './announcements';
export * from './egress-gateways';
export * from './gateway-classes';
export * from './local-redirects';
export * from './node-configs';
export * from './pod-pools';
export * from './policies';
export type { ServiceSelector } from './service-selector';
