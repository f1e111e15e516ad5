// What clouds serve on their clusters without a chart.
import { groupsServedByAks } from './aks.mjs';
import { groupsServedByEks } from './eks.mjs';
import { groupsServedByGke } from './gke.mjs';

const SERVED = {
  'containerservice/ManagedCluster': groupsServedByAks,
  'eks/cluster': groupsServedByEks,
  'container/cluster': groupsServedByGke,
};

/** Groups that are served by the API server at an address. Of one that is not known, any cloud may be behind it. */
export function groupsServedByClouds(server, cloud, object) {
  if (server === undefined) return Object.values(SERVED).flatMap((served) => served(undefined, cloud, object));
  const cluster = cloud.clusterAt(server);
  return cluster === undefined ? [] : SERVED[cluster.module](cluster, cloud, object);
}
