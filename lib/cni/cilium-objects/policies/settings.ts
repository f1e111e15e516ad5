import { resolveChart } from '../../../charts';
import type { Cluster } from '../../../core/cluster';
import type { LabelSelector } from '../../../core/label-selector';
import type { Path } from '../../../core/path';
import { minorOf } from '../../../core/version';
import { baselinePolicies } from './baseline';
import type { CiliumDirection } from './baseline-options';
import { askAnything, rulesForDns } from './dns';
import type { CiliumDns, CiliumMinor, CiliumPoliciesOptions } from './options';
import type { CiliumCidrGroup, CiliumFqdnsPeer, CiliumPeer } from './peer-options';
import type {
  CiliumClusterwideNetworkPolicy,
  CiliumEgressRule,
  CiliumNetworkPolicy,
  CiliumPolicyRules,
  CiliumRuleAuthentication,
} from './policy-options';
import type { CiliumDnsTraffic, CiliumTraffic } from './traffic-options';

/** Everything about policies, decided. */
export interface CiliumPoliciesSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: CiliumPoliciesOptions<S>;
  readonly name: string;
  readonly version: CiliumMinor;
  readonly dns: Required<CiliumDns>;
  readonly cidrGroups: readonly CiliumCidrGroup<S>[];
  /** Those of the baseline first. */
  readonly policies: readonly PlacedPolicy<S>[];
}

/** A policy, and the place where the caller has asked for it. */
export interface PlacedPolicy<S = unknown> {
  /** What it says. */
  readonly policy: CiliumPolicyRules<S>;
  /** Rules that are added so that names of hosts are learned. Absent: none. */
  readonly lookups?: readonly CiliumEgressRule<S>[];
  readonly path: Path;
  /** Absent: it is one for the whole cluster. */
  readonly namespace: string | undefined;
  readonly about: 'endpoints' | 'nodes';
  readonly selector: LabelSelector;
  /** Where the caller has said whom it is about. */
  readonly selectorPath: Path;
}

/** A rule of a policy, whichever way it goes. */
export interface PlacedRule<S = unknown> {
  readonly in: PlacedPolicy<S>;
  readonly path: Path;
  readonly direction: CiliumDirection;
  readonly denies: boolean;
  readonly peer: CiliumPeer<S> | undefined;
  readonly peerPath: Path;
  readonly traffic: CiliumTraffic<S> | undefined;
  readonly trafficPath: Path;
  readonly authentication: CiliumRuleAuthentication | undefined;
}

/** Fills in every default. */
export function resolveCiliumPolicies<S>(
  cluster: Cluster<S>,
  options: CiliumPoliciesOptions<S>,
): CiliumPoliciesSettings<S> {
  const dns = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' }, onNode: false, ...options.dns };
  const given = [
    ...baselinePolicies(cluster, options.baseline ?? {}, dns),
    ...(options.policies ?? []).map(namespaced),
    ...(options.clusterwide ?? []).map(clusterwide),
  ];
  return {
    cluster,
    options,
    name: options.name ?? 'cilium-policies',
    version: options.ciliumVersion ?? defaultMinor(),
    dns,
    cidrGroups: options.cidrGroups ?? [],
    policies: given.map((placed) => withLookups(placed, dns)),
  };
}

function defaultMinor(): CiliumMinor {
  return minorOf(resolveChart('cilium', undefined).ref.version) as CiliumMinor;
}

function namespaced<S>(options: CiliumNetworkPolicy<S>, index: number): PlacedPolicy<S> {
  const { endpoints = {}, namespace, ...policy } = options;
  const path = ['policies', index];
  return {
    policy,
    path,
    namespace,
    about: 'endpoints',
    selector: endpoints,
    selectorPath: [...path, 'endpoints'],
  };
}

function clusterwide<S>(options: CiliumClusterwideNetworkPolicy<S>, index: number): PlacedPolicy<S> {
  const { subject, ...policy } = options;
  const { kind, ...selector } = subject;
  const path = ['clusterwide', index];
  return { policy, path, namespace: undefined, about: kind, selector, selectorPath: [...path, 'subject'] };
}

