import type { EksNodePool } from '../../clusters/eks/eks-cluster';

/** What a node group is told of an image. */
export interface NodeImage {
  /** As the API of node groups names it. */
  readonly amiType: string;
  /** The device whose size the pool states. */
  readonly deviceName: string;
}

/** The image of a pool. Bottlerocket keeps images and pods on a second volume, its first is read-only. */
export function nodeImage({ image, architecture }: Pick<EksNodePool, 'image' | 'architecture'>): NodeImage {
  const isArm = architecture === 'arm64';
  switch (image) {
    case 'al2023':
      return { amiType: isArm ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD', deviceName: '/dev/xvda' };
    case 'bottlerocket':
      return { amiType: isArm ? 'BOTTLEROCKET_ARM_64' : 'BOTTLEROCKET_x86_64', deviceName: '/dev/xvdb' };
    case 'windows-2022':
      return { amiType: 'WINDOWS_CORE_2022_x86_64', deviceName: '/dev/sda1' };
  }
}
