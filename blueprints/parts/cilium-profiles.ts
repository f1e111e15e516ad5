import type { CiliumOptions } from '../../lib/cni/cilium/options';

/** Flows and metrics in view, of bounded cost: no metric is told apart by pod, address or name. */
export const OBSERVED = {
  hubble: { metrics: ['dns', 'drop', 'tcp', 'flow', 'icmp', 'port-distribution'] },
  prometheus: true,
} as const satisfies CiliumOptions;

/** The same with Hubble's page, for clusters that people look at. */
export const OBSERVED_WITH_UI = {
  ...OBSERVED,
  hubble: { ...OBSERVED.hubble, ui: true },
} as const satisfies CiliumOptions;

/** The same with verdicts of policies, for those that are tried before they hold. */
export const OBSERVED_WITH_VERDICTS = {
  ...OBSERVED,
  hubble: { metrics: [...OBSERVED.hubble.metrics, 'policy'] },
} as const satisfies CiliumOptions;

/** WireGuard between nodes. */
export const ENCRYPTED = { encryption: { type: 'wireguard' } } as const satisfies CiliumOptions;

/**
 * Machines of your own that take traffic from outside: pod addresses routed, requests answered by the node of the pod, every
 * node picking the same pod for a connection, pacing by BBR, ways out through chosen nodes.
 */
export const BARE_METAL = {
  routing: { mode: 'native', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: true },
  loadBalancer: {
    forwarding: { mode: 'hybrid' },
    selection: { algorithm: 'maglev' },
    acceleration: 'best-effort',
  },
  bandwidthManager: { bbr: true },
  bpfMaps: { dynamicSizeRatio: 0.08, distributedLRU: true },
  bgp: true,
  egressGateway: true,
} as const satisfies CiliumOptions;

/** Addresses of Services that nodes answer for in their own segment, for up to 50 Services. */
export const LAYER_2 = { l2Announcements: { expectedServices: 50 } } as const satisfies CiliumOptions;

/** Gateways that Cilium runs. */
export const GATEWAYS = { gatewayApi: true } as const satisfies CiliumOptions;
