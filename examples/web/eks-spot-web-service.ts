// The web service on EKS: nodes of spot capacity by Karpenter, and room for what one of them takes along.
import { type Composition, type EksFactsWithKarpenter, spotCapacity } from 'cluster-blueprints';
import { eksVpcCniSpot, spotWebService } from 'cluster-blueprints/blueprints';
import { webService } from './web-service';

/** Zones of the cluster: a pod of one of them needs room there. */
const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

/** Small nodes of many types and both architectures, and on-demand ones where there is no spot capacity. */
const SPOT = spotCapacity('karpenter', { name: 'web', instances: { cpus: [4], architectures: ['amd64', 'arm64'] } });

/** The cluster and the service in it. */
export function eksSpotWebService<S>(facts: EksFactsWithKarpenter<S>): Composition<S | string> {
  return spotWebService<S | string>({
    on: eksVpcCniSpot<S | string>({
      facts,
      nodeImage: 'bottlerocket@v1.54.0',
      cluster: { name: 'web', vpc: { kind: 'new', cidr: '10.40.0.0/16', zones: ZONES } },
      karpenter: { nodePools: SPOT.pools },
    }),
    web: webService(SPOT.placement),
    headroom: { zones: ZONES, usable: { cpu: 3.7, memory: 30_000 } },
  });
}
