import type { Cluster } from '@pulumi/gcp/container/cluster';
import * as pulumi from '@pulumi/pulumi';
import { execKubeconfig } from '../kubeconfig';
import type { Late } from '../late';
import type { GkeSettled } from './settings';

/**
 * A kubeconfig in which `gke-gcloud-auth-plugin` fetches a token for each use. It holds no credentials, and is kept secret
 * all the same: it says where the cluster is.
 */
export function kubeconfigOf(
  cluster: Cluster,
  { endpointAccess, kubeconfigIdentity }: Pick<GkeSettled<Late>, 'endpointAccess' | 'kubeconfigIdentity'>,
): pulumi.Output<string> {
  const config = execKubeconfig({
    name: cluster.name,
    cluster: serverOf(cluster, endpointAccess),
    exec: {
      command: 'gke-gcloud-auth-plugin',
      args: kubeconfigIdentity === 'gcloud' ? [] : ['--use_application_default_credentials'],
      installHint: 'gcloud components install gke-gcloud-auth-plugin',
      provideClusterInfo: true,
    },
  });
  return pulumi.secret(pulumi.jsonStringify(config, undefined, 2));
}

/** Behind the DNS name stands a certificate that everybody trusts; behind an address, one of the cluster's own authority. */
function serverOf(
  { endpoint, controlPlaneEndpointsConfig, privateClusterConfig, masterAuth }: Cluster,
  { dns, ip }: GkeSettled<Late>['endpointAccess'],
): Readonly<Record<string, pulumi.Output<string>>> {
  if (dns || ip === 'none') {
    return { server: pulumi.interpolate`https://${controlPlaneEndpointsConfig.dnsEndpointConfig.endpoint}` };
  }
  const host = ip.public ? endpoint : privateClusterConfig.privateEndpoint;
  return {
    server: pulumi.interpolate`https://${host}`,
    'certificate-authority-data': masterAuth.clusterCaCertificate,
  };
}
