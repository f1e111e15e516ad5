import { type Finding, refuseErrors } from '../../core/finding';
import { evaluate } from '../../core/rule';
import { checkShape } from '../../input/shape';
import { COMPUTE_CLASS_KEY } from '../compute-class/selection';
import { type PodPlacement, tolerationOf } from '../node-pool/placement';
import { SPOT_POOL_MAKERS } from './kinds';
import { SPOT_CAPACITY_LABEL } from './labels';
import type { SpotCapacity } from './options';
import type { SpotPoolKind, SpotPools } from './pools';
import { SPOT_CAPACITY_OPTION_RULES } from './rules';
import type { SpotCapacitySettings } from './settings';

/**
 * What was found in a description, and the pools in spite of it.
 *
 * @typeParam K - the kind of pool.
 */
export interface SpotCapacityInspection<K extends SpotPoolKind = SpotPoolKind> {
  /** Absent if the description is too far from its shape. Not to be used if any finding is an error. */
  readonly draft?: SpotPools<K>;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
}

/**
 * Turns a description of spot capacity into options of pools.
 *
 * One description serves all kinds, also several in a cluster, such as managed node groups beside Karpenter. Nodes of all
 * of them have the label `cluster-blueprints/spot-capacity` with its name, and those that are paid for in one way alone the
 * label `cluster-blueprints/capacity`.
 *
 * @param kind - what makes the nodes.
 * @param capacity - the description.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const spot = spotCapacity('karpenter', { name: 'spot', instances: { cpus: [4, 8], architectures: ['amd64', 'arm64'] } });
 * const plan = planKarpenter(cluster, { interruptionQueue, nodeRole, nodeClasses, nodePools: spot.pools });
 * ```
 */
export function spotCapacity<K extends SpotPoolKind>(kind: K, capacity: SpotCapacity): SpotPools<K> {
  const { draft, findings } = inspectSpotCapacity(kind, capacity);
  refuseErrors(`spot capacity for ${kind}`, findings, draft);
  if (draft === undefined) throw new TypeError('no findings and no pools');
  return draft;
}

/** What {@link spotCapacity} would say, without throwing. */
export function inspectSpotCapacity<K extends SpotPoolKind>(
  kind: K,
  capacity: SpotCapacity,
): SpotCapacityInspection<K> {
  const shape = checkShape('SpotCapacity', capacity, []);
  if (shape.usable === undefined) return { findings: shape.findings };
  const settings = settingsOf(kind, shape.usable);
  const { findings: ofRules } = evaluate<SpotCapacitySettings, never>(SPOT_CAPACITY_OPTION_RULES, settings);
  const findings = [...shape.findings, ...ofRules.filter(({ path }) => !shape.isCut(path))];
  const { handler, manual, pools } = SPOT_POOL_MAKERS[kind];
  return {
    draft: {
      pools: pools(settings),
      placement: placementOf(settings),
      handler,
      manual: manual(settings),
      findings,
    },
    findings,
  };
}

function settingsOf(kind: SpotPoolKind, capacity: SpotCapacity): SpotCapacitySettings {
  const [usual = 'none'] = SPOT_POOL_MAKERS[kind].fallbacks;
  return { kind, capacity, instances: capacity.instances ?? {}, onDemand: capacity.onDemand ?? usual };
}

/** A compute class is selected by its own label, and by no other beside it. */
function placementOf(settings: SpotCapacitySettings): PodPlacement {
  const { kind, capacity } = settings;
  const taints = [...(capacity.taints ?? []), ...SPOT_POOL_MAKERS[kind].taints(settings)];
  return {
    nodeSelector: { [kind === 'compute-class' ? COMPUTE_CLASS_KEY : SPOT_CAPACITY_LABEL]: capacity.name },
    tolerations: taints.map(tolerationOf),
  };
}
