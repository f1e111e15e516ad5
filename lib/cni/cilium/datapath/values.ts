import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import type { CiliumBandwidthManager, CiliumBpfMaps, CiliumMonitor } from './options';

/** The devices of a node, and how packets pass them. */
export function datapathValues<S>({ hostLegacyRouting, options }: CiliumSettings<S>): Values<S> {
  const { bandwidthManager, bigTcp, bpfMaps, datapathMode, devices, installNoConntrackIptablesRules, monitor, mtu } =
    options;
  const { pmtuDiscovery, tcx, tproxy } = options;
  const bpf: Values<S> = {
    ...(hostLegacyRouting && { hostLegacyRouting: true }),
    ...(datapathMode !== undefined && { datapathMode }),
    ...(tcx !== undefined && { enableTCX: tcx }),
    ...(tproxy !== undefined && { tproxy }),
    ...(bpfMaps !== undefined && mapValues(bpfMaps)),
    ...(monitor !== undefined && monitorValues(monitor)),
  };
  return {
    ...(devices && { devices }),
    ...(mtu !== undefined && { MTU: mtu }),
    ...(Object.keys(bpf).length > 0 && { bpf }),
    ...(bandwidthManager !== undefined && { bandwidthManager: bandwidthValues(bandwidthManager) }),
    ...(bigTcp?.ipv4 !== undefined && { enableIPv4BIGTCP: bigTcp.ipv4 }),
    ...(bigTcp?.ipv6 !== undefined && { enableIPv6BIGTCP: bigTcp.ipv6 }),
    ...(installNoConntrackIptablesRules !== undefined && { installNoConntrackIptablesRules }),
    ...(pmtuDiscovery !== undefined && { pmtuDiscovery: { ...pmtuDiscovery } }),
  };
}

function bandwidthValues(options: boolean | CiliumBandwidthManager): Values<never> {
  if (typeof options === 'boolean') return { enabled: options };
  const { bbr } = options;
  return {
    enabled: true,
    ...(bbr !== undefined && { bbr: bbr !== false }),
    ...(bbr === 'host-only' && { bbrHostNamespaceOnly: true }),
  };
}

function mapValues({ distributedLRU, dynamicSizeRatio, preallocate, ...sizes }: CiliumBpfMaps): Values<never> {
  return {
    ...(dynamicSizeRatio !== undefined && { mapDynamicSizeRatio: dynamicSizeRatio }),
    ...(distributedLRU !== undefined && { distributedLRU: { enabled: distributedLRU } }),
    ...(preallocate !== undefined && { preallocateMaps: preallocate }),
    ...sizes,
  };
}

function monitorValues({ aggregation, events, interval, rateLimit }: CiliumMonitor): Values<never> {
  const limits: Values<never> =
    rateLimit === undefined ? {} : { default: { rateLimit: rateLimit.average, burstLimit: rateLimit.burst } };
  const told: Values<never> =
    events === undefined
      ? {}
      : Object.fromEntries(
          (['drop', 'policyVerdict', 'trace'] as const).map((kind) => [kind, { enabled: events.includes(kind) }]),
        );
  const eventValues = { ...limits, ...told };
  return {
    ...(aggregation !== undefined && { monitorAggregation: aggregation }),
    ...(interval !== undefined && { monitorInterval: interval }),
    ...(Object.keys(eventValues).length > 0 && { events: eventValues }),
  };
}
