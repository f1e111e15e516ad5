/** Interfaces of the default network card, IPv4 addresses of each, branch interfaces. */
export type SizeLimits = readonly [enis: number, ipv4PerEni: number, branchEnis: number];

/** Instance families with the same sizes and limits. */
export interface InstanceFamilies {
  /** Names of the families, separated by spaces. */
  readonly families: string;
  /**
   * Their sizes, separated by spaces: `2xlarge`, with vCPUs where the name does not tell, `metal:96`, and GiB of memory
   * where vCPUs do not tell, `nano:2:0.5`.
   */
  readonly sizes: string;
  /** GiB of memory for each vCPU. Absent: what the first letter of the family stands for. */
  readonly memoryPerVcpu?: number;
  /** Limits by size; more sizes than these families have. */
  readonly limits: Readonly<Record<string, SizeLimits>>;
  /** Absent: `nitro`. */
  readonly hypervisor?: 'xen';
}

const SMALL: Readonly<Record<string, SizeLimits>> = {
  medium: [2, 4, 4],
  large: [3, 10, 9],
  xlarge: [4, 15, 18],
  '2xlarge': [4, 15, 38],
  '4xlarge': [8, 30, 54],
};

const LARGE: Readonly<Record<string, SizeLimits>> = {
  '16xlarge': [15, 50, 107],
  '18xlarge': [15, 50, 107],
  '24xlarge': [15, 50, 107],
  '32xlarge': [15, 50, 107],
  '48xlarge': [15, 50, 107],
  metal: [15, 50, 107],
  'metal-16xl': [15, 50, 107],
  'metal-24xl': [15, 50, 107],
  'metal-32xl': [15, 50, 107],
  'metal-48xl': [15, 50, 107],
};

/** Generation 5, its AMD siblings, and every Graviton up to 8. */
const NARROW = {
  ...SMALL,
  '8xlarge': [8, 30, 54],
  '9xlarge': [8, 30, 54],
  '12xlarge': [8, 30, 54],
  ...LARGE,
} as const satisfies InstanceFamilies['limits'];

/** Intel and AMD of generations 6 and 7. */
const WIDE = {
  ...SMALL,
  '8xlarge': [8, 30, 84],
  '12xlarge': [8, 30, 114],
  ...LARGE,
} as const satisfies InstanceFamilies['limits'];

const FLEX_7: InstanceFamilies['limits'] = {
  ...WIDE,
  large: [3, 10, 3],
  xlarge: [4, 15, 8],
  '2xlarge': [4, 15, 18],
  '4xlarge': [8, 30, 34],
  '8xlarge': [8, 30, 54],
};

const INTEL_8: InstanceFamilies['limits'] = {
  large: [3, 20, 9],
  xlarge: [4, 30, 18],
  '2xlarge': [4, 30, 38],
  '4xlarge': [8, 50, 54],
  '8xlarge': [10, 50, 82],
  '12xlarge': [12, 50, 110],
  '16xlarge': [16, 64, 106],
  '24xlarge': [16, 64, 106],
  '32xlarge': [24, 64, 98],
  '48xlarge': [24, 64, 98],
  '96xlarge': [24, 64, 98],
  'metal-48xl': [24, 64, 98],
  'metal-96xl': [24, 64, 98],
};

const FLEX_8: InstanceFamilies['limits'] = {
  ...INTEL_8,
  large: [3, 20, 3],
  xlarge: [4, 30, 8],
  '2xlarge': [4, 30, 18],
  '4xlarge': [8, 50, 34],
  '8xlarge': [10, 50, 52],
};

const AMD_8: InstanceFamilies['limits'] = {
  medium: [2, 4, 4],
  large: [3, 20, 9],
  xlarge: [4, 20, 18],
  '2xlarge': [4, 40, 38],
  '4xlarge': [8, 40, 54],
  '8xlarge': [10, 40, 82],
  '12xlarge': [12, 64, 110],
  '16xlarge': [16, 64, 106],
  '24xlarge': [16, 64, 106],
  '48xlarge': [24, 64, 98],
  'metal-24xl': [16, 64, 106],
  'metal-48xl': [24, 64, 98],
};

const GRAVITON_8_NETWORK: InstanceFamilies['limits'] = {
  ...SMALL,
  '8xlarge': [10, 30, 52],
  '12xlarge': [12, 30, 50],
  '16xlarge': [16, 50, 106],
  '24xlarge': [24, 50, 98],
  '48xlarge': [12, 50, 98],
};

