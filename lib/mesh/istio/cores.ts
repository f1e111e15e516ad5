import { vmSize } from '../../clusters/aks/vm-size';
import { awsInstanceType } from '../../clusters/eks/density';
import type { Cluster } from '../../core/cluster';

/** The virtual processors of an instance type, as far as the cloud of the cluster says it in the name. */
export function coresOf({ distribution }: Cluster<unknown>, instanceType: string): number | undefined {
  if (distribution === 'eks') return awsInstanceType(instanceType)?.vcpus;
  if (distribution === 'aks') return vmSize(instanceType)?.vcpus;
  const [, cores] = /^[a-z0-9]+-[a-z]+-(\d+)(-|$)/.exec(distribution === 'gke' ? instanceType : '') ?? [];
  return cores === undefined ? undefined : Number(cores);
}
