import type { Cluster } from '../../../core/cluster';
import { selectorValues } from '../../../core/label-selector';
import { NO_NEEDS } from '../../../core/needs';
import type { InstallPlan, KubernetesObject } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { ciliumObject } from '../cilium-object';
import { POD_POOL_COMPOSE_RULES } from './compose-rules';
import type { CiliumPodPool, CiliumPodPoolsOptions } from './options';
import { POD_POOL_PLAN_RULES } from './rules';
import { type PodPoolSettings, resolvePodPools } from './settings';

/**
 * Plans pools that pods get their addresses from, beside the one that Cilium's own installation makes.
 *
 * @param cluster - where Cilium runs, with IPAM `multi-pool`.
 * @param options - the pools.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/network/concepts/ipam/multi-pool/
 * @example
 * ```ts
 * const plan = planCiliumPodPools(cluster, {
 *   pools: [{ name: 'blue', ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } }],
 * });
 * ```
 */
export function planCiliumPodPools<S = string>(cluster: Cluster<S>, options: CiliumPodPoolsOptions<S>): InstallPlan<S> {
  return planOf('cilium-pod-pools', inspectCiliumPodPools(cluster, options));
}

/** What {@link planCiliumPodPools} would say, without throwing. */
export function inspectCiliumPodPools<S = string>(
  cluster: Cluster<S>,
  options: CiliumPodPoolsOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumPodPoolsOptions<S>, PodPoolSettings<S>>(
    {
      schema: 'CiliumPodPoolsOptions',
      resolve: resolvePodPools,
      rules: POD_POOL_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>({ name, pools }: PodPoolSettings<S>): PlanBody<S> {
  return {
    name,
    title: `Cilium: pools of pods ${pools.map(({ value }) => value.name).join(', ')}`,
    when: 'after-nodes',
    provides: [],
    requires: ['cilium-kinds'],
    needs: {
      ...NO_NEEDS,
      manual: [
        'the network reaches addresses of every pool of pods, where no tunnel carries them: by BGP, or routes of its own',
      ],
    },
    steps: [{ kind: 'manifest', id: 'pod-pools', after: [], objects: pools.map(({ value }) => poolObject(value)) }],
    rules: POD_POOL_COMPOSE_RULES,
  };
}

function poolObject<S>(pool: CiliumPodPool<S>): KubernetesObject<S> {
  const { allowFirstIP, allowLastIP, ipv4, ipv6, labels, name, namespaces, pods } = pool;
  return ciliumObject<S>(
    'CiliumPodIPPool',
    { name, ...(labels && { labels }) },
    {
      ...(ipv4 && { ipv4: { cidrs: ipv4.cidrs, maskSize: ipv4.maskSize } }),
      ...(ipv6 && { ipv6: { cidrs: ipv6.cidrs, maskSize: ipv6.maskSize } }),
      ...(pods && { podSelector: selectorValues(pods) }),
      ...(namespaces && { namespaceSelector: selectorValues(namespaces) }),
      ...(allowFirstIP && { allowFirstIP }),
      ...(allowLastIP && { allowLastIP }),
    },
  );
}
