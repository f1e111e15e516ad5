import type { Cluster } from '../../../core/cluster';
import type { InstallPlan, KubernetesObject, ManifestStep } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { advertisementObject } from './advertisement-objects';
import { clusterConfigObject, overrideObjects, peerConfigObject } from './bgp-objects';
import { announcementNeeds } from './needs';
import type { CiliumAnnouncementsOptions } from './options';
import { l2Objects, poolObject } from './pool-objects';
import { ANNOUNCEMENT_COMPOSE_RULES, ANNOUNCEMENT_PLAN_RULES } from './rules';
import { type AnnouncementSettings, resolveAnnouncements } from './settings';

/**
 * Plans which addresses Services get, and who outside of the cluster is told of them: by BGP, or in the segment of the
 * nodes.
 *
 * Whatever would be announced to nobody, or ignored, is refused. Labels that tie the objects together are made here.
 *
 * @param cluster - where Cilium runs, with `bgp` or `l2Announcements` switched on.
 * @param options - pools, and who announces what.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/network/bgp-control-plane/bgp-control-plane/
 * @example
 * ```ts
 * const edge: LoadBalancerPool = { name: 'edge', blocks: [{ cidr: '192.0.2.0/27' }] };
 * const services: BgpAdvertisement = { type: 'Service', name: 'services', services: { pools: [edge] } };
 * const plan = planCiliumAnnouncements(cluster, {
 *   bgp: [
 *     {
 *       name: 'racks',
 *       instances: [
 *         {
 *           name: 'main',
 *           localASN: 64512,
 *           peers: [{ name: 'tor', address: '10.0.0.1', peerASN: 64500, advertises: [services] }],
 *         },
 *       ],
 *     },
 *   ],
 * });
 * ```
 */
export function planCiliumAnnouncements<S = string>(
  cluster: Cluster<S>,
  options: CiliumAnnouncementsOptions<S>,
): InstallPlan<S> {
  return planOf('cilium-announcements', inspectCiliumAnnouncements(cluster, options));
}

/** What {@link planCiliumAnnouncements} would say, without throwing. */
export function inspectCiliumAnnouncements<S = string>(
  cluster: Cluster<S>,
  options: CiliumAnnouncementsOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumAnnouncementsOptions<S>, AnnouncementSettings<S>>(
    {
      schema: 'CiliumAnnouncementsOptions',
      resolve: resolveAnnouncements,
      rules: ANNOUNCEMENT_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: AnnouncementSettings<S>): PlanBody<S> {
  const { bgp, l2, name, pools } = settings;
  const what = [
    ...(pools.all.length > 0 ? ['addresses for Services'] : []),
    ...(l2.length > 0 ? ['L2 announcements'] : []),
    ...(bgp.length > 0 ? ['BGP'] : []),
  ];
  return {
    name,
    title: `Cilium: ${what.join(', ') || 'no announcements'}`,
    when: 'after-nodes',
    provides: bgp.length > 0 ? ['bgp'] : [],
    requires: ['cilium-kinds'],
    needs: announcementNeeds(settings),
    steps: stepsOf(settings),
    rules: ANNOUNCEMENT_COMPOSE_RULES,
  };
}

/** What is referred to comes before what refers to it: nothing is announced half. */
function stepsOf<S>(settings: AnnouncementSettings<S>): readonly ManifestStep<S>[] {
  const { advertisements, bgp, l2, peers, pools } = settings;
  const steps: ManifestStep<S>[] = [];
  const add = (id: string, objects: readonly KubernetesObject<S>[]): void => {
    if (objects.length > 0) steps.push({ kind: 'manifest', id, after: steps.slice(-1), objects });
  };
  add('pools', pools.all.map(poolObject));
  add(
    'l2',
    l2.flatMap((one) => l2Objects(one, settings)),
  );
  add(
    'advertisements',
    advertisements.all.map((one) => advertisementObject(one, settings)),
  );
  add('peers', [...peers.map((peer) => peerConfigObject(peer, settings)), ...bgp.flatMap(overrideObjects)]);
  add(
    'bgp',
    bgp.map((one) => clusterConfigObject(one, settings)),
  );
  return steps;
}
