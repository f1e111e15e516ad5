import { HBONE_PORT } from '../../core/network/ambient-traffic';
import type { IpFamily } from '../../core/network/cidr';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { ambientIngress } from '../istio/host-probes';
import type { NamespaceSettings } from '../namespaces/settings';

/** Name of the policy that closes a namespace. */
export const MESH_ONLY = 'mesh-only';

/** Name of the policy for waypoints of a namespace that is closed. */
export const OF_WAYPOINTS = 'waypoints';

/** The label of a namespace that has its name. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/**
 * What closes a namespace and leaves the mesh open. CNIs see traffic of the mesh as HBONE, whatever port the application has,
 * so that who may call which port is for authorization to say.
 */
export function networkPolicies(
  { options, services }: NamespaceSettings,
  rootNamespace: string,
  families: readonly IpFamily[],
): readonly KubernetesObject<never>[] {
  const { defaultDeny = [], name: namespace, waypoints = [] } = options;
  if (defaultDeny.length === 0) return [];
  const [ingress, egress] = [defaultDeny.includes('ingress'), defaultDeny.includes('egress')];
  const policy = (name: string, spec: Values<never>): KubernetesObject<never> => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec,
  });
  return [
    policy(MESH_ONLY, {
      podSelector: {},
      policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
      ...(ingress && { ingress: ambientIngress(families) }),
      ...(egress && { egress: [{ ports: [tcp(HBONE_PORT)] }, { ports: [tcp(53), { protocol: 'UDP', port: 53 }] }] }),
    }),
    ...(waypoints.length > 0 ? [policy(OF_WAYPOINTS, ofWaypoints(ingress, egress, rootNamespace))] : []),
    ...(ingress
      ? services.flatMap(({ options: { name, ports, selector } }) => {
          const open = ports.filter(({ plaintext }) => plaintext === true);
          if (open.length === 0) return [];
          return policy(`${name}-plaintext`, {
            podSelector: { matchLabels: selector },
            policyTypes: ['Ingress'],
            ingress: [{ ports: open.map(({ port, targetPort = port }) => tcp(targetPort)) }],
          });
        })
      : []),
  ];
}

/** Waypoints are scraped and probed at their own ports, get their configuration of istiod, and answer to nobody else. */
function ofWaypoints(ingress: boolean, egress: boolean, rootNamespace: string): Values<never> {
  return {
    podSelector: { matchExpressions: [{ key: 'gateway.istio.io/managed', operator: 'Exists' }] },
    policyTypes: [...(ingress ? ['Ingress'] : []), ...(egress ? ['Egress'] : [])],
    ...(ingress && { ingress: [{ ports: [tcp(15_020), tcp(15_021)] }] }),
    ...(egress && {
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: rootNamespace } } }],
          ports: [tcp(15_012)],
        },
      ],
    }),
  };
}

function tcp(port: number): { readonly protocol: 'TCP'; readonly port: number } {
  return { protocol: 'TCP', port };
}
