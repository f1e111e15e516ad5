import type { EksAddon } from '../../clusters/eks/addons/addon';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import type { EksInterfaceEndpoint, EksLogging, EksProvisioning } from '../../clusters/eks/provisioning/options';
import { withoutUndefined } from '../without-undefined';

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

/** What is installed that needs more of AWS than nodes do. */
export interface Installed {
  readonly hasKarpenter: boolean;
  readonly addons: readonly Pick<EksAddon<unknown>, 'name'>[];
}

/** Decides what was left open. */
export function settle<S>(
  given: EksProvisioning<S>,
  { eks }: EksCluster<unknown>,
  { hasKarpenter, addons }: Installed,
): EksSettled<S> {
  const isClosed = eks.vpc.kind === 'new' && eks.vpc.nat === 'none';
  const needed: readonly EksInterfaceEndpoint[] = [
    ...PRIVATE_ENDPOINTS,
    ...(hasKarpenter ? KARPENTER_ENDPOINTS : []),
    ...(addons.some(({ name }) => name === 'aws-efs-csi-driver') ? (['elasticfilesystem'] as const) : []),
  ];
  return {
    accessEntries: {},
    encryption: 'own',
    deletionProtection: false,
    allowReplacement: false,
    tags: {},
    kubernetesSupport: 'STANDARD',
    controlPlaneTier: 'standard',
    oidcProvider: false,
    tagSubnets: true,
    workloadIdentities: {},
    ...withoutUndefined(given),
    interfaceEndpoints: [...new Set(given.interfaceEndpoints ?? (isClosed ? needed : []))],
    logging: {
      types: given.logging?.types ?? ['api', 'audit', 'authenticator'],
      retentionDays: given.logging?.retentionDays ?? 90,
    },
  };
}
