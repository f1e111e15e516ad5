import { listManagedClusterAdminCredentialsOutput } from '@pulumi/azure-native/containerservice/listManagedClusterAdminCredentials';
import { listManagedClusterUserCredentialsOutput } from '@pulumi/azure-native/containerservice/listManagedClusterUserCredentials';
import * as pulumi from '@pulumi/pulumi';
import { parse } from 'yaml';
import { valueAt } from '../../core/trees';
import { execKubeconfig } from '../kubeconfig';
import type { Late } from '../late';
import type { AksContext } from './context';
import type { VersionedManagedCluster } from './managed-cluster';
import type { AksSettled } from './settings';

/** What `kubelogin` is told of what AKS says itself, by how it gets a token: the rest it finds where it runs. */
const FLAGS: Readonly<Record<AksSettled['kubeconfigLogin'], readonly string[]>> = {
  azurecli: ['--server-id'],
  msi: ['--server-id'],
  workloadidentity: ['--server-id'],
  spn: ['--server-id', '--tenant-id', '--environment'],
  interactive: ['--server-id', '--tenant-id', '--environment', '--client-id'],
  devicecode: ['--server-id', '--tenant-id', '--environment', '--client-id'],
};

/**
 * How to reach a cluster. Where Kubernetes asks Microsoft Entra ID, `kubelogin` fetches a token for each use, and there are no
 * credentials in it; it is kept secret all the same: it says where the cluster is. Else it is that of the cluster's own
 * administrator.
 */
export function kubeconfigOf(
  cluster: VersionedManagedCluster,
  { resourceGroupName }: Pick<AksContext, 'resourceGroupName'>,
  settled: Pick<AksSettled<Late>, 'authentication' | 'kubeconfigLogin' | 'apiServerAccess'>,
  opts: pulumi.InvokeOutputOptions,
): pulumi.Output<string> {
  const { authentication, kubeconfigLogin, apiServerAccess } = settled;
  const hasPublicName = apiServerAccess.kind === 'private' && apiServerAccess.dnsZone === 'none';
  const which = {
    resourceGroupName,
    resourceName: cluster.name,
    ...(hasPublicName && { serverFqdn: 'public' }),
  };
  if (authentication === 'local') {
    const { kubeconfigs } = listManagedClusterAdminCredentialsOutput(which, opts);
    return pulumi.secret(kubeconfigs.apply(textOf));
  }
  const { kubeconfigs } = listManagedClusterUserCredentialsOutput({ ...which, format: 'exec' }, opts);
  return pulumi.secret(
    pulumi
      .all([cluster.name, kubeconfigs])
      .apply(([name, given]) => JSON.stringify(withLogin(name, parse(textOf(given)), kubeconfigLogin), undefined, 2)),
  );
}

function textOf([first]: readonly { readonly value: string }[]): string {
  return Buffer.from(first?.value ?? '', 'base64').toString();
}

/** The same, with one user who signs in otherwise. */
function withLogin(name: string, given: unknown, login: AksSettled['kubeconfigLogin']): object {
  const theirs = valueAt(given, ['users', 0, 'user', 'exec', 'args']);
  const args = Array.isArray(theirs) ? theirs : [];
  return execKubeconfig({
    name,
    cluster: valueAt(given, ['clusters', 0, 'cluster']),
    exec: {
      command: 'kubelogin',
      args: ['get-token', '--login', login, ...FLAGS[login].flatMap((flag) => flagIn(args, flag))],
      provideClusterInfo: false,
    },
  });
}

function flagIn(args: readonly unknown[], flag: string): readonly unknown[] {
  const place = args.indexOf(flag);
  return place === -1 ? [] : args.slice(place, place + 2);
}
