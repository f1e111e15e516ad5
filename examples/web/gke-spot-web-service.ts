// The web service on GKE: pods select a compute class, whose nodes GKE makes of spot capacity first. Such a node ends pods
// by itself, within 15 seconds. Load adds pods, and those of a lost zone start in the others.
import { type Composition, type GkeFacts, spotCapacity } from 'cluster-blueprints';
import { gkeDataplaneV2Spot, spotWebService } from 'cluster-blueprints/blueprints';
import { webService } from './web-service';

/** Nodes of two families with the same kind of disks. */
const SPOT = spotCapacity('compute-class', { name: 'web' });

/** The cluster and the service in it. */
export function gkeSpotWebService<S>(facts: GkeFacts<S>): Composition<S | string> {
  return spotWebService<S | string>({
    on: gkeDataplaneV2Spot<S | string>({
      facts,
      location: 'europe-west3',
      cluster: { name: 'web', vpc: { kind: 'new', podRange: '10.64.0.0/14' } },
      classes: { classes: SPOT.pools },
    }),
    web: { ...webService(SPOT.placement), onZoneLoss: 'reschedule', autoscale: { maxReplicas: 40 } },
  });
}