const BURSTABLE: InstanceFamilies['limits'] = {
  nano: [2, 2, 0],
  micro: [2, 2, 0],
  small: [3, 4, 0],
  medium: [3, 6, 0],
  large: [3, 12, 0],
  xlarge: [4, 15, 0],
  '2xlarge': [4, 15, 0],
};

const XEN: InstanceFamilies['limits'] = {
  large: [3, 10, 0],
  xlarge: [4, 15, 0],
  '2xlarge': [4, 15, 0],
  '4xlarge': [8, 30, 0],
  '8xlarge': [8, 30, 0],
  '10xlarge': [8, 30, 0],
  '16xlarge': [15, 50, 0],
};

const BURSTABLE_SIZES = 'nano:2:0.5 micro:2:1 small:2:2 medium:2:4 large:2:8 xlarge 2xlarge';
const TO_16 = 'large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge';
const TO_24 = `${TO_16} 24xlarge`;
const TO_32 = `${TO_24} 32xlarge`;
const GPU_TO_16 = 'xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge';

/**
 * Network limits of instance families, as EC2's `DescribeInstanceTypes` gives them, and branch interfaces as the VPC
 * resource controller has them. Families that some of the sources below do not have are left out.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/instance-info.jsonl
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/vpc/vpc_ip_resource_limit.go
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/aws/vpc/limits.go
 */
