import type { Cluster } from '../../../core/cluster';
import type { CiliumNodeConfigOptions, CiliumNodeConfigsOptions } from './options';

/** Everything about settings of some nodes, decided. */
export interface NodeConfigsSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  readonly name: string;
  readonly namespace: string;
  readonly nodeConfigs: readonly CiliumNodeConfigOptions<S>[];
}

/** Fills in every default. */
export function resolveNodeConfigs<S>(
  cluster: Cluster<S>,
  { name = 'cilium-node-configs', namespace = 'kube-system', nodeConfigs }: CiliumNodeConfigsOptions<S>,
): NodeConfigsSettings<S> {
  return { cluster, name, namespace, nodeConfigs };
}
