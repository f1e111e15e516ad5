import type { CiliumSettings } from '../settings';

const CLOSED = `Where policies close a namespace, Envoy needs to be let through twice: backends let in \`fromEntities: [ingress]\`,
and where what leaves is closed too, a CiliumClusterwideNetworkPolicy lets the identity \`reserved:ingress\` out to them.`;

const OVERFLOW = `## When a Gateway answers 503

The header \`x-envoy-overloaded\`, or \`UO\` among the flags of an access log, says that Envoy let no more through to a backend:
raise \`clusterMaxRequests\` and its siblings in \`envoy\`, or give the backend more pods. Long polls and streams that end
after five minutes end by \`streamIdleTimeoutDurationSeconds\`. Connections break when Envoy restarts: a change of its settings
is one.`;

/** What a reader looks at where Gateways run. */
export function gatewayApiPage({ gatewayApi }: CiliumSettings): readonly string[] {
  if (gatewayApi === undefined) return [];
  const onHost = gatewayApi.hostNetwork !== undefined;
  return [
    `## Whether Gateways run

\`\`\`sh
kubectl get gatewayclasses
kubectl get gateways --all-namespaces
kubectl -n kube-system logs deployment/cilium-operator | grep -i 'gateway'
\`\`\`

The class is accepted, and each Gateway programmed, with ${
      onHost
        ? 'addresses of nodes. Ports of its listeners are ports of nodes: two Gateways never have the same'
        : 'an address of a load balancer: without one, nothing in the cluster makes load balancers'
    }. A class that stays
unknown means that the operator started before the definitions: \`kubectl -n kube-system rollout restart
deployment/cilium-operator\`. ${CLOSED}`,
    OVERFLOW,
  ];
}
