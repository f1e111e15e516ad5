import type { KubernetesObject } from '../../../core/plan';
import { treeAt } from '../../../core/trees';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../../cilium-objects/cilium-object';

/** Nodes with this label are Cilium's. */
export const MIGRATED_LABEL = 'io.cilium.migration/cilium-default';

/** Where the agent sees the configuration that it writes, wherever the node has it. */
export const AGENT_CONFIGURATION = '/host/etc/cni/net.d/05-cilium.conflist';

/**
 * What makes a node with {@link MIGRATED_LABEL} Cilium's: its agent writes the configuration that all others leave alone.
 *
 * @param final - the values at the end, which may chain a plugin after Cilium.
 */
export function migratedNodeConfig(final: Values<unknown>): KubernetesObject<never> {
  const chaining = treeAt(final, 'cni')['chainingMode'];
  return ciliumObject<never>(
    'CiliumNodeConfig',
    { name: 'cilium-default', namespace: 'kube-system' },
    {
      nodeSelector: { matchLabels: { [MIGRATED_LABEL]: 'true' } },
      defaults: {
        'write-cni-conf-when-ready': AGENT_CONFIGURATION,
        'custom-cni-conf': 'false',
        'cni-chaining-mode': typeof chaining === 'string' ? chaining : 'none',
        'cni-exclusive': 'true',
      },
    },
  );
}