/** Names of hosts are learned from answers of DNS that pass the proxy: a policy that has some gets the rule for it. */
function withLookups<S>(placed: PlacedPolicy<S>, dns: Required<CiliumDns>): PlacedPolicy<S> {
  const { egress = [] } = placed.policy;
  const peers = egress.flatMap(({ to }) => (to?.kind === 'fqdns' && to.lookups !== 'elsewhere' ? [to] : []));
  if (peers.length === 0 || placed.about === 'nodes') return placed;
  return { ...placed, lookups: rulesForDns<S>(dns, lookupsOf(peers)) };
}

function lookupsOf<S>(peers: readonly CiliumFqdnsPeer<S>[]): CiliumDnsTraffic<S> {
  if (peers.some(({ lookups = 'any' }) => lookups === 'any')) return askAnything();
  const names = [...new Set(peers.flatMap((peer) => peer.names ?? []))];
  const patterns = [...new Set(peers.flatMap((peer) => peer.patterns ?? []))];
  return { kind: 'dns', names, patterns };
}

/** Every rule of the policies, without those that are added. */
export function rulesOf<S>({ policies }: CiliumPoliciesSettings<S>): readonly PlacedRule<S>[] {
  return policies.flatMap(rulesIn);
}

/** Every rule that a policy is applied with. */
export function appliedRules<S>(placed: PlacedPolicy<S>): readonly PlacedRule<S>[] {
  const { lookups = [], policy } = placed;
  return rulesIn({ ...placed, policy: { ...policy, egress: [...(policy.egress ?? []), ...lookups] } });
}

/** Every rule of a policy, without those that are added. */
export function rulesIn<S>(placed: PlacedPolicy<S>): readonly PlacedRule<S>[] {
  const { egress = [], egressDeny = [], ingress = [], ingressDeny = [] } = placed.policy;
  const place = (
    { authentication, from, to, traffic }: AnyRule<S>,
    key: 'ingress' | 'ingressDeny' | 'egress' | 'egressDeny',
    index: number,
  ): PlacedRule<S> => {
    const path = [...placed.path, key, index];
    const direction = key === 'ingress' || key === 'ingressDeny' ? 'ingress' : 'egress';
    return {
      in: placed,
      path,
      direction,
      denies: key === 'ingressDeny' || key === 'egressDeny',
      peer: from ?? to,
      peerPath: [...path, direction === 'ingress' ? 'from' : 'to'],
      traffic,
      trafficPath: [...path, 'traffic'],
      authentication,
    };
  };
  return [
    ...ingress.map((rule, index) => place(rule, 'ingress', index)),
    ...ingressDeny.map((rule, index) => place(rule, 'ingressDeny', index)),
    ...egress.map((rule, index) => place(rule, 'egress', index)),
    ...egressDeny.map((rule, index) => place(rule, 'egressDeny', index)),
  ];
}

interface AnyRule<S> extends Pick<CiliumEgressRule<S>, 'authentication' | 'to' | 'traffic'> {
  readonly from?: CiliumPeer<S>;
}

/** Whether a policy closes a direction but for what rules let through. */
export function closes({ policy }: PlacedPolicy, direction: CiliumDirection): boolean {
  return policy.enableDefaultDeny?.[direction] ?? hasRules(policy, direction);
}

/** Whether a policy has rules for a direction. */
export function hasRules(policy: CiliumPolicyRules<unknown>, direction: CiliumDirection): boolean {
  const { egress = [], egressDeny = [], ingress = [], ingressDeny = [] } = policy;
  return (direction === 'ingress' ? ingress.length + ingressDeny.length : egress.length + egressDeny.length) > 0;
}

/** Name of a group that a peer refers to, by the object or by its name. */
export function groupName(group: CiliumCidrGroup<unknown> | string): string {
  return typeof group === 'string' ? group : group.name;
}
