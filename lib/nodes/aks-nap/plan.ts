import { type AksCluster, isAksCluster } from '../../clusters/aks/aks-cluster';
import { SPOT_TAINT } from '../../clusters/aks/node-pools';
import { NO_NEEDS } from '../../core/needs';
import type { InstallPlan } from '../../core/plan';
import { findingOf } from '../../core/rule';
import { isTree } from '../../core/values';
import { type Inspection, inspect, type PlanBody, planOf } from '../../input/planner';
import { nodePoolObject } from '../node-pool/object';
import { poolSteps } from '../node-pool/steps';
import { aksNodeClassObject } from './node-class';
import type { AksNapPoolsOptions } from './options';
import { AKS_NAP_PLAN_RULES, CLUSTER_PROVISIONS_NODES } from './rules';
import { type AksNapPoolsSettings, resolveAksNapPools } from './settings';

/**
 * Plans pools of AKS node auto-provisioning, besides those that AKS makes: on-demand machines of family D.
 *
 * @param cluster - an AKS cluster with node auto-provisioning.
 * @param options - the pools, and the node classes that differ from AKS's own.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const plan = planAksNapPools(cluster, { nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }] });
 * ```
 */
export function planAksNapPools<S = string>(cluster: AksCluster<S>, options: AksNapPoolsOptions<S>): InstallPlan<S> {
  return planOf('aks-nap-pools', inspectAksNapPools(cluster, options));
}

/** What {@link planAksNapPools} would say, without throwing. */
export function inspectAksNapPools<S = string>(cluster: AksCluster<S>, options: AksNapPoolsOptions<S>): Inspection<S> {
  if (isTree(cluster) && !(isAksCluster(cluster) && cluster.aks.nodeProvisioning !== undefined))
    return nobodyProvisions();
  return inspect<S, AksNapPoolsOptions<S>, AksNapPoolsSettings<S>, AksCluster<S>>(
    {
      schema: 'AksNapPoolsOptions',
      resolve: resolveAksNapPools,
      rules: AKS_NAP_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function nobodyProvisions<S>(): Inspection<S> {
  const problem = {
    path: ['cluster', 'nodeProvisioning'],
    message: 'nothing in this cluster makes nodes for pools of AKS node auto-provisioning',
    fix: 'describe the cluster with aksCluster({ nodeProvisioning: {} })',
  };
  return { findings: [findingOf(CLUSTER_PROVISIONS_NODES, problem)], waived: [] };
}

function build<S>({ nodeClasses, nodePools, provider }: AksNapPoolsSettings<S>): PlanBody<S> {
  return {
    name: 'aks-nap-pools',
    title: 'pools of AKS node auto-provisioning',
    when: 'after-nodes',
    provides: [],
    requires: ['cni'],
    needs: {
      ...NO_NEEDS,
      manual: [
        ...nodeClasses
          .filter(({ subnet }) => subnet !== undefined)
          .map(({ name }) => `the identity of the cluster may read and join the subnet of the node class ${name}`),
        ...nodePools
          .filter(({ taints }) => taints.includes(SPOT_TAINT))
          .map(
            ({ options }) =>
              `pods for nodes of the pool ${options.name} tolerate ${SPOT_TAINT.key}=${SPOT_TAINT.value}:${SPOT_TAINT.effect}`,
          ),
      ],
    },
    steps: poolSteps(
      nodeClasses.map(aksNodeClassObject),
      nodePools.map((pool) => nodePoolObject(pool, provider)),
    ),
  };
}
