import { Network } from '@pulumi/gcp/compute/network';
import { Subnetwork } from '@pulumi/gcp/compute/subnetwork';
import { Cluster, type ClusterArgs } from '@pulumi/gcp/container/cluster';
import { NodePool, type NodePoolArgs } from '@pulumi/gcp/container/nodePool';
import type * as pulumi from '@pulumi/pulumi';

/** Where all of it is. */
export const LOCATION = 'europe-west3';

/** A VPC with a subnet that has ranges for pods and Services. */
export function makeNetwork(after: readonly pulumi.Resource[] = []): {
  readonly network: Network;
  readonly subnetwork: Subnetwork;
} {
  const network = new Network('net', { autoCreateSubnetworks: false });
  const subnetwork = new Subnetwork(
    'net',
    {
      network: network.id,
      region: LOCATION,
      ipCidrRange: '10.0.0.0/20',
      secondaryIpRanges: [
        { rangeName: 'pods', ipCidrRange: '10.244.0.0/16' },
        { rangeName: 'services', ipCidrRange: '172.20.0.0/20' },
      ],
    },
    { dependsOn: [...after] },
  );
  return { network, subnetwork };
}

/** A cluster on Dataplane V2, after all that it needs. */
export function makeCluster(args: Partial<ClusterArgs> = {}, after: readonly pulumi.Resource[] = []): Cluster {
  const { network, subnetwork } = makeNetwork();
  return new Cluster(
    'c',
    {
      name: 'c',
      location: LOCATION,
      network: network.id,
      subnetwork: subnetwork.id,
      networkingMode: 'VPC_NATIVE',
      datapathProvider: 'ADVANCED_DATAPATH',
      ipAllocationPolicy: { clusterSecondaryRangeName: 'pods', servicesSecondaryRangeName: 'services' },
      initialNodeCount: 1,
      deletionProtection: false,
      ...args,
    },
    { dependsOn: [...after] },
  );
}

/** Nodes of a cluster. */
export function makeNodes(
  cluster: pulumi.Input<string>,
  args: Partial<NodePoolArgs> = {},
  after: readonly pulumi.Resource[] = [],
): NodePool {
  return new NodePool('n', { cluster, location: LOCATION, nodeCount: 1, ...args }, { dependsOn: [...after] });
}

/** The kubeconfig of somebody who reaches a cluster. */
export function kubeconfigOf({ endpoint }: Cluster): pulumi.Output<string> {
  return endpoint.apply((host) =>
    JSON.stringify({ clusters: [{ name: 'c', cluster: { server: `https://${host}` } }] }),
  );
}
