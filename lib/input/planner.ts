import type { Cluster } from '../core/cluster';
import { type Finding, refuseErrors, type WaivedFinding } from '../core/finding';
import type { InstallPlan } from '../core/plan';
import { evaluate, type Rule } from '../core/rule';
import { isTree } from '../core/values';
import { applyWaivers } from '../core/waiver';
import type { SchemaName } from './schema';
import { checkShape } from './shape';

/**
 * What came of planning: everything that was found, and the plan as far as it can be made.
 *
 * @typeParam P - the plan: that of a workload says more.
 */
export interface Inspection<S = string, P extends InstallPlan<S> = InstallPlan<S>> {
  /** Absent if the options are too far from their shape. Not to be installed if any finding is an error. */
  readonly draft?: P;
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
}

/** What a planner's own part of a plan is made of: everything but what the rules say. */
export type PlanBody<S> = Omit<InstallPlan<S>, keyof Verdict<S>>;

/** What the rules say of a plan. */
type Verdict<S> = Pick<InstallPlan<S>, 'findings' | 'waived' | 'deferred'>;

/**
 * A planner taken apart, so that each part can be read and tested by itself.
 *
 * @typeParam C - the clusters that it plans for: those of one distribution have more to say.
 * @typeParam B - what it makes of them: the plan of a workload says more.
 */
export interface PlannerParts<
  S,
  Options,
  Settings,
  C extends Cluster<S> = Cluster<S>,
  B extends PlanBody<S> = PlanBody<S>,
> {
  /** The definition of the published schema that the options follow. */
  readonly schema: SchemaName;
  /** Fills in every default. The shape of the options has been checked; their meaning has not. */
  readonly resolve: (cluster: C, options: Options) => Settings;
  readonly rules: readonly Rule<Settings>[];
  /** The upstream version that the settings are for, if it is one that rules are written for. */
  readonly version: (settings: Settings) => string | undefined;
  readonly build: (settings: Settings) => B;
}

/** Runs a planner to the end, whatever it is given. Never throws. */
export function inspect<S, Options, Settings, C extends Cluster<S> = Cluster<S>, B extends PlanBody<S> = PlanBody<S>>(
  parts: PlannerParts<S, Options, Settings, C, B>,
  cluster: C,
  options: Options,
): Inspection<S, B & Verdict<S>> {
  const { common, own } = split(cluster);
  const shapes = [checkShape('Cluster', common, ['cluster']), checkShape(parts.schema, options, [])] as const;
  const [ofCluster, ofOptions] = shapes;
  const shapeFindings = shapes.flatMap((shape) => shape.findings);
  if (ofCluster.usable === undefined || ofOptions.usable === undefined) return { findings: shapeFindings, waived: [] };
  const settings = parts.resolve({ ...ofCluster.usable, ...own } as C, ofOptions.usable);
  const { findings: ofRules, deferred } = evaluate<Settings, S>(parts.rules, settings, parts.version(settings));
  const findings = [...shapeFindings, ...ofRules.filter(({ path }) => !shapes.some((shape) => shape.isCut(path)))];
  const { standing, waived } = applyWaivers(findings, cluster.waivers);
  return { draft: { ...parts.build(settings), findings: standing, waived, deferred }, findings: standing, waived };
}

/** Parts of a cluster that only its distribution knows, and has checked when the cluster was made. */
const OWN_KEYS: readonly string[] = ['remarks', 'eks', 'gke', 'aks'];

function split<S>(cluster: Cluster<S>): { readonly common: Cluster<S>; readonly own: object } {
  // Whatever is no map is left whole, for its shape to be refused.
  if (!isTree(cluster)) return { common: cluster, own: {} };
  const isOwn = ([key]: readonly [string, unknown]): boolean => OWN_KEYS.includes(key);
  const entries = Object.entries(cluster);
  return {
    common: Object.fromEntries(entries.filter((entry) => !isOwn(entry))) as unknown as Cluster<S>,
    own: Object.fromEntries(entries.filter(isOwn)),
  };
}

/** The plan of an inspection; throws one error with everything that stands against it. */
export function planOf<S, P extends InstallPlan<S>>(subject: string, inspection: Inspection<S, P>): P {
  refuseErrors(subject, inspection.findings, inspection.draft);
  if (inspection.draft === undefined) throw new TypeError(`${subject}: no findings and no plan`);
  return inspection.draft;
}
