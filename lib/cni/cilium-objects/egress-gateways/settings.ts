import type { Cluster } from '../../../core/cluster';
import type { Path } from '../../../core/path';
import type { CiliumEgressGatewaysOptions, EgressGateway, EgressGatewayPolicy } from './options';

/** Everything about ways out, decided. */
export interface EgressSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly name: string;
  readonly policies: readonly PlacedPolicy<S>[];
}

/** A policy, with where it is said. */
export interface PlacedPolicy<S = unknown> {
  readonly path: Path;
  readonly value: EgressGatewayPolicy<S>;
}

/** Fills in every default. */
export function resolveEgressGateways<S>(
  cluster: Cluster<S>,
  { name = 'cilium-egress', policies }: CiliumEgressGatewaysOptions<S>,
): EgressSettings<S> {
  return { cluster, name, policies: policies.map((value, index) => ({ value, path: ['policies', index] })) };
}

/** The address that a gateway has, where it is said. */
export function egressIPOf<S>(gateway: EgressGateway<S>): S | undefined {
  return 'egressIP' in gateway ? gateway.egressIP : undefined;
}
