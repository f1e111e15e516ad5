import type { Cluster } from '../../../core/cluster';
import type { Path } from '../../../core/path';
import type { CiliumGatewayClass, CiliumGatewayClassesOptions } from './options';

/** Everything about classes of Gateways, decided. */
export interface GatewayClassesSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly name: string;
  readonly namespace: string;
  readonly classes: readonly PlacedClass<S>[];
}

/** A class, with where it is said. */
export interface PlacedClass<S = unknown> {
  readonly path: Path;
  readonly value: CiliumGatewayClass<S>;
}

/** Fills in every default. */
export function resolveGatewayClasses<S>(
  cluster: Cluster<S>,
  { classes, name = 'cilium-gateway-classes', namespace = 'kube-system' }: CiliumGatewayClassesOptions<S>,
): GatewayClassesSettings<S> {
  return { cluster, name, namespace, classes: classes.map((value, index) => ({ value, path: ['classes', index] })) };
}
