import type { AksOutboundType } from './options';
import type { AksVnet } from './vnet-options';

/** What each outbound type may become. */
export type AksOutboundMigrations = Readonly<Partial<Record<AksOutboundType, readonly AksOutboundType[]>>>;

const MANAGED: AksOutboundMigrations = {
  loadBalancer: ['managedNATGateway', 'none'],
  managedNATGateway: ['none'],
  none: ['loadBalancer', 'managedNATGateway'],
};

const OWN_TYPES: readonly AksOutboundType[] = ['loadBalancer', 'userAssignedNATGateway', 'userDefinedRouting', 'none'];

/** In a VNet that is not AKS's own, each may become any other. */
const OWN: AksOutboundMigrations = Object.fromEntries(
  OWN_TYPES.map((from) => [from, OWN_TYPES.filter((to) => to !== from)]),
);

/**
 * What AKS turns an outbound type into on a cluster that runs, of the types that this library has. Connections break while it
 * does, and the addresses that the cluster is seen with change.
 *
 * @see https://learn.microsoft.com/azure/aks/egress-outboundtype
 */
export const AKS_OUTBOUND_MIGRATIONS: Readonly<Record<AksVnet['kind'], AksOutboundMigrations>> = {
  managed: MANAGED,
  new: OWN,
  existing: OWN,
};
