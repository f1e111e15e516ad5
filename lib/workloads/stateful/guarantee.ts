import { silentLoss } from '../../nodes/termination/loss-times';
import type { Guarantee } from '../placement/guarantee';
import { guaranteeOf } from '../spot-safe/guarantee-of';
import { lossTiming } from '../spot-safe/life';
import type { StatefulSettings } from './settings';

/** What members with volumes are guaranteed. */
export interface StatefulGuarantee extends Guarantee {
  /** When a member that is lost can have its volumes again. */
  readonly volumes: VolumeTimes;
}

/** When a member that is lost can have its volumes again. */
export interface VolumeTimes {
  /** Whether a member can only be in the zone of its volumes. */
  readonly staysInZone: boolean;
  /** How volumes leave a node that is taken back with notice: unmounted first, or not for certain. */
  readonly announced: 'unmounted' | 'uncertain';
  /**
   * Seconds from a loss without a word until volumes are taken from the node by force, once its Node is gone or marked as out
   * of service.
   */
  readonly silentSeconds: number;
  /** Seconds that Kubernetes waits before it takes a volume from a node that has not given it back. */
  readonly forcedAfterSeconds: number;
}

/** How long Kubernetes waits for a node to unmount (`maxWaitForUnmountDuration`), in seconds. */
const FORCED_DETACH_SECONDS = 360;

/** What members with volumes are guaranteed. */
export function statefulGuaranteeOf({ staysInZone, whole }: StatefulSettings): StatefulGuarantee {
  const { rollOut: _rollOut, ...guarantee } = guaranteeOf(whole);
  return {
    ...guarantee,
    volumes: {
      staysInZone,
      announced: whole.termination.drainedBy === 'eviction' ? 'unmounted' : 'uncertain',
      silentSeconds: silentLoss(lossTiming(whole.life)).replacementsBegin + FORCED_DETACH_SECONDS,
      forcedAfterSeconds: FORCED_DETACH_SECONDS,
    },
  };
}
