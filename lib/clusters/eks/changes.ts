import { type CreationOnly, creationRule } from '../changes';
import type { EksCluster } from './eks-cluster';
import type { EksProvisioning } from './provisioning/options';

/** What is looked at for changes. */
export interface EksAsMade {
  readonly cluster: EksCluster<unknown>;
  readonly provisioning: EksProvisioning<unknown>;
}

const API = 'https://docs.aws.amazon.com/eks/latest/APIReference';
const NEW_CLUSTER = 'make a second cluster with it, move the workloads, then delete this one';

/** What EKS settles when a cluster is made, by the option that says it. */
export const EKS_CHANGES: readonly CreationOnly<EksAsMade>[] = [
  {
    option: 'cluster.name',
    property: 'name',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_CreateCluster.html`,
    of: ({ cluster }) => cluster.name,
  },
  {
    option: 'cluster.ipFamily',
    property: 'kubernetesNetworkConfig.ipFamily',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_KubernetesNetworkConfigRequest.html`,
    of: ({ cluster }) => cluster.eks.ipFamily,
  },
  {
    option: 'cluster.serviceRange',
    property: 'kubernetesNetworkConfig.serviceIpv4Cidr',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_KubernetesNetworkConfigRequest.html`,
    of: ({ cluster }) => cluster.eks.serviceRange,
  },
  {
    option: 'encryption',
    property: 'encryptionConfig.provider.keyArn',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_AssociateEncryptionConfig.html`,
    of: ({ provisioning: { encryption = 'own' } }) => (typeof encryption === 'string' ? encryption : encryption.keyArn),
    mayBecome: (before) => before === 'none',
  },
  {
    option: 'cluster.vpc.kind',
    property: 'vpcConfig.subnetIds',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_UpdateClusterConfig.html`,
    of: ({ cluster }) => (cluster.eks.vpc.kind === 'new' ? 'new' : 'given'),
  },
  {
    option: 'cluster.vpc.vpcId',
    property: 'vpcConfig.subnetIds',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_UpdateClusterConfig.html`,
    of: ({ cluster: { eks } }) => (eks.vpc.kind === 'new' ? undefined : eks.vpc.vpcId),
    mayBecome: (before, now) => before === null || now === null,
  },
  {
    option: 'cluster.vpc.cidr',
    property: 'cidrBlock',
    replaces: 'network',
    instead: 'add ranges with vpc.secondaryCidrs, which is done in place',
    evidence: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
    of: ({ cluster: { eks } }) => (eks.vpc.kind === 'new' ? eks.vpcCidrs[0] : undefined),
    mayBecome: (before, now) => before === null || now === null,
  },
];

/** Refuses changes of them. */
export const EKS_CREATION_RULE = creationRule(
  { module: 'eks', title: 'EKS', evidence: `${API}/API_CreateCluster.html` },
  EKS_CHANGES,
);
