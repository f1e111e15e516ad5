import type { Path } from '../../../../core/path';
import type { Problem } from '../../../../core/rule';
import { type CiliumPort, MOST_PORTS } from '../port-options';
import { type PlacedRule, rulesIn } from '../settings';
import type { CiliumTraffic } from '../traffic-options';
import { type CiliumPolicyRule, POLICY_DOCS, ruleOfRules, VALIDATION } from './rule-type';

/** What must hold for ports, and for messages of ICMP. */
export const TRAFFIC_RULES: readonly CiliumPolicyRule[] = [
  ruleOfRules(
    {
      id: 'cilium-policies/ports-are-few',
      title: 'A rule has at least one port, or type of ICMP message, and at most 40',
      severity: 'error',
      evidence: VALIDATION,
    },
    ({ traffic, trafficPath }) => {
      if (traffic === undefined || traffic.kind === 'dns') return [];
      const [key, count] =
        traffic.kind === 'icmp'
          ? (['types', traffic.types.length] as const)
          : (['ports', traffic.ports.length] as const);
      const path = [...trafficPath, key];
      if (count === 0) return [{ path, message: 'an empty list means all of them', fix: 'name some' }];
      if (count <= MOST_PORTS) return [];
      const message = `the agent takes ${MOST_PORTS} in one rule, and there are ${count}`;
      return [{ path, message, fix: 'write a range with endPort, or the rest as another rule' }];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/port-ranges-are-ranges',
      title: 'A range of ports begins with a number, and ends with a greater one',
      severity: 'error',
      evidence: `${POLICY_DOCS}/layer4/`,
    },
    ({ traffic, trafficPath }) =>
      portsOf(traffic).flatMap(({ endPort, port }, index): readonly Problem[] => {
        if (endPort === undefined || (typeof port === 'number' && endPort >= port)) return [];
        const path = [...trafficPath, 'ports', index, 'endPort'];
        return typeof port === 'number'
          ? [{ path, message: `the range ends with ${endPort}, before ${port}`, fix: `write a number above ${port}` }]
          : [{ path, message: 'the range begins with no number', fix: 'set port to a number, or remove endPort' }];
      }),
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/nodes-speak-by-port',
      title: 'Policies for nodes look at ports, and at questions to DNS that go out: the agent takes nothing else',
      severity: 'error',
      evidence: VALIDATION,
    },
    ({ direction, in: { about }, traffic, trafficPath }) => {
      if (about !== 'nodes' || traffic === undefined) return [];
      if (traffic.kind === 'ports' || traffic.kind === 'icmp' || traffic.kind === 'dns') return [];
      return [
        {
          path: [...trafficPath, 'kind'],
          message: `nothing looks into what nodes ${direction === 'ingress' ? 'are told' : 'say'}`,
          fix: "write kind 'ports'",
        },
      ];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/one-protocol-a-port',
      title: 'Rules of a policy agree what is spoken at a port: the agent takes no two protocols there',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/layer7/`,
    },
    (rule) => {
      const own = inspected(rule);
      if (own === undefined) return [];
      const other = siblings(rule).find((one) => {
        const kind = inspected(one);
        const isEarlier = Number(one.path.at(-1)) < Number(rule.path.at(-1));
        return isEarlier && kind !== undefined && kind !== own && shareNumber(one.traffic, rule.traffic);
      });
      return other === undefined
        ? []
        : [
            {
              path: [...rule.trafficPath, 'kind'],
              message: `another rule of the policy says '${other.traffic?.kind}' at the same port: where both are for the same peers, the agent takes neither`,
              fix: 'write one of them, or other ports',
            },
          ];
    },
  ),
  ruleOfRules(
    {
      id: 'cilium-policies/requests-are-not-let-past',
      title: 'What is looked into is not let through as it is by another rule of the policy',
      severity: 'warning',
      evidence: `${POLICY_DOCS}/layer7/`,
    },
    (rule) => {
      if (inspected(rule) === undefined) return [];
      const open = siblings(rule).find(
        (one) =>
          inspected(one) === undefined &&
          one.traffic?.kind !== 'icmp' &&
          one.traffic?.kind !== 'tls' &&
          (one.peer === undefined || JSON.stringify(one.peer) === JSON.stringify(rule.peer)) &&
          covers(one.traffic, rule.traffic),
      );
      return open === undefined
        ? []
        : [
            {
              path: rule.trafficPath,
              message: `${placeOf(open)} lets the same peers through at that port, whatever they ask`,
              fix: 'remove that rule, or its port',
            },
          ];
    },
  ),
];

/** What the proxy looks for: gRPC is HTTP to it. */
function inspected({ traffic }: PlacedRule): 'http' | 'kafka' | 'dns' | undefined {
  switch (traffic?.kind) {
    case 'http':
    case 'grpc':
      return 'http';
    case 'kafka':
    case 'dns':
      return traffic.kind;
    case 'ports':
    case 'icmp':
    case 'tls':
    case undefined:
      return undefined;
  }
}

/** Ports of traffic, those of DNS too. */
export function portsOf(traffic: CiliumTraffic<unknown> | undefined): readonly CiliumPort[] {
  if (traffic === undefined || traffic.kind === 'icmp') return [];
  return traffic.kind === 'dns' ? [{ port: 53 }] : traffic.ports;
}

/** Rules of the same policy that let through what goes the same way. */
function siblings({ direction, in: placed }: PlacedRule): readonly PlacedRule[] {
  return rulesIn(placed).filter((one) => one.direction === direction && !one.denies);
}

function shareNumber(one: CiliumTraffic<unknown> | undefined, other: CiliumTraffic<unknown> | undefined): boolean {
  const numbers = portsOf(other).map(({ port }) => port);
  return portsOf(one).some(({ port }) => port !== undefined && numbers.includes(port));
}

/** Whether traffic that is let through as it is has all ports of what is looked into. */
function covers(open: CiliumTraffic<unknown> | undefined, looked: CiliumTraffic<unknown> | undefined): boolean {
  if (open === undefined) return true;
  const ports = portsOf(open);
  return portsOf(looked).every(({ port }) => ports.some((one) => hasPort(one, port)));
}

/** Whether a port, or a range of them, has another. */
export function hasPort(one: CiliumPort, port: CiliumPort['port']): boolean {
  if (one.port === undefined || one.port === port) return true;
  return (
    typeof one.port === 'number' && typeof port === 'number' && one.port <= port && port <= (one.endPort ?? one.port)
  );
}

function placeOf({ path }: { readonly path: Path }): string {
  return `rule ${String(path.at(-1))} of ${String(path.at(-2))}`;
}
