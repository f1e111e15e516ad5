import type { EksCluster } from '../../clusters/eks/eks-cluster';
import type { EksInterfaceEndpoint, EksLogging, EksProvisioning } from '../../clusters/eks/provisioning/options';

/** How an EKS cluster is provisioned, with every default decided. */
export interface EksSettled<S = string>
  extends Required<Omit<EksProvisioning<S>, 'logging' | 'subnets' | 'permissionsBoundary' | 'kubeconfigIdentity'>>,
    Pick<EksProvisioning<S>, 'subnets' | 'permissionsBoundary' | 'kubeconfigIdentity'> {
  readonly logging: Required<EksLogging>;
}

/** What nodes without any way to the internet need: to be found by EKS, to fetch images, and to act under a role. */
export const PRIVATE_ENDPOINTS: readonly EksInterfaceEndpoint[] = [
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'eks-auth',
  'elasticloadbalancing',
  'logs',
  'sts',
];

/** What Karpenter needs besides. */
const KARPENTER_ENDPOINTS: readonly EksInterfaceEndpoint[] = ['sqs', 'ssm'];

/** Decides what was left open. */
export function settle<S>(
  given: EksProvisioning<S>,
  { eks }: EksCluster<unknown>,
  hasKarpenter: boolean,
): EksSettled<S> {
  const isClosed = eks.vpc.kind === 'new' && eks.vpc.nat === 'none';
  const needed = [...PRIVATE_ENDPOINTS, ...(hasKarpenter ? KARPENTER_ENDPOINTS : [])];
  return {
    accessEntries: {},
    encryption: 'own',
    deletionProtection: false,
    allowReplacement: false,
    tags: {},
    kubernetesSupport: 'STANDARD',
    controlPlaneTier: 'standard',
    oidcProvider: false,
    interfaceEndpoints: isClosed ? needed : [],
    tagSubnets: true,
    workloadIdentities: {},
    ...given,
    logging: {
      types: given.logging?.types ?? ['api', 'audit', 'authenticator'],
      retentionDays: given.logging?.retentionDays ?? 90,
    },
  };
}
