import { type EksCluster, isEksCluster } from '../../clusters/eks';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { findingOf } from '../../core/rule';
import { isTree } from '../../core/values';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { nodePoolObject } from '../node-pool/object';
import { isSpot } from '../node-pool/settings';
import { poolSteps } from '../node-pool/steps';
import { autoModeClassObject } from './node-class';
import type { AutoModePoolsOptions } from './options';
import { AUTO_MODE_PLAN_RULES, CLUSTER_IS_AUTO } from './rules';
import { type AutoModePoolsSettings, resolveAutoModePools } from './settings';

/**
 * Plans pools of EKS Auto Mode, besides the two that EKS makes: those are on-demand only, and cannot be changed.
 *
 * @param cluster - a cluster in that mode.
 * @param options - the pools, and the node classes that differ from EKS' own.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planAutoModePools(cluster, { nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }] });
 * ```
 */
export function planAutoModePools<S = string>(
  cluster: EksCluster<S>,
  options: AutoModePoolsOptions<S>,
): InstallPlan<S> {
  return planOf('auto-mode-pools', inspectAutoModePools(cluster, options));
}

/** What {@link planAutoModePools} would say, without throwing. */
export function inspectAutoModePools<S = string>(
  cluster: EksCluster<S>,
  options: AutoModePoolsOptions<S>,
): Inspection<S> {
  if (isTree(cluster) && !(isEksCluster(cluster) && cluster.eks.mode.isAuto)) return notAuto();
  return inspect<S, AutoModePoolsOptions<S>, AutoModePoolsSettings<S>, EksCluster<S>>(
    {
      schema: 'AutoModePoolsOptions',
      resolve: resolveAutoModePools,
      rules: AUTO_MODE_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function notAuto<S>(): Inspection<S> {
  const problem = {
    path: ['cluster', 'networking', 'mode'],
    message: 'nothing in this cluster makes nodes for pools of EKS Auto Mode',
    fix: "describe the cluster with eksCluster({ networking: { mode: 'auto' } }), or use planKarpenter",
  };
  return { findings: [findingOf(CLUSTER_IS_AUTO, problem)], waived: [] };
}

function build<S>({ cluster, nodeClasses, nodePools, provider }: AutoModePoolsSettings<S>): PlanBody<S> {
  return {
    name: 'auto-mode-pools',
    title: 'pools of EKS Auto Mode',
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: {
      ...NO_NEEDS,
      manual: [
        ...(nodeClasses.length > 0
          ? ['roles of own node classes have an access entry of type EC2 with the policy AmazonEKSAutoNodePolicy']
          : []),
        ...(nodePools.some(isSpot)
          ? ['the account has the service-linked role AWSServiceRoleForEC2Spot: without it no spot capacity can be had']
          : []),
      ],
    },
    steps: poolSteps(
      nodeClasses.map((one) => autoModeClassObject(one, cluster)),
      nodePools.map((pool) => nodePoolObject(pool, provider)),
    ),
  };
}
