import type { EksNodePool } from '../../clusters/eks/eks-cluster';

const BOUNDARY = 'cluster-blueprints';

/**
 * What kubelet is told besides what EKS tells it, as user data of a launch template: EKS merges it with its own.
 *
 * @param maxPods - the most pods of a node.
 * @returns text, not encoded; `undefined` where the image takes none.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export function userDataOf(image: EksNodePool['image'], maxPods: number): string | undefined {
  switch (image) {
    case 'al2023':
      return mime(`apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  kubelet:
    config:
      maxPods: ${maxPods}
`);
    case 'bottlerocket':
      return `[settings.kubernetes]\nmax-pods = ${maxPods}\n`;
    case 'windows-2022':
      return undefined;
  }
}

/** One part for nodeadm, in the envelope that lets EKS add a part of its own. */
function mime(nodeConfig: string): string {
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: application/node.eks.aws',
    '',
    nodeConfig,
    `--${BOUNDARY}--`,
    '',
  ].join('\n');
}
