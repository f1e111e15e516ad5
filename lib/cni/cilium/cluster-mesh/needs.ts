import type { FeatureNeeds } from '../feature';
import { tunnelPort } from '../routing/tunnel';
import type { CiliumSettings } from '../settings';
import { meshServicePort } from './api-server';

/** What a mesh asks of the networks between its clusters, and of whoever keeps its authority. */
export function clusterMeshNeeds(settings: CiliumSettings): FeatureNeeds {
  const { clusterMesh, encryption } = settings.options;
  if (clusterMesh === undefined) return {};
  const tunnel = tunnelPort(settings);
  const port = meshServicePort(settings.cluster, clusterMesh.apiServer);
  const ports = [
    `TCP ${port}`,
    'TCP 4240',
    'ICMP',
    ...(tunnel === undefined ? [] : [`UDP ${tunnel}`]),
    ...(encryption?.type === 'wireguard' ? ['UDP 51871'] : []),
  ];
  return {
    manual: [
      `nodes of every other cluster of the mesh reach those of this one at ${ports.join(', ')}, and their pods and nodes have addresses that this cluster routes to them`,
      ...(clusterMesh.tls?.method === 'certmanager'
        ? ['the issuer of the mesh signs with the same authority in every cluster']
        : [
            'before Cilium is installed, the Secret cilium-ca is in kube-system, with the same ca.crt and ca.key in every cluster of the mesh',
          ]),
    ],
  };
}
