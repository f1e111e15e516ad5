import { isLabelKey, isLabelValue } from '../../../core/names';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import type { NodePoolSettings } from '../node-pool';
import type { PoolsSettings } from '../settings';

const NODE_POOLS_CRD =
  'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/apis/crds/karpenter.sh_nodepools.yaml';

/** Labels about instances that Karpenter sets, without `karpenter.k8s.aws/instance-`. */
const INSTANCE_LABELS: readonly string[] = [
  ...['category', 'family', 'generation', 'size', 'tenancy', 'hypervisor', 'local-nvme', 'capability-flex'],
  ...['cpu', 'cpu-manufacturer', 'cpu-sustained-clock-speed-mhz', 'memory', 'ebs-bandwidth', 'network-bandwidth'],
  ...['gpu-name', 'gpu-manufacturer', 'gpu-count', 'gpu-memory', 'encryption-in-transit-supported'],
  ...['accelerator-name', 'accelerator-manufacturer', 'accelerator-count'],
];

/** Labels in Karpenter's own domains that a NodePool may speak of. */
const KNOWN: ReadonlySet<string> = new Set([
  'karpenter.sh/capacity-type',
  'karpenter.k8s.aws/ec2nodeclass',
  'karpenter.k8s.aws/capacity-reservation-id',
  'karpenter.k8s.aws/capacity-reservation-interruptible',
  'karpenter.k8s.aws/capacity-reservation-type',
  'karpenter.k8s.aws/placement-group-id',
  'karpenter.k8s.aws/placement-group-partition',
  ...INSTANCE_LABELS.map((name) => `karpenter.k8s.aws/instance-${name}`),
]);

/** Rules about labels and keys of requirements, for a module that has pools. */
export function labelRules(module: string): readonly Rule<PoolsSettings>[] {
  return [
    {
      id: `${module}/keys-are-free`,
      title: 'Labels and requirements leave alone what Karpenter sets by itself, and invent nothing in its domains',
      severity: 'error',
      evidence: NODE_POOLS_CRD,
      check: ({ nodePools }, report) => {
        for (const { key, path } of nodePools.flatMap(keysOf)) {
          if (!isReserved(key)) continue;
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
      evidence: 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html',
      check: ({ nodePools, provider }, report) => {
        const other = provider.labels === 'eks.amazonaws.com' ? 'karpenter.k8s.aws' : 'eks.amazonaws.com';
        for (const { key, path } of nodePools.flatMap(keysOf)) {
          if (!key.startsWith(`${other}/instance-`)) continue;
          report({
            path,
            message: `no instance is described by '${key}' here, so it would become a label and choose nothing`,
            fix: `write '${key.replace(other, provider.labels)}'`,
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

function isReserved(key: string): boolean {
  const slash = key.indexOf('/');
  const domain = slash < 0 ? '' : key.slice(0, slash);
  if (key === 'kubernetes.io/hostname') return true;
  return (domain.endsWith('karpenter.sh') || domain.endsWith('karpenter.k8s.aws')) && !KNOWN.has(key);
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
