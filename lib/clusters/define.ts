import type { Cluster } from '../core/cluster';
import { CLUSTER_RULES } from '../core/cluster-rules';
import { type Finding, refuseErrors } from '../core/finding';
import { evaluate, type Rule } from '../core/rule';
import { applyWaivers } from '../core/waiver';
import type { SchemaName } from '../input/schema';
import { checkShape } from '../input/shape';

/** A cluster, or why it is none. */
export interface ClusterInspection<S = string, C extends Cluster<S> = Cluster<S>> {
  /** Absent if too little of the options is usable to plan anything. */
  readonly cluster?: C;
  /** What is wrong with the shape of the options, and with the cluster that the rest describes. */
  readonly findings: readonly Finding[];
}

/** What a distribution has to say besides what holds for any cluster. */
export interface OwnRules<C> {
  /** What must hold for its clusters. */
  readonly rules: readonly Rule<C>[];
  /** A place of the cluster that general rules speak of, as the caller has named it. */
  readonly termsOf: (path: string, cluster: C) => string;
}

/** Makes a cluster of options of any shape. Never throws. */
export function inspectCluster<S, Options, C extends Cluster<S> = Cluster<S>>(
  schema: SchemaName,
  options: Options,
  build: (options: Options) => C,
  own?: OwnRules<C>,
): ClusterInspection<S, C> {
  const shape = checkShape(schema, options, ['cluster']);
  if (shape.usable === undefined) return { findings: shape.findings };
  const cluster = build(shape.usable);
  const sound = (found: readonly Finding[]): readonly Finding[] => found.filter(({ path }) => !shape.isCut(path));
  const general = applyWaivers(evaluate(CLUSTER_RULES, cluster).findings, cluster.waivers).standing;
  if (own === undefined) return { cluster, findings: [...shape.findings, ...sound(general)] };
  const named = general.map((finding) => ({ ...finding, path: own.termsOf(finding.path, cluster) }));
  const { findings, deferred } = evaluate<C, S>(own.rules, cluster);
  const { standing, waived } = applyWaivers(findings, cluster.waivers);
  const remarks = { findings: sound(standing).filter(({ severity }) => severity === 'warning'), waived, deferred };
  return { cluster: { ...cluster, remarks }, findings: [...shape.findings, ...sound([...named, ...standing])] };
}

/** Makes a cluster, or throws one error with everything that is wrong with it. */
export function defineCluster<S, Options>(
  schema: SchemaName,
  options: Options,
  build: (options: Options) => Cluster<S>,
): Cluster<S> {
  return clusterOf(inspectCluster(schema, options, build));
}

/** The cluster of an inspection; throws one error with everything that stands against it. */
export function clusterOf<S, C extends Cluster<S>>({ cluster, findings }: ClusterInspection<S, C>): C {
  refuseErrors(cluster === undefined ? 'cluster' : `cluster ${cluster.name}`, findings, cluster);
  if (cluster === undefined) throw new TypeError('no findings and no cluster');
  return cluster;
}
