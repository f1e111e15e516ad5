import type { EksVpc } from '../options';

/** Why addresses of this VPC find no NAT on their way to the internet; `undefined` if they do, as far as can be told. */
export function missingNat(vpc: EksVpc<unknown>): string | undefined {
  if (vpc.kind === 'new') return vpc.nat === 'none' ? 'the VPC has no NAT gateway' : undefined;
  return vpc.subnets.every((subnet) => subnet.public === true)
    ? 'every subnet is public, and an internet gateway translates only the addresses of nodes'
    : undefined;
}
