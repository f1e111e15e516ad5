import { isLabelKey, isLabelValue } from '../../../core/names';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { isReservedKey } from '../provider';
import type { NodePoolSettings, PoolsSettings } from '../settings';
import type { PoolEvidence } from './evidence';

/** Rules about labels and keys of requirements, for a module that has pools. */
export function labelRules(module: string, evidence: PoolEvidence): readonly Rule<PoolsSettings>[] {
  return [
    {
      id: `${module}/keys-are-free`,
      title: 'Labels and requirements leave alone what Karpenter sets by itself, and invent nothing in its domains',
      severity: 'error',
      evidence: evidence.definition,
      check: ({ nodePools, provider }, report) => {
        for (const { key, path } of nodePools.flatMap(keysOf)) {
          if (!isReservedKey(provider, key)) continue;
          report({
            path,
            message: `'${key}' is not yours to set: the NodePool is refused`,
            fix: 'use a key of your own domain',
          });
        }
      },
    },
    {
      id: `${module}/keys-are-read`,
      title: "Instances are described by labels of whoever makes the nodes: the other's describe nothing",
      severity: 'warning',
      evidence: evidence.labels,
      check: ({ nodePools, provider }, report) => {
        for (const { key, path } of nodePools.flatMap(keysOf)) {
          const [theirs, ours] = Object.entries(provider.translations).find(([prefix]) => key.startsWith(prefix)) ?? [];
          if (theirs === undefined || ours === undefined) continue;
          const better = key.replace(theirs, ours);
          report({
            path,
            message: `no instance is described by '${key}' here, so it would become a label and choose nothing`,
            fix: isReservedKey(provider, better) ? `use a label that begins with '${ours}'` : `write '${better}'`,
          });
        }
      },
    },
    {
      id: `${module}/labels-are-well-formed`,
      title: 'Keys and values of labels, taints and requirements are what Kubernetes takes',
      severity: 'error',
      evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
      check: ({ nodePools }, report) => {
        for (const [index, pool] of nodePools.entries()) {
          for (const { text, isKey, path } of textsOf(pool, ['nodePools', index])) {
            if (isKey ? isLabelKey(text) : isLabelValue(text)) continue;
            report({
              path,
              message: `'${text.slice(0, 80)}' is no ${isKey ? 'key' : 'value'} that Kubernetes takes`,
              fix: isKey
                ? "write a name of at most 63 letters, digits, '-', '_' and '.', after a domain if you like: 'example.com/team'"
                : "write at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends",
            });
          }
        }
      },
    },
  ];
}

/** Keys of labels and requirements that the caller has written, with their places. */
function keysOf(
  { options }: NodePoolSettings,
  index: number,
): readonly { readonly key: string; readonly path: Path }[] {
  const { labels = {}, requirements = [] } = options;
  return [
    ...Object.keys(labels).map((key) => ({ key, path: ['nodePools', index, 'labels', key] })),
    ...requirements.map(({ key }, n) => ({ key, path: ['nodePools', index, 'requirements', n, 'key'] })),
  ];
}

interface Text {
  readonly text: string;
  readonly isKey: boolean;
  readonly path: Path;
}

function textsOf({ options }: NodePoolSettings, at: Path): readonly Text[] {
  const { labels = {}, taints = [], startupTaints = [], requirements = [] } = options;
  const pair = (key: string, value: string | undefined, keyPath: Path, valuePath: Path): readonly Text[] => [
    { text: key, isKey: true, path: [...at, ...keyPath] },
    ...(value === undefined ? [] : [{ text: value, isKey: false, path: [...at, ...valuePath] }]),
  ];
  const tainted = (name: string, list: typeof taints): readonly Text[] =>
    list.flatMap(({ key, value }, n) => pair(key, value, [name, n, 'key'], [name, n, 'value']));
  return [
    ...Object.entries(labels).flatMap(([key, value]) => pair(key, value, ['labels', key], ['labels', key])),
    ...tainted('taints', taints),
    ...tainted('startupTaints', startupTaints),
    ...requirements.flatMap(({ key, values = [] }, n) => [
      ...pair(key, undefined, ['requirements', n, 'key'], []),
      ...values.map((text, m) => ({ text, isKey: false, path: [...at, 'requirements', n, 'values', m] })),
    ]),
  ];
}
