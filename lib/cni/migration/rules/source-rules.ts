import { overlaps } from '../../../core/network/cidr';
import { known } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import type { CalicoOptions } from '../../calico/options';
import { enforcesPolicies, type MigrationSettings } from '../settings';
import { GUIDE } from './evidence';

/** The interfaces that Cilium adds to a node. */
const CILIUM_INTERFACES = ['cilium_host', 'cilium_net', 'cilium_vxlan', 'cilium_geneve', 'cilium_wg0'];

/** What the CNI of today must be like. */
export const MIGRATION_SOURCE_RULES: readonly Rule<MigrationSettings>[] = [
  {
    id: 'migration/source-uses-the-routes-of-linux',
    title: 'Only a CNI that leaves packets to the routes of Linux can hand them to another: eBPF takes them past these',
    severity: 'error',
    evidence: GUIDE,
    check: ({ old, options }, report) => {
      if (!old.plan.provides.includes('service-routing')) return;
      report({
        path: ['from', 'options', ...('linuxDataplane' in (options.from.options ?? {}) ? ['linuxDataplane'] : [])],
        message: `the eBPF dataplane of ${old.name} forwards packets by itself, so that new and old pods would not meet`,
        fix: "change linuxDataplane to 'Iptables' and bring kube-proxy back first, or move the workloads to another cluster",
      });
    },
  },
  {
    id: 'migration/bgp-has-not-been-tested',
    title: 'Moving away from a CNI that exchanges routes by BGP has not been tested upstream',
    severity: 'warning',
    evidence: GUIDE,
    check: ({ old, options }, report) => {
      if (!old.plan.provides.includes('bgp')) return;
      report({
        path: ['from', 'options', ...('bgp' in (options.from.options ?? {}) ? ['bgp'] : [])],
        message: `routers learn addresses of pods and Services from ${old.name}, and nothing of the new range`,
        fix: "try it on a test cluster with the same routers, or change to encapsulation 'VXLAN' without BGP first",
      });
    },
  },
  {
    id: 'migration/agents-keep-their-address',
    title: "Calico's way to find the address of a node does not find the interface that Cilium adds",
    severity: 'warning',
    evidence: GUIDE,
    check: ({ options }, report) => {
      const { from, podRanges } = options;
      if (from.kind !== 'calico') return;
      const found = from.firstFound === true ? 'the first address of any interface' : mistaken(from.options, podRanges);
      if (found === undefined) return;
      report({
        path: ['from', ...(from.firstFound === true ? ['firstFound'] : ['options', 'nodeAddressAutodetection'])],
        message: `with ${found}, a node may take the address of cilium_host for its own, and its routes fail`,
        fix: "set it to { kubernetes: 'NodeInternalIP' } before anything else: step 1 of the runbook says how",
      });
    },
  },
  {
    id: 'migration/policies-pause',
    title: 'While both networks run, no policy is enforced on nodes that have moved',
    severity: 'warning',
    evidence: GUIDE,
    check: ({ old, options, parksPolicies }, report) => {
      if (!enforcesPolicies(old) || options.policies !== undefined) return;
      report({
        path: ['policies'],
        message: `${old.name} enforces policies today: they are taken away before the first node moves, and come back after the last`,
        fix: parksPolicies
          ? "say policies: 'park' once whoever relies on them has agreed, or 'none' if there are none"
          : "say policies: 'none'",
      });
    },
  },
];

/** How Calico would take Cilium's interface for a node's own; nothing if it would not. */
function mistaken(options: CalicoOptions = {}, podRanges: readonly string[]): string | undefined {
  const { nodeAddressAutodetection: wanted } = options;
  if (wanted === undefined) return undefined;
  if ('interface' in wanted && CILIUM_INTERFACES.some((name) => matches(wanted.interface, name)))
    return `the interface '${wanted.interface}'`;
  if (!('cidrs' in wanted)) return undefined;
  const ranges = podRanges.flatMap((text) => known(text) ?? []);
  const meeting = wanted.cidrs.find((text) => {
    const range = known(text);
    return range !== undefined && ranges.some((one) => overlaps(one, range));
  });
  return meeting === undefined ? undefined : `addresses in ${meeting}`;
}

/** Calico takes a list of expressions, with commas in between. */
function matches(expressions: string, name: string): boolean {
  return expressions.split(',').some((expression) => {
    try {
      return new RegExp(`^(?:${expression})`).test(name);
    } catch {
      return false;
    }
  });
}
