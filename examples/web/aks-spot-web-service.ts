// The web service on AKS: spot pools of AKS itself, which drains their nodes, where node auto-provisioning would leave pods
// a second. What the autoscaler has to be told besides is in `SPOT.manual`.
import { type AksFacts, type Composition, spotCapacity } from 'cluster-blueprints';
import { aksByoCilium, spotWebService } from 'cluster-blueprints/blueprints';
import { webService } from './web-service';

/** Pools of two makers' machines: where one has no spot capacity left, the other may have some. */
const SPOT = spotCapacity('aks-node-pool', { name: 'web', instances: { cpus: [4] } });

/** The cluster and the service in it. */
export function aksSpotWebService<S>(facts: AksFacts<S>): Composition<S | string> {
  return spotWebService<S | string>({
    on: aksByoCilium<S | string>({
      facts,
      cluster: {
        name: 'web',
        networking: { mode: 'byo', podRange: '10.128.0.0/14' },
        nodePools: [{ name: 'system', mode: 'system', vmSize: 'Standard_D4ads_v5', nodes: 3 }, ...SPOT.pools],
      },
    }),
    web: webService(SPOT.placement),
  });
}