export const INSTANCE_FAMILIES: readonly InstanceFamilies[] = [
  { families: 't3 t4g', sizes: BURSTABLE_SIZES, memoryPerVcpu: 4, limits: BURSTABLE },
  { families: 't3a', sizes: BURSTABLE_SIZES, memoryPerVcpu: 4, limits: { ...BURSTABLE, small: [2, 4, 0] } },
  {
    families: 't2',
    sizes: 'nano:1:0.5 micro:1:1 small:1:2 medium:2:4 large:2:8 xlarge 2xlarge',
    memoryPerVcpu: 4,
    limits: { ...BURSTABLE, xlarge: [3, 15, 0], '2xlarge': [3, 15, 0] },
    hypervisor: 'xen',
  },

  {
    families: 'm4',
    sizes: 'large xlarge 2xlarge 4xlarge 10xlarge 16xlarge',
    limits: { ...XEN, large: [2, 10, 0], '16xlarge': [8, 30, 0] },
    hypervisor: 'xen',
  },
  {
    families: 'c4',
    sizes: 'large xlarge 2xlarge 4xlarge 8xlarge:36:60',
    memoryPerVcpu: 1.875,
    limits: XEN,
    hypervisor: 'xen',
  },
  {
    families: 'r4',
    sizes: 'large xlarge 2xlarge 4xlarge 8xlarge 16xlarge',
    memoryPerVcpu: 7.625,
    limits: XEN,
    hypervisor: 'xen',
  },

  { families: 'm5 r5', sizes: `${TO_24} metal:96`, limits: { ...NARROW, metal: [15, 50, 120] } },
  { families: 'm5d m5dn m5n r5b r5d r5dn r5n', sizes: `${TO_24} metal:96`, limits: NARROW },
  { families: 'c5a c5ad m5a m5ad r5a r5ad', sizes: TO_24, limits: NARROW },
  {
    families: 'c5 c5d',
    sizes: 'large xlarge 2xlarge 4xlarge 9xlarge 12xlarge 18xlarge 24xlarge metal:96',
    limits: NARROW,
  },
  {
    families: 'c5n',
    sizes: 'large xlarge 2xlarge 4xlarge 9xlarge:36:96 18xlarge:72:192 metal:72:192',
    memoryPerVcpu: 2.625,
    limits: NARROW,
  },
  {
    families: 'm5zn',
    sizes: 'large xlarge 2xlarge 3xlarge 6xlarge 12xlarge metal:48',
    limits: {
      large: [3, 10, 13],
      xlarge: [4, 15, 29],
      '2xlarge': [4, 15, 62],
      '3xlarge': [8, 30, 92],
      '6xlarge': [8, 30, 114],
      '12xlarge': [15, 50, 107],
      metal: [15, 50, 107],
    },
  },

  {
    families: 'c6g c6gd c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd',
    sizes: `medium ${TO_16} metal:64`,
    limits: NARROW,
  },
  { families: 'c6gn', sizes: `medium ${TO_16}`, limits: NARROW },
  { families: 'c6i c6id m6i m6id r6i r6id', sizes: `${TO_32} metal:128`, limits: WIDE },
  {
    families: 'c6in m6idn m6in r6idn r6in',
    sizes: `${TO_32} metal:128`,
    limits: { ...WIDE, '32xlarge': [8, 50, 106], metal: [8, 50, 106] },
  },
  { families: 'c6a m6a r6a', sizes: `${TO_32} 48xlarge metal:192`, limits: WIDE },

  { families: 'c7i m7i r7i', sizes: `${TO_24} 48xlarge metal-24xl metal-48xl`, limits: WIDE },
  { families: 'r7iz', sizes: `${TO_16} 32xlarge metal-16xl metal-32xl`, limits: WIDE },
  { families: 'c7i-flex m7i-flex', sizes: TO_16, limits: FLEX_7 },
  { families: 'c7a m7a r7a', sizes: `medium ${TO_32} 48xlarge metal-48xl`, limits: WIDE },

  {
    families: 'c8g c8gd m8g m8gd r8g r8gd',
    sizes: `medium ${TO_24} 48xlarge metal-24xl metal-48xl`,
    limits: NARROW,
  },
  { families: 'c8gb c8gn m8gb m8gn r8gb r8gn', sizes: `medium ${TO_24} 48xlarge`, limits: GRAVITON_8_NETWORK },
  {
    families: 'c8i c8id m8i m8id r8i r8id',
    sizes: `${TO_32} 48xlarge 96xlarge metal-48xl metal-96xl`,
    limits: INTEL_8,
  },
  { families: 'c8i-flex m8i-flex r8i-flex', sizes: TO_16, limits: FLEX_8 },
  { families: 'c8a m8a r8a', sizes: `medium ${TO_24} 48xlarge metal-24xl metal-48xl`, limits: AMD_8 },

  {
    families: 'g4dn',
    sizes: `${GPU_TO_16} metal:96`,
    memoryPerVcpu: 4,
    limits: {
      xlarge: [3, 10, 39],
      '2xlarge': [3, 10, 39],
      '4xlarge': [3, 10, 59],
      '8xlarge': [4, 15, 58],
      '12xlarge': [8, 30, 54],
      '16xlarge': [4, 15, 118],
      metal: [15, 50, 107],
    },
  },
  {
    families: 'g5',
    sizes: `${GPU_TO_16} 24xlarge 48xlarge`,
    memoryPerVcpu: 4,
    limits: {
      xlarge: [4, 15, 4],
      '2xlarge': [4, 15, 17],
      '4xlarge': [8, 30, 34],
      '8xlarge': [8, 30, 84],
      '12xlarge': [15, 50, 107],
      '16xlarge': [8, 30, 114],
      '24xlarge': [15, 50, 107],
      '48xlarge': [7, 50, 115],
    },
  },
  { families: 'g5g', sizes: 'xlarge 2xlarge 4xlarge 8xlarge 16xlarge metal:64', memoryPerVcpu: 2, limits: NARROW },
  { families: 'g6', sizes: `${GPU_TO_16} 24xlarge 48xlarge`, memoryPerVcpu: 4, limits: WIDE },
  {
    families: 'g6e',
    sizes: `${GPU_TO_16} 24xlarge 48xlarge`,
    memoryPerVcpu: 8,
    limits: { ...WIDE, '12xlarge': [10, 30, 112], '24xlarge': [10, 50, 102], '48xlarge': [10, 50, 82] },
  },
  { families: 'gr6', sizes: '4xlarge 8xlarge', memoryPerVcpu: 8, limits: WIDE },
  { families: 'p4d p4de', sizes: '24xlarge', memoryPerVcpu: 12, limits: { '24xlarge': [15, 50, 62] } },
  {
    families: 'p5',
    sizes: '4xlarge:16:256 48xlarge:192:2048',
    limits: { '4xlarge': [4, 30, 58], '48xlarge': [2, 50, 120] },
  },
  { families: 'p5e', sizes: '48xlarge:192:2048', limits: { '48xlarge': [2, 50, 120] } },
  { families: 'p5en', sizes: '48xlarge:192:2048', limits: { '48xlarge': [4, 50, 120] } },
];
