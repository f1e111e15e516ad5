import { planCilium } from '../../../lib/cni/cilium/plan';
import { compose } from '../../../lib/core/compose';
import { joinNeeds } from '../../../lib/core/needs';
import { evaluate } from '../../../lib/core/rule';
import type { Whole } from '../../../lib/core/whole';
import {
  KARPENTER_COMPOSE_RULES,
  type KarpenterOptions,
  planKarpenter,
  splitCapacity,
} from '../../../lib/nodes/karpenter';
import { eks } from '../../support/clusters';

const OPTIONS = {
  interruptionQueue: 'test',
  nodeRole: 'nodes',
  nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
  nodePools: [{ name: 'pool' }],
} as const satisfies KarpenterOptions;

test('it stands in a composition after the CNI', () => {
  const cluster = eks('vpc-cni');
  expect(compose(cluster, planKarpenter(cluster, OPTIONS)).findings).toEqual([]);
});

test('the taint of the CNI reaches the pools when it is handed over', () => {
  const cluster = eks('cilium-eni');
  const cilium = planCilium(cluster);
  const { startupTaints } = cilium.needs;
  const rulesOf = (options: KarpenterOptions): readonly string[] => {
    const plans = [cilium, planKarpenter(cluster, { ...OPTIONS, ...options })];
    const whole = { cluster, plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
    return evaluate<Whole, string>(KARPENTER_COMPOSE_RULES, whole).findings.map(({ rule }) => rule);
  };
  expect(startupTaints).not.toEqual([]);
  expect(rulesOf({})).toEqual(['karpenter/nodes-start-tainted']);
  expect(rulesOf({ startupTaints })).toEqual([]);
});

test('a ratio becomes as many labels as its parts, and the two capacity types share none', () => {
  const split = splitCapacity({ spot: 80, onDemand: 20 });
  expect([split.spot.values, split.onDemand.values]).toEqual([['2', '3', '4', '5'], ['1']]);
  expect(split.topologySpreadConstraint({ app: 'shop' })).toEqual({
    maxSkew: 1,
    topologyKey: 'capacity-spread',
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { app: 'shop' } },
  });
  const nodePools = [
    { name: 'spot', capacity: 'spot', requirements: [split.spot] },
    { name: 'on-demand', requirements: [split.onDemand] },
  ] as const;
  expect(planKarpenter(eks('vpc-cni'), { ...OPTIONS, nodePools }).findings).toEqual([]);
});
