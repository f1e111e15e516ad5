import { type LabelSelector, selectorValues } from '../../../core/label-selector';
import type { Values } from '../../../core/values';
import type { CiliumDirection } from './baseline-options';
import { ALL, CILIUM_LABELS } from './label-keys';
import type { CiliumEndpoints, CiliumPeer, CiliumServicesPeer } from './peer-options';
import { groupName } from './settings';
import { nameMatches } from './traffic-values';

/** Who is on the other side, as fields of a rule. */
export function peerValues<S>(peer: CiliumPeer<S>, direction: CiliumDirection): Values<S> {
  const side = direction === 'ingress' ? 'from' : 'to';
  switch (peer.kind) {
    case 'endpoints':
      return { [`${side}Endpoints`]: peer.endpoints.map((one) => selectorValues(endpointLabels(one))) };
    case 'entities':
      return { [`${side}Entities`]: peer.entities };
    case 'cidrs':
      return {
        [`${side}CIDRSet`]: peer.cidrs.map(({ cidr, except = [] }) => ({
          cidr,
          ...(except.length > 0 && { except }),
        })),
      };
    case 'cidr-groups':
      return { [`${side}CIDRSet`]: peer.groups.map((group) => ({ cidrGroupRef: groupName(group) })) };
    case 'nodes':
      return { [`${side}Nodes`]: peer.nodes.map(selectorValues) };
    case 'services':
      return { toServices: services(peer) };
    case 'fqdns':
      return { toFQDNs: nameMatches(peer) };
  }
}

/** Labels of pods, with those that Cilium gives them. */
export function endpointLabels(endpoints: CiliumEndpoints): LabelSelector {
  const { cluster, matchExpressions = [], matchLabels, namespace, namespaceLabels = {}, serviceAccount } = endpoints;
  const own = [
    [CILIUM_LABELS.cluster, cluster],
    [CILIUM_LABELS.namespace, namespace],
    [CILIUM_LABELS.serviceAccount, serviceAccount],
    ...Object.entries(namespaceLabels).map(([key, value]) => [`${CILIUM_LABELS.namespaceLabel}${key}`, value]),
  ] as readonly (readonly [string, string | undefined])[];
  return {
    matchLabels: {
      ...Object.fromEntries(own.filter(([, value]) => value !== undefined && value !== ALL)),
      ...matchLabels,
    } as Readonly<Record<string, string>>,
    matchExpressions: [
      ...own.filter(([, value]) => value === ALL).map(([key]) => ({ key, operator: 'Exists' as const })),
      ...matchExpressions,
    ],
  };
}

function services({ selectors = [], services: named = [] }: CiliumServicesPeer): readonly Values<never>[] {
  return [
    ...named.map(({ name, namespace }) => ({ k8sService: { serviceName: name, namespace } })),
    ...selectors.map(({ namespace, ...selector }) => ({
      k8sServiceSelector: {
        selector: selectorValues(selector),
        ...(namespace !== undefined && { namespace }),
      },
    })),
  ];
}
