import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { NamespaceSettings } from '../namespaces/settings';

/** Whether pods of a namespace accept plaintext, and the ports where they do all the same. */
export function peerAuthentications({ options, services }: NamespaceSettings): readonly KubernetesObject<never>[] {
  const { mtls = 'strict', name: namespace } = options;
  const policy = (name: string, spec: Values<never>): KubernetesObject<never> => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace },
    spec,
  });
  return [
    policy('default', { mtls: { mode: mtls === 'strict' ? 'STRICT' : 'PERMISSIVE' } }),
    ...services.flatMap(({ options: { name, ports, selector } }) => {
      const open = ports.filter(({ plaintext }) => plaintext === true).map(({ port, targetPort = port }) => targetPort);
      if (open.length === 0) return [];
      return policy(`${name}-plaintext`, {
        selector: { matchLabels: selector },
        mtls: { mode: 'STRICT' },
        portLevelMtls: Object.fromEntries(open.map((port) => [String(port), { mode: 'PERMISSIVE' }])),
      });
    }),
  ];
}
