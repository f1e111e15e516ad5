import type { Cluster } from '@pulumi/aws/eks/cluster';
import * as pulumi from '@pulumi/pulumi';
import type { EksKubeconfigIdentity } from '../../clusters/eks/provisioning/options';
import type { Gate } from '../gate';
import { execKubeconfig } from '../kubeconfig';
import type { Late } from '../late';

/**
 * A kubeconfig in which the AWS CLI fetches a token for each use. It holds no credentials, and is kept secret all the same:
 * it says where the cluster is.
 */
export function kubeconfigOf(
  cluster: Cluster,
  region: Late,
  { profile, roleArn }: EksKubeconfigIdentity<Late>,
  gate: Gate,
): pulumi.Output<string> {
  const config = execKubeconfig({
    name: cluster.name,
    cluster: { server: cluster.endpoint, 'certificate-authority-data': cluster.certificateAuthority.data },
    exec: {
      command: 'aws',
      args: [
        '--region',
        region,
        'eks',
        'get-token',
        '--cluster-name',
        cluster.name,
        '--output',
        'json',
        ...(roleArn === undefined ? [] : ['--role-arn', gate.string(roleArn)]),
      ],
      ...(profile !== undefined && { env: [{ name: 'AWS_PROFILE', value: profile }] }),
    },
  });
  return pulumi.secret(pulumi.jsonStringify(config, undefined, 2));
}
