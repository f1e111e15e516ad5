import * as pulumi from '@pulumi/pulumi';
import { eniConfig } from '../../clusters/eks/addons/vpc-cni-configuration';
import type { Values } from '../../core/values';
import type { PodSubnet } from './network-facts';

/** What Amazon's CNI is told of subnets for pods: its keys are names of zones, which may be known as late as the ids. */
export function lateEniConfig(subnets: readonly PodSubnet[]): pulumi.Output<Values> {
  return pulumi.output([...subnets]).apply((known) => eniConfig(known));
}
