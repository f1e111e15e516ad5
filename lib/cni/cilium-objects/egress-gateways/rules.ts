import { selectorProblems, takesAll } from '../../../core/label-selector';
import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import { isAddress, isCidr, parseCidr } from '../../../core/network/cidr';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { isWithin, meet, spanOfAddress, spanOfCidr } from '../address-span';
import { takeOneNode } from '../certain-match';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import { type EgressSettings, egressIPOf } from './settings';

const EGRESS = `${CILIUM_DOCS}/network/egress-gateway/egress-gateway/`;
const AGENT = `${CILIUM_SOURCE}/pkg/egressgateway/policy.go`;

/** What must hold for ways out, by themselves. */
export const EGRESS_PLAN_RULES: readonly Rule<EgressSettings>[] = [
  {
    id: 'cilium-egress/names-are-dns-labels',
    title: 'Plans and policies of ways out are called by DNS labels, and no two policies alike',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    check: ({ name, policies }, report) => {
      const named = [
        { path: ['name'] as Path, name },
        ...policies.map(({ path, value }) => ({ path: [...path, 'name'], name: value.name })),
      ];
      for (const [index, { name, path }] of named.entries()) {
        if (!isDnsLabel(name))
          report({
            path,
            message: `'${name.slice(0, 70)}' is not a DNS label of at most 63 characters`,
            fix: `write one such as '${suggestDnsLabel(name)}'`,
          });
        else if (index > 0 && named.slice(1, index).some((one) => one.name === name))
          report({ path, message: `'${name}' is there already`, fix: 'give it another name' });
      }
    },
  },
  {
    id: 'cilium-egress/selectors-can-be-read',
    title: 'Selectors of pods, namespaces and nodes are made of labels that these can have',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        const all = [
          ...value.selectors.flatMap(({ namespaces = {}, pods = {} }, index) => [
            [pods, [...path, 'selectors', index, 'pods']] as const,
            [namespaces, [...path, 'selectors', index, 'namespaces']] as const,
          ]),
          ...(value.onNodes ?? []).map((nodes, index) => [nodes, [...path, 'onNodes', index]] as const),
          ...value.gateways.map(({ nodes }, index) => [nodes, [...path, 'gateways', index, 'nodes']] as const),
        ];
        for (const problem of all.flatMap(([selector, place]) => selectorProblems(selector, place))) report(problem);
      }
    },
  },
  {
    id: 'cilium-egress/destinations-can-be-read',
    title: 'Destinations are ranges in CIDR notation',
    severity: 'error',
    evidence: AGENT,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        for (const key of ['destinationCIDRs', 'excludedCIDRs'] as const) {
          for (const [index, range] of (value[key] ?? []).entries()) {
            report.whenKnown([range], ([text = ''], report) => {
              const parsed = parseCidr(text);
              if (!isCidr(parsed)) report({ path: [...path, key, index], message: parsed.message, fix: parsed.fix });
            });
          }
        }
      }
    },
  },
  {
    id: 'cilium-egress/exclusions-are-of-destinations',
    title: 'What is excluded is part of a destination: all else leaves by the node of the pod anyhow',
    severity: 'warning',
    evidence: EGRESS,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        for (const [index, range] of (value.excludedCIDRs ?? []).entries()) {
          report.whenKnown([range, ...value.destinationCIDRs], ([text = '', ...destinations], report) => {
            const excluded = spanOfCidr(text);
            const spans = destinations.map(spanOfCidr);
            if (excluded === undefined || spans.some((span) => span === undefined || meet(span, excluded))) return;
            report({
              path: [...path, 'excludedCIDRs', index],
              message: `${text} is no part of ${destinations.join(', ')}`,
              fix: 'remove it',
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-egress/destination-has-a-family-of-the-cluster',
    title: 'Destinations are of an IP family that pods have',
    severity: 'warning',
    evidence: EGRESS,
    check: ({ cluster, policies }, report) => {
      for (const { path, value } of policies) {
        for (const [index, range] of value.destinationCIDRs.entries()) {
          report.whenKnown([range], ([text = ''], report) => {
            const family = spanOfCidr(text)?.family;
            if (family === undefined || cluster.ipFamilies.includes(family)) return;
            report({
              path: [...path, 'destinationCIDRs', index],
              message: `${text} is ${family}, and pods of this cluster have ${cluster.ipFamilies.join(' and ')}`,
              fix: 'remove it, or give the cluster ranges of this family too',
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-egress/address-can-be-a-nodes-own',
    title: 'An egress address is an IP address outside of the ranges of pods and Services',
    severity: 'error',
    evidence: EGRESS,
    check: ({ cluster, policies }, report) => {
      const taken = [...cluster.ranges.pods, ...cluster.ranges.services];
      for (const { path, value } of policies) {
        for (const [index, gateway] of value.gateways.entries()) {
          const egressIP = egressIPOf(gateway);
          if (egressIP === undefined) continue;
          const place = [...path, 'gateways', index, 'egressIP'];
          report.whenKnown([egressIP, ...taken], ([text = '', ...ranges], report) => {
            const span = spanOfAddress(text);
            const range = ranges.find((one) => {
              const outer = spanOfCidr(one);
              return span !== undefined && outer !== undefined && isWithin(span, outer);
            });
            if (!isAddress(text))
              report({
                path: place,
                message: `'${text.slice(0, 60)}' is not an IP address`,
                fix: "write one such as '192.0.2.10', without a prefix length",
              });
            else if (range !== undefined)
              report({
                path: place,
                message: `${text} is in ${range}, where pods or Services have addresses`,
                fix: 'write an address that the node has outside of the cluster',
              });
          });
        }
      }
    },
  },
  {
    id: 'cilium-egress/address-has-destinations',
    title: 'An egress address is of the IP family of a destination',
    severity: 'warning',
    evidence: AGENT,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        for (const [index, gateway] of value.gateways.entries()) {
          const egressIP = egressIPOf(gateway);
          if (egressIP === undefined) continue;
          report.whenKnown([egressIP, ...value.destinationCIDRs], ([text = '', ...destinations], report) => {
            const family = spanOfAddress(text)?.family;
            const families = destinations.map((one) => spanOfCidr(one)?.family);
            if (family === undefined || families.includes(undefined) || families.includes(family)) return;
            report({
              path: [...path, 'gateways', index, 'egressIP'],
              message: `${text} is ${family}, and no destination is: pods leave with whatever address its interface has`,
              fix: 'write an address of the family of the destinations, or name the interface',
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-egress/gateways-are-different-nodes',
    title: 'Gateways of a policy select different nodes: each is the first of its nodes by name',
    severity: 'warning',
    evidence: AGENT,
    check: ({ cluster, policies }, report) => {
      for (const { path, value } of policies) {
        for (const [index, { nodes }] of value.gateways.entries()) {
          if (!value.gateways.slice(0, index).some((one) => takeOneNode(one.nodes, nodes, cluster))) continue;
          report({
            path: [...path, 'gateways', index, 'nodes'],
            message: 'another gateway selects the same nodes: both are one node, and nothing is spread',
            fix: "select one node each, by the label 'kubernetes.io/hostname'",
          });
        }
      }
    },
  },
  {
    id: 'cilium-egress/gateway-nodes-are-chosen',
    title: 'Gateways are nodes that are meant to be: of all nodes, the first by name is taken',
    severity: 'warning',
    evidence: AGENT,
    check: ({ policies }, report) => {
      for (const { path, value } of policies) {
        for (const [index, { nodes }] of value.gateways.entries()) {
          if (!takesAll(nodes)) continue;
          report({
            path: [...path, 'gateways', index, 'nodes'],
            message:
              'every node is selected: the way out changes, and connections break, whenever one with an earlier name joins',
            fix: 'select nodes by a label that gateways alone have',
          });
        }
      }
    },
  },
];
