import { type CreationOnly, creationRule, isOneAbsent, NEW_CLUSTER } from '../changes';
import type { EksCluster } from './eks-cluster';
import type { EksProvisioning } from './provisioning/options';

/** What is looked at for changes. */
export interface EksAsMade {
  readonly cluster: EksCluster<unknown>;
  readonly provisioning: EksProvisioning<unknown>;
}

const API = 'https://docs.aws.amazon.com/eks/latest/APIReference';

/** What EKS settles when a cluster is made, by the option that says it. */
export const EKS_CHANGES: readonly CreationOnly<EksAsMade>[] = [
  ofCluster('name', 'name', 'CreateCluster', ({ name }) => name),
  ofCluster(
    'ipFamily',
    'kubernetesNetworkConfig.ipFamily',
    'KubernetesNetworkConfigRequest',
    ({ eks }) => eks.ipFamily,
  ),
  ofCluster(
    'serviceRange',
    'kubernetesNetworkConfig.serviceIpv4Cidr',
    'KubernetesNetworkConfigRequest',
    ({ eks }) => eks.serviceRange,
  ),
  {
    option: 'encryption',
    property: 'encryptionConfig.provider.keyArn',
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_AssociateEncryptionConfig.html`,
    of: ({ provisioning: { encryption = 'own' } }) => (typeof encryption === 'string' ? encryption : encryption.keyArn),
    mayBecome: (before) => before === 'none',
  },
  ofCluster('vpc.kind', 'vpcConfig.subnetIds', 'UpdateClusterConfig', ({ eks }) =>
    eks.vpc.kind === 'new' ? 'new' : 'given',
  ),
  {
    ...ofCluster('vpc.vpcId', 'vpcConfig.subnetIds', 'UpdateClusterConfig', ({ eks }) =>
      eks.vpc.kind === 'new' ? undefined : eks.vpc.vpcId,
    ),
    mayBecome: isOneAbsent,
  },
  {
    option: 'cluster.vpc.cidr',
    property: 'cidrBlock',
    replaces: 'network',
    instead: 'add ranges with vpc.secondaryCidrs, which is done in place',
    evidence: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
    of: ({ cluster: { eks } }) => (eks.vpc.kind === 'new' ? eks.vpcCidrs[0] : undefined),
    mayBecome: isOneAbsent,
  },
];

/** Refuses changes of them. */
export const EKS_CREATION_RULE = creationRule(
  { module: 'eks', title: 'EKS', evidence: `${API}/API_CreateCluster.html` },
  EKS_CHANGES,
);

function ofCluster(
  option: string,
  property: string,
  call: string,
  of: (cluster: EksCluster<unknown>) => unknown,
): CreationOnly<EksAsMade> {
  return {
    option: `cluster.${option}`,
    property,
    replaces: 'cluster',
    instead: NEW_CLUSTER,
    evidence: `${API}/API_${call}.html`,
    of: ({ cluster }) => of(cluster),
  };
}
