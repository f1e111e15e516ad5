import { selectorProblems, takesAll } from '../../../core/label-selector';
import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import { isAddress } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { Problem, Rule } from '../../../core/rule';
import { isWithin, spanOfAddress, spanOfCidr } from '../address-span';
import { CILIUM_DEFINITIONS, CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import type { LocalRedirect, RedirectPort } from './options';
import type { RedirectSettings } from './settings';

const REDIRECTS = `${CILIUM_DOCS}/network/kubernetes/local-redirect-policy/`;
const AGENT = `${CILIUM_SOURCE}/pkg/loadbalancer/redirectpolicy/redirectpolicy.go`;
const DEFINITION = `${CILIUM_DEFINITIONS}/v2/ciliumlocalredirectpolicies.yaml`;

/** Port numbers as the definition writes them: those of 60000 to 60999 and some more are missing. */
const DEFINED_PORTS = /^([1-9]|[1-5]?[0-9]{2,4}|6[1-4][0-9]{3}|65[1-4][0-9]{2}|655[1-2][0-9]|6553[1-5])$/;

/** RFC 6335: a letter at least, and no two hyphens side by side. */
const PORT_NAME = /^(?=.{1,15}$)(?=.*[A-Za-z])[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/;

/** What must hold for redirects, by themselves. */
export const REDIRECT_PLAN_RULES: readonly Rule<RedirectSettings>[] = [
  {
    id: 'cilium-redirects/names-are-dns-labels',
    title:
      'Plans, redirects, namespaces and Services are called by DNS labels, and no two redirects of a namespace alike',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    check: ({ name, policies }, report) => {
      for (const [path, text] of [[['name'], name] as const, ...policies.flatMap(namesOf)]) {
        if (isDnsLabel(text)) continue;
        report({
          path,
          message: `'${text.slice(0, 70)}' is not a DNS label of at most 63 characters`,
          fix: `write one such as '${suggestDnsLabel(text)}'`,
        });
      }
      for (const [index, { path, value }] of policies.entries()) {
        const isThere = policies
          .slice(0, index)
          .some((one) => one.value.name === value.name && one.value.namespace === value.namespace);
        if (isThere)
          report({
            path: [...path, 'name'],
            message: `'${value.name}' is there already in ${value.namespace}`,
            fix: 'give it another name',
          });
      }
    },
  },
  {
    id: 'cilium-redirects/pods-are-selected',
    title: 'Who gets redirected traffic is selected by a label at least',
    severity: 'error',
    evidence: REDIRECTS,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        const place = path[0] === 'nodeLocalDns' ? [...path, 'labels'] : [...path, 'to', 'pods'];
        for (const problem of selectorProblems(value.to.pods, place)) report(problem);
        if (takesAll(value.to.pods))
          report({
            path: place,
            message: 'any pod of the namespace would get the traffic',
            fix: 'write a label that the right ones have',
          });
      }
    },
  },
  {
    id: 'cilium-redirects/several-ports-have-names',
    title: 'Of several ports each has a name, which no other of its side has: it tells which goes where',
    severity: 'error',
    evidence: AGENT,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) for (const problem of portNameProblems(value, path)) report(problem);
    },
  },
  {
    id: 'cilium-redirects/ports-lead-somewhere',
    title: 'A single port goes to one of its protocol; of several, each goes to the port of its name',
    severity: 'error',
    evidence: AGENT,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        const taken = value.from.ports ?? [];
        const [only] = taken;
        const [first] = value.to.ports;
        if (taken.length === 1 && only !== undefined && first !== undefined && only.protocol !== first.protocol)
          report({
            path: [...path, 'to', 'ports', 0, 'protocol'],
            message: `${only.protocol} is redirected, and the first port speaks ${first.protocol}: the agent refuses the policy`,
            fix: `write '${only.protocol}'`,
          });
        if (taken.length < 2) continue;
        for (const [index, { name }] of taken.entries()) {
          if (name === undefined || value.to.ports.some((port) => isSameName(port.name, name))) continue;
          report({
            path: [...path, 'from', 'ports', index, 'name'],
            message: `no port of the pods is called '${name.slice(0, 40)}'`,
            fix: 'give both the same name',
          });
        }
      }
    },
  },
  {
    id: 'cilium-redirects/port-is-in-the-definition',
    title: 'Ports are among those that the definition of the kind takes',
    severity: 'error',
    evidence: DEFINITION,
    check: ({ policies }, report) => {
      for (const [place, { port }] of policies.flatMap(({ path, value }) => portsOf(value, path))) {
        if (DEFINED_PORTS.test(String(port))) continue;
        report({
          path: [...place, 'port'],
          message: `the API server refuses the port ${port}: upstream's pattern leaves it out`,
          fix: 'use a port below 60000, or from 61000 to 64999',
        });
      }
    },
  },
  {
    id: 'cilium-redirects/address-can-be-read',
    title: 'What is redirected is an IP address',
    severity: 'error',
    evidence: DEFINITION,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        if (!('ip' in value.from)) continue;
        report.whenKnown([value.from.ip], ([text = ''], report) => {
          if (isAddress(text)) return;
          report({
            path: [...path, 'from', 'ip'],
            message: `'${text.slice(0, 60)}' is not an IP address`,
            fix: "write one such as '169.254.169.254', without a prefix length",
          });
        });
      }
    },
  },
  {
    id: 'cilium-redirects/address-is-of-no-service',
    title: 'An address that is redirected is of no Service: Cilium takes none away from it',
    severity: 'warning',
    evidence: `${REDIRECTS}#addressmatcher`,
    check: ({ cluster, policies }, report) => {
      for (const { path, value } of policies) {
        if (!('ip' in value.from)) continue;
        for (const range of cluster.ranges.services) {
          report.whenKnown([value.from.ip, range], ([text = '', services = ''], report) => {
            const [address, taken] = [spanOfAddress(text), spanOfCidr(services)];
            if (address === undefined || taken === undefined || !isWithin(address, taken)) return;
            report({
              path: [...path, 'from', 'ip'],
              message: `${text} is in ${services}, where Services have addresses`,
              fix: 'name the Service instead: from: { service: ... }',
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-redirects/traffic-goes-one-way',
    title: 'No two redirects take the same traffic: the agent leaves it to one of them',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/loadbalancer/redirectpolicy/controller.go`,
    check: ({ policies }, report) => {
      for (const [index, { path, value }] of policies.entries()) {
        for (const one of policies.slice(0, index)) {
          const { from } = value;
          const { from: other } = one.value;
          if (!haveCommonPort(from.ports, other.ports)) continue;
          if ('service' in from) {
            if ('service' in other && other.service === from.service && one.value.namespace === value.namespace)
              report(taken([...path, 'from'], one.value.name));
          } else if ('ip' in other)
            report.whenKnown([from.ip, other.ip], ([a, b], report) => {
              if (a === b) report(taken([...path, 'from'], one.value.name));
            });
        }
      }
    },
  },
];

function taken(path: Path, name: string): Problem {
  return { path, message: `'${name}' takes this traffic already`, fix: 'remove one of the two' };
}

/** No ports are all of them. */
function haveCommonPort(a: readonly RedirectPort[] = [], b: readonly RedirectPort[] = []): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return a.some((one) => b.some(({ port, protocol }) => port === one.port && protocol === one.protocol));
}

function namesOf({ path, value }: RedirectSettings['policies'][number]): readonly (readonly [Path, string])[] {
  const isDns = path[0] === 'nodeLocalDns';
  return [
    [[...path, 'name'], value.name],
    [[...path, 'namespace'], value.namespace],
    ...('service' in value.from
      ? [[[...path, ...(isDns ? [] : ['from']), 'service'], value.from.service] as const]
      : []),
  ];
}

function portsOf({ from, to }: LocalRedirect<unknown>, path: Path): readonly (readonly [Path, RedirectPort])[] {
  return [
    ...(from.ports ?? []).map((port, index) => [[...path, 'from', 'ports', index], port] as const),
    ...to.ports.map((port, index) => [[...path, 'to', 'ports', index], port] as const),
  ];
}

function portNameProblems({ from, to }: LocalRedirect<unknown>, path: Path): readonly Problem[] {
  const several = (from.ports ?? []).length > 1 || to.ports.length > 1;
  return (['from', 'to'] as const).flatMap((side) => {
    const ports = (side === 'from' ? from.ports : to.ports) ?? [];
    // A single port of a Service needs none, whatever is on the other side.
    const needsName = side === 'from' ? ports.length > 1 : several;
    return ports.flatMap(({ name }, index): readonly Problem[] => {
      const place = [...path, side, 'ports', index, 'name'];
      if (name === undefined)
        return needsName
          ? [{ path: place, message: 'it is one of several, and has no name', fix: "give it one such as 'http'" }]
          : [];
      if (!PORT_NAME.test(name))
        return [
          {
            path: place,
            message: `'${name.slice(0, 40)}' is no name of a port`,
            fix: 'write at most 15 letters and digits, one letter at least, with single - between them',
          },
        ];
      const isThere = ports.slice(0, index).some((port) => isSameName(port.name, name));
      return isThere ? [{ path: place, message: `'${name}' is there already`, fix: 'give it another name' }] : [];
    });
  });
}

/** Letter case means nothing. */
function isSameName(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
