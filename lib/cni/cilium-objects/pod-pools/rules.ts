import { mostNodes } from '../../../core/cluster';
import { selectorProblems, takesAll } from '../../../core/label-selector';
import { isDnsLabel, isLabelKey, isLabelValue, suggestDnsLabel } from '../../../core/names';
import { blockCount, isCidr, parseCidr } from '../../../core/network/cidr';
import { known as rangeOf } from '../../../core/network/ranges';
import type { Rule } from '../../../core/rule';
import { clashes, meet, spanOfCidr } from '../address-span';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../evidence';
import { type PodPoolSettings, rangesOf } from './settings';

const MULTI_POOL = `${CILIUM_DOCS}/network/concepts/ipam/multi-pool/`;
const CIDR_SET = `${CILIUM_SOURCE}/pkg/ipam/cidrset/cidr_set.go`;

/** A bitmap of more blocks is not made. */
const MOST_BITS = 16;

/** The pool that Cilium's own installation makes. */
const DEFAULT_POOL = 'default';

/** What must hold for pools of pods, by themselves. */
export const POD_POOL_PLAN_RULES: readonly Rule<PodPoolSettings>[] = [
  {
    id: 'cilium-pod-pools/names-are-dns-labels',
    title:
      "Plans and pools are called by DNS labels, no two pools alike, and none 'default', which Cilium makes itself",
    severity: 'error',
    evidence: MULTI_POOL,
    check: ({ name, pools }, report) => {
      const names = pools.map(({ value }) => value.name);
      const named = [
        { path: ['name'], text: name },
        ...pools.map(({ path, value }) => ({ path: [...path, 'name'], text: value.name })),
      ];
      for (const [index, { path, text }] of named.entries()) {
        if (!isDnsLabel(text))
          report({
            path,
            message: `'${text.slice(0, 70)}' is not a DNS label of at most 63 characters`,
            fix: `write one such as '${suggestDnsLabel(text)}'`,
          });
        else if (index > 0 && text === DEFAULT_POOL)
          report({
            path,
            message: 'Cilium makes the pool default itself',
            fix: 'describe it in ipam of the plan of Cilium',
          });
        else if (index > 0 && names.indexOf(text) < index - 1)
          report({ path, message: `'${text}' is there already`, fix: 'give it another name' });
      }
    },
  },
  {
    id: 'cilium-pod-pools/pool-has-addresses',
    title: 'A pool has addresses, of IP families that the cluster has',
    severity: 'error',
    evidence: MULTI_POOL,
    check: ({ cluster, pools }, report) => {
      for (const { path, value } of pools) {
        if (value.ipv4 === undefined && value.ipv6 === undefined)
          report({ path, message: `'${value.name}' has no addresses`, fix: 'set ipv4, ipv6, or both' });
        for (const family of ['ipv4', 'ipv6'] as const) {
          if (value[family] === undefined || cluster.ipFamilies.includes(family)) continue;
          report({
            path: [...path, family],
            message: `pods of this cluster have ${cluster.ipFamilies.join(' and ')} alone`,
            fix: 'remove it, or give the cluster ranges of this family',
          });
        }
      }
    },
  },
  {
    id: 'cilium-pod-pools/ranges-can-be-read',
    title: 'Ranges of a pool are in CIDR notation, of its IP family, and hold blocks of its size',
    severity: 'error',
    evidence: CIDR_SET,
    check: (settings, report) => {
      for (const { cidr, family, maskSize, path } of rangesOf(settings)) {
        report.whenKnown([cidr], ([text = ''], report) => {
          const parsed = parseCidr(text);
          if (!isCidr(parsed)) report({ path, message: parsed.message, fix: parsed.fix });
          else if (parsed.family !== family)
            report({ path, message: `${text} is ${parsed.family}`, fix: `move it to ${parsed.family}` });
          else if (maskSize < parsed.prefix)
            report({
              path,
              message: `${text} is smaller than a block of /${maskSize}`,
              fix: `set maskSize to ${parsed.prefix} or more`,
            });
          else if (family === 'ipv6' && maskSize - parsed.prefix > MOST_BITS)
            report({
              path,
              message: `${text} has more blocks of /${maskSize} than Cilium counts`,
              fix: `set maskSize to ${parsed.prefix + MOST_BITS} at most, or write a range of /${maskSize - MOST_BITS}`,
            });
        });
      }
    },
  },
  {
    id: 'cilium-pod-pools/ranges-do-not-overlap',
    title: 'No address is in two ranges of pools, or in those of nodes and Services',
    severity: 'error',
    evidence: MULTI_POOL,
    check: (settings, report) => {
      const ranges = rangesOf(settings);
      const { nodes, services } = settings.cluster.ranges;
      report.whenKnown(
        ranges.map(({ cidr }) => cidr),
        (known, report) => {
          const spans = ranges.flatMap((range, index) => {
            const span = spanOfCidr(known[index] ?? '');
            return span === undefined ? [] : [{ ...range, span }];
          });
          for (const [one, other] of clashes(spans))
            report({
              path: other.path,
              message: `${other.span.text} shares addresses with ${one.span.text} of '${one.pool}'`,
              fix: 'leave each address in one range',
            });
        },
      );
      const others = [
        ...nodes.map((text) => ({ text, use: 'the network of the nodes' })),
        ...services.map((text) => ({ text, use: 'the Service range' })),
      ];
      for (const { cidr, path } of ranges) {
        for (const { text, use } of others) {
          report.whenKnown([cidr, text], ([range = '', other = ''], report) => {
            const [span, taken] = [spanOfCidr(range), spanOfCidr(other)];
            if (span === undefined || taken === undefined || !meet(span, taken)) return;
            report({
              path,
              message: `${range} shares addresses with ${use}, ${other}`,
              fix: `choose a range outside of ${other}`,
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-pod-pools/every-node-finds-a-block',
    title: 'A pool has a block for every node: pods that ask for it on others wait',
    severity: 'warning',
    evidence: MULTI_POOL,
    check: ({ cluster, pools }, report) => {
      const nodes = BigInt(mostNodes(cluster, 'linux'));
      for (const { path, value } of pools) {
        for (const family of ['ipv4', 'ipv6'] as const) {
          const ranges = value[family];
          if (ranges === undefined) continue;
          report.whenKnown(ranges.cidrs, (known, report) => {
            const blocks = known
              .map(rangeOf)
              .reduce((sum, range) => sum + (range ? blockCount(range, ranges.maskSize) : 0n), 0n);
            if (blocks === 0n || blocks >= nodes) return;
            report({
              path: [...path, family, 'maskSize'],
              message: `${known.join(', ')} has ${blocks} blocks of /${ranges.maskSize}, and there may be ${nodes} nodes`,
              fix: 'add a range, or write a greater maskSize',
            });
          });
        }
      }
    },
  },
  {
    id: 'cilium-pod-pools/selectors-can-be-read',
    title: 'Selectors and labels of pools are made of labels that objects can have',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    check: ({ pools }, report) => {
      for (const { path, value } of pools) {
        for (const key of ['pods', 'namespaces'] as const)
          for (const problem of selectorProblems(value[key] ?? {}, [...path, key])) report(problem);
        for (const [key, text] of Object.entries(value.labels ?? {})) {
          if (isLabelKey(key) && isLabelValue(text)) continue;
          report({
            path: [...path, 'labels', key],
            message: `'${`${key}=${text}`.slice(0, 140)}' is no label`,
            fix: 'write one that objects can have',
          });
        }
      }
    },
  },
  {
    id: 'cilium-pod-pools/pods-have-one-pool',
    title: 'No two pools choose one pod: it gets no address',
    severity: 'error',
    evidence: `${CILIUM_SOURCE}/pkg/k8s/apis/cilium.io/v2alpha1/ippool_types.go`,
    check: ({ pools }, report) => {
      const choosing = pools.filter(({ value }) => value.pods !== undefined || value.namespaces !== undefined);
      for (const [index, { path, value }] of choosing.entries()) {
        const other = choosing.slice(0, index).find((one) => {
          const sharesFamily = (['ipv4', 'ipv6'] as const).some((family) => value[family] && one.value[family]);
          return sharesFamily && (isWhole(value) || isWhole(one.value) || sameChoice(value, one.value));
        });
        if (other === undefined) continue;
        report({
          path: [...path, value.pods === undefined ? 'namespaces' : 'pods'],
          message: `pods that '${value.name}' chooses are also chosen by '${other.value.name}'`,
          fix: 'choose others, or let pods ask for one of the two by its annotation',
        });
      }
    },
  },
];

type Choice = PodPoolSettings['pools'][number]['value'];

function isWhole({ namespaces = {}, pods = {} }: Choice): boolean {
  return takesAll(namespaces) && takesAll(pods);
}

function sameChoice(a: Choice, b: Choice): boolean {
  return JSON.stringify([a.pods, a.namespaces]) === JSON.stringify([b.pods, b.namespaces]);
}
