import type { Cluster } from '../../../core/cluster';
import type { LabelExpression, LabelSelector } from '../../../core/label-selector';
import { HBONE_PORT, hostProbeRanges } from '../../../core/network/ambient-traffic';
import type { IpFamily } from '../../../core/network/cidr';
import type { CiliumBaseline, CiliumClosedNamespace, CiliumDirection, CiliumEverywhere } from './baseline-options';
import { ASK_DIRECTLY, askAnything, rulesForDns } from './dns';
import { CILIUM_LABELS } from './label-keys';
import { nodeBaseline } from './node-baseline';
import type { CiliumDns } from './options';
import type { CiliumCidrsPeer, CiliumEntitiesPeer, CiliumEntity } from './peer-options';
import type { CiliumEgressRule, CiliumIngressRule, CiliumPolicyRules } from './policy-options';
import type { PlacedPolicy } from './settings';
import type { CiliumPortsTraffic } from './traffic-options';

/** Name of the policy that closes a namespace. */
export const CLOSED_NAMESPACE = 'default-deny';

const HBONE: CiliumPortsTraffic = { kind: 'ports', ports: [{ port: HBONE_PORT, protocol: 'TCP' }] };

const METADATA: Readonly<Record<IpFamily, string>> = { ipv4: '169.254.169.254/32', ipv6: 'fd00:ec2::254/128' };

/** Adds to what is let through, and closes nothing. */
const CLOSES_NOTHING = { ingress: false, egress: false } as const;

/** Policies of a baseline. */
export function baselinePolicies<S>(
  cluster: Cluster<S>,
  { dns: how = 'proxied', everywhere, namespaces = [], nodes }: CiliumBaseline<S>,
  dns: Required<CiliumDns>,
): readonly PlacedPolicy<S>[] {
  const ask = rulesForDns<S>(dns, how === 'proxied' ? askAnything() : ASK_DIRECTLY);
  return [
    ...namespaces.map((one, index) => closedNamespace(one, index, ask, cluster.ipFamilies)),
    ...(everywhere ? policiesEverywhere(everywhere, ask, cluster.ipFamilies) : []),
    ...(nodes ? [nodeBaseline(cluster, nodes)] : []),
  ];
}

function closedNamespace<S>(
  options: CiliumClosedNamespace,
  index: number,
  ask: readonly CiliumEgressRule<S>[],
  families: readonly IpFamily[],
): PlacedPolicy<S> {
  const { apiServer, directions = ['ingress', 'egress'], gateway, istioAmbient, name: namespace, within } = options;
  const [ingress, egress] = [directions.includes('ingress'), directions.includes('egress')];
  const path = ['baseline', 'namespaces', index];
  return {
    path,
    namespace,
    about: 'endpoints',
    selector: {},
    selectorPath: path,
    policy: {
      name: CLOSED_NAMESPACE,
      description: `Closes ${namespace}, but for ${egress ? 'DNS and ' : ''}what every pod needs`,
      enableDefaultDeny: { ingress, egress },
      ...(ingress && {
        ingress: [
          { from: entities('host') },
          ...(within ? [{ from: { kind: 'endpoints' as const, endpoints: [{}] } }] : []),
          ...(gateway ? [{ from: entities('ingress') }] : []),
          ...(istioAmbient ? ambientIngress<S>(families) : []),
        ],
      }),
      ...(egress && {
        egress: [
          ...ask,
          ...(within ? [{ to: { kind: 'endpoints' as const, endpoints: [{}] } }] : []),
          ...(apiServer ? [{ to: entities('kube-apiserver') }] : []),
          ...(istioAmbient ? [{ traffic: HBONE }] : []),
        ],
      }),
    },
  };
}

