import type { Cluster, Distribution } from '../../../core/cluster';
import type { CiliumSettings } from '../settings';
import type { CiliumMeshApiServer, CiliumMeshEndpoint } from './options';

/** The port of nodes that upstream's chart has. */
export const NODE_PORT = 32_379;

/** What keeps a load balancer inside the network of its cloud. */
const INTERNAL: Partial<Readonly<Record<Distribution, Readonly<Record<string, string>>>>> = {
  eks: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
  gke: {
    'networking.gke.io/load-balancer-type': 'Internal',
    'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
  },
  aks: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
};

/** How the API server for the mesh is reached. */
export function meshService({ cluster, options }: CiliumSettings): NonNullable<CiliumMeshApiServer['service']> {
  return serviceOf(cluster, options.clusterMesh?.apiServer);
}

/** The TCP port at which others reach it, unless they are told another. */
export function meshServicePort(cluster: Cluster<unknown>, apiServer?: CiliumMeshApiServer): number {
  return serviceOf(cluster, apiServer) === 'NodePort' ? (apiServer?.nodePort ?? NODE_PORT) : 2379;
}

function serviceOf(
  cluster: Cluster<unknown>,
  given?: CiliumMeshApiServer,
): NonNullable<CiliumMeshApiServer['service']> {
  return given?.service ?? (INTERNAL[cluster.distribution] === undefined ? 'NodePort' : 'LoadBalancer');
}

/** The annotations of its Service. */
export function serviceAnnotations(settings: CiliumSettings): Readonly<Record<string, string>> {
  const given = settings.options.clusterMesh?.apiServer?.annotations;
  if (given !== undefined) return given;
  return (meshService(settings) === 'LoadBalancer' && INTERNAL[settings.cluster.distribution]) || {};
}

/** The TCP port that others connect to. */
export function meshPort({ port }: CiliumMeshEndpoint<unknown>): number {
  return port ?? 2379;
}
