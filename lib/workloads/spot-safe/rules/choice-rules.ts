import { isTree } from '../../../core/values';
import { MAKES_NODES } from '../../../nodes/termination/of-cluster';
import { HOST_KEY, ZONE_KEY } from '../../placement/spread';
import type { SpreadConstraintOptions } from '../pod-options';
import { PAGES } from './evidence';
import type { WorkloadRule } from './rule-type';

/** What must hold for the nodes and neighbours that pods choose. */
export const CHOICE_RULES: readonly WorkloadRule[] = [
  {
    id: 'spot-safe/own-constraints-bind',
    title: 'Constraints in addition say what happens, and whose pods they count: those of the workload',
    severity: 'error',
    evidence: PAGES.spread,
    check: ({ identity, options: { pod } }, report) => {
      const labels = { ...pod.labels, ...identity.labels };
      for (const [index, constraint] of (pod.topologySpreadConstraints ?? []).entries()) {
        for (const [path, message, fix] of looseEnds(constraint, labels)) {
          report({ path: ['pod', 'topologySpreadConstraints', index, ...path], message, fix });
        }
      }
    },
  },
  {
    id: 'spot-safe/tolerations-have-keys',
    title: 'A toleration names the taint: one of all taints keeps pods on nodes that are about to go',
    severity: 'error',
    evidence: 'https://karpenter.sh/docs/concepts/disruption/',
    check: ({ options: { pod } }, report) => {
      for (const [index, { key, operator = 'Equal' }] of (pod.tolerations ?? []).entries()) {
        const isAll = key === undefined || key === '';
        const staysOn = !isAll && STAYS_ON.includes(key);
        if (!isAll && !staysOn) continue;
        report({
          path: ['pod', 'tolerations', index, ...(isAll ? ['key'] : [])],
          message: isAll
            ? operator === 'Exists'
              ? 'it tolerates every taint, also that of a node which is drained: the pod is not evicted, and is killed with the node'
              : 'a toleration without a key needs the operator Exists, and would then tolerate every taint'
            : `'${key}' ${LOSS_KEYS.includes(key) ? 'is tolerated already, for as long as drain.lossEvictionSeconds says' : 'is what a node gets that is drained: the pod would stay, and be killed with it'}`,
          fix: isAll ? 'name the key of the taint' : 'remove it',
        });
      }
    },
  },
  {
    id: 'spot-safe/spot-nodes-are-told-apart',
    title: 'Where pods run on spot nodes alone, these have a label that others have not',
    severity: 'error',
    evidence: PAGES.nodes,
    check: ({ nodes: { capacity, spotLabels }, options }, report) => {
      if (spotLabels.length > 0 || (capacity === 'any' ? true : options.nodes?.capacity === undefined)) return;
      report({
        path: ['nodes', 'spotLabel'],
        message: 'no label is known that spot nodes have, and no others',
        fix: "set it, give spot pools of the cluster a label of their own, or set capacity to 'any'",
      });
    },
  },
  {
    id: 'spot-safe/soft-rules-cost-nodes',
    title: 'No soft rule about neighbours where nodes are made for pods: it is met by a new node for each',
    severity: 'warning',
    evidence: 'https://karpenter.sh/docs/concepts/scheduling/',
    check: ({ options: { pod }, termination: { handler } }, report) => {
      if (!MAKES_NODES.includes(handler)) return;
      const antiAffinity = isTree(pod.affinity) ? pod.affinity['podAntiAffinity'] : undefined;
      if (isTree(antiAffinity) && antiAffinity['preferredDuringSchedulingIgnoredDuringExecution'] !== undefined) {
        report({
          path: ['pod', 'affinity', 'podAntiAffinity'],
          message: 'Karpenter takes what is preferred as required first: a node for each pod, and none is ever merged',
          fix: 'remove it: podsPerNode limits what a node takes along',
        });
      }
      for (const [index, { topologyKey, whenUnsatisfiable }] of (pod.topologySpreadConstraints ?? []).entries()) {
        if (whenUnsatisfiable !== 'ScheduleAnyway' || topologyKey === HOST_KEY || topologyKey === ZONE_KEY) continue;
        report({
          path: ['pod', 'topologySpreadConstraints', index, 'whenUnsatisfiable'],
          message: 'Karpenter takes it as DoNotSchedule first, and makes nodes for it',
          fix: 'remove the constraint',
        });
      }
    },
  },
];

/** Taints of nodes that are lost, and how long they are tolerated is an option. */
const LOSS_KEYS: readonly string[] = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Taints of nodes that no pod of a service should stay on. */
const STAYS_ON: readonly string[] = [
  ...LOSS_KEYS,
  'karpenter.sh/disrupted',
  'node.kubernetes.io/unschedulable',
  'node.kubernetes.io/out-of-service',
  'node.cloudprovider.kubernetes.io/shutdown',
];

type LooseEnd = readonly [path: readonly string[], message: string, fix: string];

function looseEnds(
  { labelSelector, matchLabelKeys = [], minDomains, topologyKey, whenUnsatisfiable }: SpreadConstraintOptions,
  labels: Readonly<Record<string, string>>,
): readonly LooseEnd[] {
  if (topologyKey === ZONE_KEY || topologyKey === HOST_KEY) return [];
  const wanted = Object.entries(labelSelector?.matchLabels ?? {});
  const counted = wanted.length + (labelSelector?.matchExpressions ?? []).length;
  const stranger = wanted.find(([key, value]) => labels[key] !== value);
  const twice = matchLabelKeys.find((key) => labelSelector?.matchLabels?.[key] !== undefined);
  return [
    ...(whenUnsatisfiable === undefined
      ? [
          [
            ['whenUnsatisfiable'],
            'Kubernetes has no default for it, and refuses the pod',
            "set it to 'DoNotSchedule' or 'ScheduleAnyway'",
          ] as const,
        ]
      : []),
    ...(counted === 0
      ? [
          [
            ['labelSelector'],
            'without a selector it counts no pods, and never binds',
            `set matchLabels to ${JSON.stringify(labels)}, or some of these`,
          ] as const,
        ]
      : []),
    ...(stranger === undefined
      ? []
      : [
          [
            ['labelSelector', 'matchLabels', stranger[0]],
            `pods of the workload do not have ${stranger[0]}=${stranger[1]}: it counts others`,
            'use labels of the workload',
          ] as const,
        ]),
    ...(twice === undefined
      ? []
      : [
          [
            ['matchLabelKeys'],
            `'${twice}' is in labelSelector too: the Deployment is accepted, and every pod is refused`,
            'write it in one of them',
          ] as const,
        ]),
    ...(minDomains !== undefined && whenUnsatisfiable === 'ScheduleAnyway'
      ? [[['minDomains'], 'Kubernetes refuses it with ScheduleAnyway', "remove it, or use 'DoNotSchedule'"] as const]
      : []),
  ];
}
