import type { CiliumDns } from './options';
import type { CiliumEgressRule } from './policy-options';
import type { CiliumDnsTraffic, CiliumPortsTraffic } from './traffic-options';

/** Every question, seen by the proxy. */
export function askAnything(): CiliumDnsTraffic<never> {
  return { kind: 'dns', patterns: ['*'] };
}

/** Every question, past the proxy. */
export const ASK_DIRECTLY: CiliumPortsTraffic = { kind: 'ports', ports: [{ port: 53 }] };

/** What lets pods ask whoever answers them. */
export function rulesForDns<S>(
  { labels, namespace, onNode }: Required<CiliumDns>,
  traffic: CiliumDnsTraffic<S> | CiliumPortsTraffic,
): readonly CiliumEgressRule<S>[] {
  return [
    { to: { kind: 'endpoints', endpoints: [{ namespace, matchLabels: labels }] }, traffic },
    ...(onNode ? [{ to: { kind: 'entities' as const, entities: ['host' as const] }, traffic }] : []),
  ];
}
