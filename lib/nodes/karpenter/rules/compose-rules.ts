import type { Taint } from '../../../core/needs';
import type { InstallPlan, KubernetesObject } from '../../../core/plan';
import type { Rule } from '../../../core/rule';
import { isTree } from '../../../core/values';
import type { Whole } from '../../../core/whole';

/** What must hold for Karpenter together with everything else in a cluster. */
export const KARPENTER_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'karpenter/nodes-start-tainted',
    title: 'Nodes that Karpenter makes start with the taints that keep pods off until the CNI runs',
    severity: 'warning',
    evidence: 'https://karpenter.sh/docs/concepts/nodepools/#cilium-startup-taint',
    check: ({ plans, needs }, report) => {
      for (const plan of plans) {
        for (const [index, pool] of nodePoolsOf(plan).entries()) {
          const taints = startupTaintsOf(pool);
          for (const wanted of needs.startupTaints) {
            if (taints.some(({ key, effect }) => key === wanted.key && effect === wanted.effect)) continue;
            report({
              path: [plan.name, 'nodePools', index, 'startupTaints'],
              message: `nodes of pool '${pool.metadata.name}' take pods before ${wanted.removedBy} is ready there, and Karpenter makes more nodes than needed`,
              fix: `pass startupTaints: [{ key: '${wanted.key}', value: '${wanted.value ?? ''}', effect: '${wanted.effect}' }], which is needs.startupTaints of the CNI's plan`,
            });
          }
        }
      }
    },
  },
  {
    id: 'karpenter/one-interruption-handler',
    title: 'Only one of Karpenter and the Node Termination Handler drains nodes that are taken back',
    severity: 'error',
    evidence: 'https://karpenter.sh/docs/troubleshooting/#aws-node-termination-handler-nth-interactions',
    check: ({ plans }, report) => {
      const holders = plans.filter((plan) => hasChart(plan, 'aws-node-termination-handler'));
      if (!plans.some((plan) => hasChart(plan, 'karpenter'))) return;
      for (const plan of holders) {
        report({
          path: [plan.name],
          message: `${plan.title} drains the same nodes as Karpenter, which makes new ones that are drained again`,
          fix: 'leave it out, and give Karpenter the interruption queue',
        });
      }
    },
  },
];

/** The NodePools of a plan, in order. */
function nodePoolsOf(plan: InstallPlan<unknown>): readonly KubernetesObject<unknown>[] {
  return plan.steps.flatMap((step) =>
    step.kind === 'manifest'
      ? step.objects.filter(({ apiVersion, kind }) => kind === 'NodePool' && apiVersion.startsWith('karpenter.sh/'))
      : [],
  );
}

function startupTaintsOf(pool: KubernetesObject<unknown>): readonly Taint[] {
  const taints = ['spec', 'template', 'spec', 'startupTaints'].reduce<unknown>(
    (value, key) => (isTree(value) ? value[key] : undefined),
    pool,
  );
  return (Array.isArray(taints) ? taints : []) as readonly Taint[];
}

function hasChart(plan: InstallPlan<unknown>, name: string): boolean {
  return plan.steps.some((step) => step.kind === 'helm' && step.chart.name === name);
}