function policiesEverywhere<S>(
  options: CiliumEverywhere<S>,
  ask: readonly CiliumEgressRule<S>[],
  families: readonly IpFamily[],
): readonly PlacedPolicy<S>[] {
  const { apiServer = true, deny = [], denyMetadata, except = ['kube-system'] } = options;
  const { gateway, health = true, istioAmbient, metadataRanges, nodes = true } = options;
  const ranges: CiliumCidrsPeer<S | string> = {
    kind: 'cidrs',
    cidrs: (metadataRanges ?? families.map((family) => METADATA[family])).map((cidr) => ({ cidr })),
  };
  return [
    ...(deny.length > 0
      ? [
          everywhere<S>(podsOutside(except), {
            name: 'baseline-deny',
            description: `Closes every namespace but ${except.join(', ') || 'none'}`,
            enableDefaultDeny: { ingress: closed(deny, 'ingress'), egress: closed(deny, 'egress') },
          }),
        ]
      : []),
    everywhere<S>(PODS, {
      name: 'baseline-allow',
      description: 'What every pod may do, closed or not',
      enableDefaultDeny: CLOSES_NOTHING,
      ingress: [{ from: entities('host', ...(nodes ? (['remote-node'] as const) : [])) }],
      egress: [...ask, ...(apiServer ? [{ to: entities('kube-apiserver') }] : [])],
    }),
    ...(health
      ? [
          everywhere<S>(reserved('health'), {
            name: 'baseline-health',
            description: "Cilium's own checks between nodes",
            enableDefaultDeny: CLOSES_NOTHING,
            ingress: [{ from: entities('remote-node') }],
            egress: [{ to: entities('remote-node') }],
          }),
        ]
      : []),
    ...(gateway
      ? [
          everywhere<S>(reserved('ingress'), {
            name: 'baseline-gateway',
            description: "Requests to Cilium's Gateway API and Ingress, and from there to pods",
            enableDefaultDeny: CLOSES_NOTHING,
            ingress: [{ from: entities('cluster', 'world') }],
            egress: [{ to: entities('cluster') }],
          }),
        ]
      : []),
    ...(istioAmbient
      ? [
          everywhere<S>(PODS, {
            name: 'baseline-istio-ambient',
            description: "Traffic of Istio's ambient mesh, and probes of kubelet as its pods see them",
            enableDefaultDeny: CLOSES_NOTHING,
            ingress: ambientIngress<S>(families),
            egress: [{ traffic: HBONE }],
          }),
        ]
      : []),
    ...(denyMetadata
      ? [
          everywhere<S>(podsOutside(except), {
            name: 'baseline-deny-metadata',
            description: 'Keeps pods from credentials of their node',
            enableDefaultDeny: CLOSES_NOTHING,
            egressDeny: [{ to: ranges as CiliumCidrsPeer<S> }],
          }),
        ]
      : []),
  ];
}

function everywhere<S>(selector: LabelSelector, policy: CiliumPolicyRules<S>): PlacedPolicy<S> {
  const path = ['baseline', 'everywhere'];
  return { policy, path, namespace: undefined, about: 'endpoints', selector, selectorPath: path };
}

function closed(deny: readonly CiliumDirection[], direction: CiliumDirection): boolean {
  return deny.includes(direction);
}

/** What Cilium itself runs has no namespace. */
const IS_POD: LabelExpression = { key: CILIUM_LABELS.namespace, operator: 'Exists' };
const PODS: LabelSelector = { matchExpressions: [IS_POD] };

function podsOutside(namespaces: readonly string[]): LabelSelector {
  if (namespaces.length === 0) return PODS;
  const outside: LabelExpression = { key: CILIUM_LABELS.namespace, operator: 'NotIn', values: namespaces };
  return { matchExpressions: [IS_POD, outside] };
}

function reserved(name: 'health' | 'ingress'): LabelSelector {
  return { matchExpressions: [{ key: `reserved:${name}`, operator: 'Exists' }] };
}

function entities(...names: readonly CiliumEntity[]): CiliumEntitiesPeer {
  return { kind: 'entities', entities: names };
}

function ambientIngress<S>(families: readonly IpFamily[]): readonly CiliumIngressRule<S>[] {
  const probes: CiliumCidrsPeer<string> = {
    kind: 'cidrs',
    cidrs: hostProbeRanges(families).map((cidr) => ({ cidr })),
  };
  return [{ from: probes as CiliumCidrsPeer<S> }, { traffic: HBONE }];
}
