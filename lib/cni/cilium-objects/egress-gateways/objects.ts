import { selectorValues } from '../../../core/label-selector';
import type { KubernetesObject } from '../../../core/plan';
import type { Values } from '../../../core/values';
import { ciliumObject } from '../cilium-object';
import type { EgressGateway, EgressGatewayPolicy } from './options';

/** The object of a policy. */
export function egressObject<S>(policy: EgressGatewayPolicy<S>): KubernetesObject<S> {
  const { destinationCIDRs, excludedCIDRs = [], gateways, name } = policy;
  const ways = gateways.map(gatewayValues);
  return ciliumObject<S>(
    'CiliumEgressGatewayPolicy',
    { name },
    {
      selectors: selectors(policy),
      destinationCIDRs,
      ...(excludedCIDRs.length > 0 && { excludedCIDRs }),
      // The definition wants it even where the list holds.
      egressGateway: ways[0] ?? {},
      ...(ways.length > 1 && { egressGateways: ways }),
    },
  );
}

/** Nodes hold for every pod of a policy, whichever entry they stand in: so every entry has them. */
function selectors<S>({ onNodes, selectors: given }: EgressGatewayPolicy<S>): readonly Values<never>[] {
  const entries = given.map(({ namespaces, pods }) => ({
    // One of the two must be there: without, the agent passes over the whole policy.
    ...((pods !== undefined || namespaces === undefined) && { podSelector: selectorValues(pods ?? {}) }),
    ...(namespaces !== undefined && { namespaceSelector: selectorValues(namespaces) }),
  }));
  if (onNodes === undefined || onNodes.length === 0) return entries;
  return onNodes.flatMap((nodes) => entries.map((entry) => ({ ...entry, nodeSelector: selectorValues(nodes) })));
}

function gatewayValues<S>(gateway: EgressGateway<S>): Values<S> {
  return {
    nodeSelector: selectorValues(gateway.nodes),
    ...('egressIP' in gateway
      ? { egressIP: gateway.egressIP }
      : gateway.interface !== undefined && { interface: gateway.interface }),
  };
}
