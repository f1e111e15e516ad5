import { DEFAULT_AGENT_TAINT_KEY } from '../../lib/cni/cilium/platforms/agent-taint';
import type { Composition } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { findingOf } from '../../lib/core/rule';
import { isTree } from '../../lib/core/values';
import { composeBlueprint } from '../../lib/input/blueprint';
import { INPUT_RULES } from '../../lib/input/rules';
import type { SchemaName } from '../../lib/input/schema';
import { CAPACITY_LABEL } from '../../lib/nodes/spot-capacity/labels';
import {
  type GuaranteedPlan,
  type HeadroomNodes,
  type HeadroomOptions,
  headroomFor,
  planHeadroom,
} from '../../lib/workloads/headroom';
import { k3sCilium } from '../k3s-cilium';

/** What blueprints of workloads are told of where they run. */
export interface WorkloadPart<S = string> {
  /**
   * The cluster, with what is installed in it: what any other blueprint makes, or `compose`.
   * @defaultValue K3s with Cilium, on three servers and four spot machines in each of three zones, and on-demand ones where the workload wants some
   */
  readonly on?: Composition<S>;
  /** Room that is kept free for pods of a lost node. @defaultValue none: they wait for a new node */
  readonly headroom?: WorkloadHeadroom<S>;
}

/** What nodes are like, and what to decide differently about the room on them than what the workload needs. */
export type WorkloadHeadroom<S = string> = HeadroomNodes & Partial<HeadroomOptions<S>>;

/** What is planned for the workload itself. */
interface WorkloadMaker<S, Options extends WorkloadPart<S>> {
  /** The key of its options. */
  readonly key: Exclude<keyof Options & string, keyof WorkloadPart<S>>;
  /** The definition of the schema that they follow. */
  readonly schema: SchemaName;
  /** On-demand machines in each zone of the cluster that is there by default. */
  readonly onDemand: number;
  /** Plans it. */
  readonly plan: (cluster: Composition<S>['cluster'], options: Options) => GuaranteedPlan<S>;
}

/** Puts a workload on a cluster, and room for it beside. */
export function composeWorkload<S, Options extends WorkloadPart<S>>(
  options: Options,
  { key, onDemand, plan, schema }: WorkloadMaker<S, Options>,
): Composition<S> {
  const made: { workload?: GuaranteedPlan<S> } = {};
  const { cluster, plans } = clusterOf<S>(options) ?? k3sInThreeZones<S>(onDemand);
  return composeBlueprint<S, Options>({
    options,
    keys: { on: 'on', headroom: 'headroom', [key]: key } as Record<keyof Options, string>,
    required: { [key]: schema } as { readonly [Key in keyof Options]?: SchemaName },
    places: { 'headroom.usable': 'headroom.unit.usable' },
    cluster: () => cluster,
    plans: {
      ...Object.fromEntries(plans.map((one) => [`on.plans.${one.name}`, () => one])),
      [key]: (cluster, options) => {
        made.workload = plan(cluster, options);
        return made.workload;
      },
      ...(isTree(options) &&
        // What is no object is said to be none, and taken for not given.
        typeof (options['headroom'] ?? undefined) === 'object' && {
          headroom: (cluster, { headroom }) =>
            planHeadroom<S>(cluster, roomFor(made.workload, headroom as WorkloadHeadroom<S>)),
        }),
    },
  });
}

/** What the workload is to run on, if it was said. */
function clusterOf<S>(options: unknown): Composition<S> | undefined {
  if (!isTree(options) || options['on'] === undefined) return undefined;
  const { on } = options;
  if (isTree(on) && isTree(on['cluster']) && Array.isArray(on['plans'])) return on as unknown as Composition<S>;
  const fix = "pass what a blueprint returns, or 'compose'";
  throw new BlueprintError('blueprint', [
    findingOf(INPUT_RULES['wrong-type'], { path: ['on'], message: 'expected a composition', fix }),
  ]);
}

/** Options of the room. Without a workload there is nothing to say of it: what was wrong with that has been said. */
function roomFor<S>(
  workload: GuaranteedPlan<S> | undefined,
  { usable, zones, ...different }: WorkloadHeadroom<S>,
): HeadroomOptions<S> {
  if (workload === undefined) throw new BlueprintError('headroom', []);
  return { ...headroomFor(workload, { usable, zones }), ...different };
}

/** K3s on machines of three places, as their nodes say it. Nobody gives notice there: what runs must live without. */
function k3sInThreeZones<S>(onDemand: number): Composition<S> {
  const agents = (['spot', 'on-demand'] as const).flatMap((capacity) =>
    ['zone-a', 'zone-b', 'zone-c'].map((zone) => ({
      name: `${capacity}-${zone}`,
      nodes: capacity === 'spot' ? 4 : onDemand,
      spot: capacity === 'spot',
      labels: { 'topology.kubernetes.io/zone': zone, [CAPACITY_LABEL]: capacity },
      taints: [{ key: DEFAULT_AGENT_TAINT_KEY, value: 'true', effect: 'NoExecute' as const }],
    })),
  );
  return k3sCilium<S>({
    cluster: {
      nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }, ...agents.filter(({ nodes }) => nodes > 0)],
    },
  });
}
