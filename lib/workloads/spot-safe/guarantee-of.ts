import { announcedLoss, silentLoss } from '../../nodes/termination/loss-times';
import { worstZone } from '../placement/arithmetic';
import type { Guarantee } from '../placement/guarantee';
import { lossTiming } from './life';
import type { SpotSafeSettings } from './settings';
import { allowedDisruptions, awayIn, podsOf } from './shares';

/** What decides about a guarantee. */
export type GuaranteeSettings = Pick<SpotSafeSettings, 'identity' | 'life' | 'placement' | 'termination'> &
  Partial<Pick<SpotSafeSettings, 'autoscale' | 'budget' | 'rollOut' | 'zoneCap'>>;

/** What a workload is guaranteed. */
export function guaranteeOf(settings: GuaranteeSettings): Guarantee {
  const { autoscale, budget, identity, life, placement, rollOut, termination, zoneCap } = settings;
  const { replicas } = placement;
  const timing = lossTiming(life);
  const { drainSeconds, graceSeconds, lossEvictionSeconds, preStopSeconds, startupSeconds } = life;
  return {
    ...placement,
    ...(budget && { disruptions: allowedDisruptions(budget, replicas) }),
    ...(zoneCap !== undefined && { zoneCap }),
    name: identity.name,
    namespace: identity.namespace,
    termination,
    life: { preStopSeconds, drainSeconds, graceSeconds, startupSeconds, lossEvictionSeconds },
    announced: announcedLoss(termination, timing),
    silent: silentLoss(timing),
    ...(rollOut && {
      rollOut: {
        away: awayIn(rollOut, replicas),
        besides: podsOf(rollOut.maxSurge, replicas, 'up'),
      },
    }),
    ...(autoscale && {
      autoscale: {
        maxReplicas: autoscale.maxReplicas,
        targetUtilization: autoscale.targetUtilization,
        saturation: autoscale.saturation,
        worstZoneAfterward: Math.min(replicas, worstZone(autoscale.maxReplicas, placement)),
      },
    }),
  };
}
