import { Router } from '@pulumi/gcp/compute/router';
import { RouterNat } from '@pulumi/gcp/compute/routerNat';
import { Subnetwork } from '@pulumi/gcp/compute/subnetwork';
import { Cluster, type ClusterArgs } from '@pulumi/gcp/container/cluster';
import type { NodePoolArgs } from '@pulumi/gcp/container/nodePool';
import { CryptoKey } from '@pulumi/gcp/kms/cryptoKey';
import { KeyRing } from '@pulumi/gcp/kms/keyRing';
import { IAMMember } from '@pulumi/gcp/projects/iammember';
import { Account } from '@pulumi/gcp/serviceaccount/account';
import { Release } from '@pulumi/kubernetes/helm/v3/release';
import { Provider } from '@pulumi/kubernetes/provider';
import type * as pulumi from '@pulumi/pulumi';
import { kubeconfigOf, LOCATION, makeCluster, makeNetwork, makeNodes } from '../gke-parts';
import type { Program } from '../stack';
import { reversed } from './reversed';

const LEGACY = { datapathProvider: 'LEGACY_DATAPATH' } as const;

/** Programs that Google Cloud would refuse to make, and then those that it would refuse to destroy: see {@link reversed}. */
export const PROGRAMS = {
  'Calico on Dataplane V2': () => makeCluster({ networkPolicy: { enabled: true } }),
  'policies by host name on the legacy dataplane': () => makeCluster({ ...LEGACY, enableFqdnNetworkPolicy: true }),
  'policies that nobody enforces': () => makeCluster({ ...LEGACY, networkPolicy: { enabled: true } }),
  'a range that the subnet has not': () => makeCluster({ ipAllocationPolicy: { clusterSecondaryRangeName: 'others' } }),
  'two places of the control plane': () =>
    makeCluster({
      privateClusterConfig: { masterIpv4CidrBlock: '172.16.0.0/28', privateEndpointSubnetwork: 'projects/p/s' },
    }),
  'a private endpoint without authorized networks': () =>
    makeCluster({ privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: true } }),
  'node pools without a limit of memory': () =>
    makeCluster({ clusterAutoscaling: { enabled: true, resourceLimits: [{ resourceType: 'cpu', maximum: 9 }] } }),
  'a cluster in a subnet of another project': () => clusterIn('projects/host/regions/europe-west3/subnetworks/s'),
  'a cluster whose key GKE may not use': () => {
    const ring = new KeyRing('k', { location: LOCATION });
    const key = new CryptoKey('k', { keyRing: ring.id });
    makeCluster({ databaseEncryption: { state: 'ENCRYPTED', keyName: key.id } });
  },
  'a pool of no cluster': () => makeNodes('none'),
  'a pool on Autopilot': () => makeNodes(makeCluster({ enableAutopilot: true }).id),
  'a pool whose account has no role': () => {
    const { email } = new Account('nodes', { accountId: 'c-nodes' });
    nodesOf({ nodeConfig: { serviceAccount: email } });
  },
  'a taint that nobody takes off': () =>
    nodesOf({ nodeConfig: { taints: [{ key: 'node.cilium.io/agent-not-ready', value: '', effect: 'NO_EXECUTE' }] } }),
  'a shutdown grace without spot': () => nodesOf({ nodeConfig: { kubeletConfig: { shutdownGracePeriodSeconds: 60 } } }),
  'an upgrade of nothing at a time': () =>
    nodesOf({ upgradeSettings: { strategy: 'SURGE', maxSurge: 0, maxUnavailable: 0 } }),
  'a surge of blue and green': () => nodesOf({ upgradeSettings: { strategy: 'BLUE_GREEN', maxSurge: 1 } }),
  'a subnet over another': () => {
    const { network, subnetwork } = makeNetwork();
    const args = { network: network.id, region: LOCATION, ipCidrRange: '10.244.8.0/24' };
    new Subnetwork('over', args, { dependsOn: [subnetwork] });
  },
  'NAT before its router': () =>
    new RouterNat('nat', {
      router: 'none',
      region: LOCATION,
      natIpAllocateOption: 'AUTO_ONLY',
      sourceSubnetworkIpRangesToNat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
    }),
  'a service account of a pool that there is not': () => bind('nobody'),

  'a cluster under its nodes': reversed(
    ([id = '']) => makeNodes(id),
    (say, after) => makeCluster({}, after).id.apply(say),
  ),
  'a subnet under a cluster': reversed(
    ([id = '']) => clusterIn(id),
    (say, after) => makeNetwork(after).subnetwork.id.apply(say),
  ),
  'a router under its NAT': reversed(
    ([router = '']) =>
      new RouterNat('nat', {
        router,
        region: LOCATION,
        natIpAllocateOption: 'AUTO_ONLY',
        sourceSubnetworkIpRangesToNat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
      }),
    (say, after) => {
      const { network } = makeNetwork();
      new Router('r', { network: network.id, region: LOCATION }, { dependsOn: [...after] }).name.apply(say);
    },
  ),
  'the API server under a release': reversed(
    ([kubeconfig = '']) => release(new Provider('k', { kubeconfig })),
    (say, after) => kubeconfigOf(makeCluster({}, after)).apply(say),
  ),
  'a cluster that is protected': () => makeCluster({ deletionProtection: true }),
} satisfies Record<string, Program>;

function nodesOf(args: Partial<NodePoolArgs>): void {
  makeNodes(makeCluster().id, args);
}

function clusterIn(subnetwork: string, args: Partial<ClusterArgs> = {}): Cluster {
  const ipAllocationPolicy = { clusterSecondaryRangeName: 'pods' };
  const where = { location: LOCATION, subnetwork, ipAllocationPolicy };
  return new Cluster('c', { name: 'c', ...where, initialNodeCount: 1, deletionProtection: false, ...args });
}

function bind(account: string): IAMMember {
  const pool = 'projects/1/locations/global/workloadIdentityPools/my-project.svc.id.goog';
  const member = `principal://iam.googleapis.com/${pool}/subject/ns/default/sa/${account}`;
  return new IAMMember('pods', { project: 'my-project', role: 'roles/storage.objectViewer', member });
}

function release(provider: Provider): pulumi.Resource {
  const repositoryOpts = { repo: 'https://charts.example.com' };
  const args = { name: 'mesh', namespace: 'kube-system', chart: 'mesh', version: '1.2.3', repositoryOpts };
  return new Release('mesh', args, { provider });
}
