import type { EksPodSubnet, VpcCniOptions } from './networking';

/** Subnets for pods that exist: none where they are made with the VPC, or where pods share those of nodes. */
export function listedPodSubnets<S>({ podSubnets = [] }: VpcCniOptions<S> = {}): readonly EksPodSubnet<S>[] {
  return podSubnets === 'new' ? [] : podSubnets;
}

/** Whether pods have subnets of their own that are made with the VPC. */
export function hasNewPodSubnets({ podSubnets }: VpcCniOptions<unknown> = {}): boolean {
  return podSubnets === 'new';
}
