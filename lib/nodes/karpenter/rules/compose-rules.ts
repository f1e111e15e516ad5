import type { Taint } from '../../../core/needs';
import type { HelmStep, InstallPlan, KubernetesObject } from '../../../core/plan';
import { objectsOf, stepsWithChart } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import { treeAt, treesOf } from '../../../core/trees';
import type { Whole } from '../../../core/whole';

/** What must hold for Karpenter together with everything else in a cluster. */
export const KARPENTER_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'karpenter/nodes-start-tainted',
    title: 'Nodes that Karpenter makes start with the taints that keep pods off until the agents of plans run there',
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
              fix: `pass startupTaints: [{ key: '${wanted.key}', value: '${wanted.value ?? ''}', effect: '${wanted.effect}' }], which is in needs.startupTaints of the plan`,
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
      const holders = plans.filter((plan) => stepsWithChart([plan], 'aws-node-termination-handler').length > 0);
      if (!plans.some((plan) => stepsWithChart([plan], 'karpenter').length > 0)) return;
      for (const plan of holders) {
        report({
          path: [plan.name],
          message: `${plan.title} drains the same nodes as Karpenter, which makes new ones that are drained again`,
          fix: 'leave it out, and give Karpenter the interruption queue',
        });
      }
    },
  },
  {
    id: 'karpenter/pools-hear-of-interruptions',
    title: 'Where plans bring pools of spot capacity, the controller hears of interruptions by a queue',
    severity: 'error',
    evidence: 'https://karpenter.sh/docs/reference/settings/',
    check: ({ plans }, report) => {
      const controller = plans.find((plan) => controllerOf(plan) !== undefined);
      const step = controller && controllerOf(controller);
      if (step === undefined || treeAt(step.values, 'settings')['interruptionQueue'] !== undefined) return;
      // Of its own pools, the planner of the controller has spoken.
      for (const plan of plans.filter((one) => one !== controller)) {
        const pool = nodePoolsOf(plan).find(isSpotPool);
        if (pool === undefined) continue;
        report({
          path: [plan.name, 'nodePools'],
          message: `nodes of pool '${pool.metadata.name}' are taken back after two minutes, and nobody would drain them`,
          fix: 'give planKarpenter the interruptionQueue that the rules of EventBridge send interruptions to',
        });
      }
    },
  },
];

/** The release of the controller. */
function controllerOf(plan: InstallPlan<unknown>): HelmStep<unknown> | undefined {
  return stepsWithChart([plan], 'karpenter')[0];
}

/** Whether nodes of a pool are made by Karpenter for AWS, and may be spot capacity. */
function isSpotPool(pool: KubernetesObject<unknown>): boolean {
  const spec = treeAt(pool, 'spec', 'template', 'spec');
  return (
    treeAt(spec, 'nodeClassRef')['group'] === 'karpenter.k8s.aws' &&
    treesOf(spec['requirements']).some(
      ({ key, values }) => key === 'karpenter.sh/capacity-type' && Array.isArray(values) && values.includes('spot'),
    )
  );
}

/** The NodePools of a plan, in order. */
function nodePoolsOf(plan: InstallPlan<unknown>): readonly KubernetesObject<unknown>[] {
  return objectsOf(plan).filter(
    ({ apiVersion, kind }) => kind === 'NodePool' && apiVersion.startsWith('karpenter.sh/'),
  );
}

function startupTaintsOf(pool: KubernetesObject<unknown>): readonly Taint[] {
  return treesOf(treeAt(pool, 'spec', 'template', 'spec')['startupTaints']) as unknown as readonly Taint[];
}
