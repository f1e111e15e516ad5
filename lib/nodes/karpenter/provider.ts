import type { NodeProvider } from '../node-pool/provider';

/** Who makes nodes that are instances of AWS. */
export interface AwsProvider extends NodeProvider {
  readonly group: 'karpenter.k8s.aws' | 'eks.amazonaws.com';
  readonly kind: 'EC2NodeClass' | 'NodeClass';
}

/** Labels about instances that Karpenter sets, without `karpenter.k8s.aws/instance-`. */
const INSTANCE_LABELS: readonly string[] = [
  ...['category', 'family', 'generation', 'size', 'tenancy', 'hypervisor', 'local-nvme', 'capability-flex'],
  ...['cpu', 'cpu-manufacturer', 'cpu-sustained-clock-speed-mhz', 'memory', 'ebs-bandwidth', 'network-bandwidth'],
  ...['gpu-name', 'gpu-manufacturer', 'gpu-count', 'gpu-memory', 'encryption-in-transit-supported'],
  ...['accelerator-name', 'accelerator-manufacturer', 'accelerator-count'],
];

/** Labels in Karpenter's own domains that a NodePool may speak of. */
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  'karpenter.sh/capacity-type',
  'karpenter.k8s.aws/ec2nodeclass',
  'karpenter.k8s.aws/capacity-reservation-id',
  'karpenter.k8s.aws/capacity-reservation-interruptible',
  'karpenter.k8s.aws/capacity-reservation-type',
  'karpenter.k8s.aws/placement-group-id',
  'karpenter.k8s.aws/placement-group-partition',
  ...INSTANCE_LABELS.map((name) => `karpenter.k8s.aws/instance-${name}`),
]);

/** Karpenter, installed in the cluster. */
export const KARPENTER_PROVIDER: AwsProvider = {
  ...awsProvider('karpenter.k8s.aws', 'eks.amazonaws.com'),
  kind: 'EC2NodeClass',
  expireAfter: '720h',
};

/** EKS Auto Mode, which runs Karpenter outside the cluster. */
export const AUTO_MODE_PROVIDER: AwsProvider = {
  ...awsProvider('eks.amazonaws.com', 'karpenter.k8s.aws'),
  kind: 'NodeClass',
  expireAfter: '336h',
};

/** What both have in common. Labels about instances begin with the group of the node class. */
function awsProvider(
  group: AwsProvider['group'],
  other: AwsProvider['group'],
): Omit<AwsProvider, 'kind' | 'expireAfter'> {
  return {
    group,
    reservedDomains: ['karpenter.sh', 'karpenter.k8s.aws'],
    reservedKeys: ['kubernetes.io/hostname'],
    knownKeys: KNOWN_KEYS,
    translations: { [`${other}/instance-`]: `${group}/instance-` },
    minValuesWords: {
      [`${group}/instance-category`]: 'categories',
      [`${group}/instance-family`]: 'families',
      'node.kubernetes.io/instance-type': 'types',
    },
  };
}
