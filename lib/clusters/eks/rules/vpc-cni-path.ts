import type { Path } from '../../../core/path';
import type { EksCluster } from '../eks-cluster';

/** Where the caller has said something of Amazon's CNI: in the mode itself, or beside what is chained after it. */
export function vpcCniPath({ eks: { networking } }: EksCluster<unknown>, ...keys: Path): Path {
  return ['cluster', 'networking', ...(networking.mode === 'vpc-cni' ? [] : ['vpcCni']), ...keys];
}
