import { fewestNodes } from '../../../core/cluster';
import type { Values } from '../../../core/values';
import { inRange } from '../../../core/version';
import type { CiliumSettings } from '../settings';
import { meshPort, meshService, NODE_PORT, serviceAnnotations } from './api-server';
import type { CiliumClusterMesh, CiliumMeshPeer, CiliumMeshTls } from './options';

/** The cluster's place in a mesh of clusters. */
export function clusterMeshValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { clusterMesh } = settings.options;
  if (clusterMesh === undefined) return {};
  const { cluster, chart } = settings;
  const { version } = chart.ref;
  const tls = clusterMesh.tls ?? { method: 'cronJob' };
  return {
    cluster: { name: cluster.name, id: clusterMesh.id },
    clustermesh: {
      useAPIServer: true,
      maxConnectedClusters: clusterMesh.maxConnectedClusters ?? 255,
      policyDefaultLocalCluster: clusterMesh.policyScope !== 'mesh',
      ...(clusterMesh.endpointSlices && { enableEndpointSliceSynchronization: true }),
      ...(clusterMesh.mcsApi &&
        (inRange(version, '>=1.19') ? { mcsapi: { enabled: true } } : { enableMCSAPISupport: true })),
      ...(clusterMesh.onlyGlobalNamespaces && { defaultGlobalNamespace: false }),
      ...(clusterMesh.cacheTTL !== undefined && { cacheTTL: clusterMesh.cacheTTL }),
      config: { enabled: true, clusters: (clusterMesh.peers ?? []).map((peer) => peerValues(peer)) },
      apiserver: apiServerValues(settings, clusterMesh, tls),
    },
    // Where nobody has brought the authority, an authority of its own would cut the cluster off in silence.
    ...(tls.method === 'cronJob' && { certgen: { generateCA: false } }),
  };
}

function peerValues<S>({ name, endpoint }: CiliumMeshPeer<S>): Values<S> {
  return {
    name,
    port: meshPort(endpoint),
    ...(endpoint.by === 'address' ? { address: endpoint.address } : { ips: endpoint.ips }),
  };
}

function apiServerValues<S>(
  settings: CiliumSettings<S>,
  { apiServer = {} }: CiliumClusterMesh<S>,
  tls: CiliumMeshTls,
): Values<S> {
  const type = meshService(settings);
  const annotations = serviceAnnotations(settings);
  return {
    replicas: apiServer.replicas ?? Math.min(2, Math.max(1, fewestNodes(settings.cluster, 'linux'))),
    service: {
      type,
      ...(type === 'NodePort' && { nodePort: apiServer.nodePort ?? NODE_PORT }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      ...(apiServer.loadBalancerClass !== undefined && { loadBalancerClass: apiServer.loadBalancerClass }),
    },
    tls: certificateValues(settings, tls),
  };
}

/** Others connect to a name of their choice: the certificate must have it. 1.20 has moved where the chart is told. */
function certificateValues<S>({ chart, options }: CiliumSettings<S>, tls: CiliumMeshTls): Values<S> {
  const auto: Values<S> = { enabled: true, ...tlsValues(tls) };
  const endpoint = options.clusterMesh?.endpoint;
  if (endpoint?.by !== 'address') return { auto };
  const server = { extraDnsNames: [endpoint.address] };
  return inRange(chart.ref.version, '>=1.20') ? { auto: { ...auto, server } } : { auto, server };
}

function tlsValues(tls: CiliumMeshTls): Values<never> {
  if (tls.method === 'cronJob') return { method: 'cronJob', certValidityDuration: tls.certValidityDuration ?? 365 };
  const { group = 'cert-manager.io', kind = 'Issuer', name } = tls.certManagerIssuerRef;
  return { method: 'certmanager', certManagerIssuerRef: { group, kind, name } };
}
