import type { Cluster } from '../core/cluster';
import { CLUSTER_RULES } from '../core/cluster-rules';
import { type Finding, refuseErrors } from '../core/finding';
import { evaluate } from '../core/rule';
import { applyWaivers } from '../core/waiver';
import type { SchemaName } from '../input/schema';
import { checkShape } from '../input/shape';

/** A cluster, or why it is none. */
export interface ClusterInspection<S = string> {
  /** Absent if too little of the options is usable to plan anything. */
  readonly cluster?: Cluster<S>;
  /** What is wrong with the shape of the options, and with the cluster that the rest describes. */
  readonly findings: readonly Finding[];
}

/** Makes a cluster of options of any shape. Never throws. */
export function inspectCluster<S, Options>(
  schema: SchemaName,
  options: Options,
  build: (options: Options) => Cluster<S>,
): ClusterInspection<S> {
  const shape = checkShape(schema, options, ['cluster']);
  if (shape.usable === undefined) return { findings: shape.findings };
  const cluster = build(shape.usable);
  const { standing } = applyWaivers(evaluate(CLUSTER_RULES, cluster).findings, cluster.waivers);
  return { cluster, findings: [...shape.findings, ...standing.filter(({ path }) => !shape.isCut(path))] };
}

/** Makes a cluster, or throws one error with everything that is wrong with it. */
export function defineCluster<S, Options>(
  schema: SchemaName,
  options: Options,
  build: (options: Options) => Cluster<S>,
): Cluster<S> {
  const { cluster, findings } = inspectCluster(schema, options, build);
  refuseErrors(cluster === undefined ? 'cluster' : `cluster ${cluster.name}`, findings, cluster);
  if (cluster === undefined) throw new TypeError('no findings and no cluster');
  return cluster;
}
