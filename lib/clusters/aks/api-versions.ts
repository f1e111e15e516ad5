import type { AksCluster } from './aks-cluster';

/** Versions of the Azure API that a cluster of this library may need, oldest first. All are stable ones. */
export const AKS_API_VERSIONS = ['2025-09-01', '2026-01-01'] as const;

/** A version of the Azure API `Microsoft.ContainerService`. */
export type AksApiVersion = (typeof AKS_API_VERSIONS)[number];

/** Something that older versions of the API do not know. */
export interface AksApiFeature {
  /** The option, as the caller names it. */
  readonly option: string;
  /** The property, as the API names it. */
  readonly property: string;
  /** The first stable version with it. */
  readonly since: AksApiVersion;
  /** Whether a cluster uses it. */
  readonly isUsed: (cluster: AksCluster<unknown>) => boolean;
}

/** What needs more than the oldest of {@link AKS_API_VERSIONS}. */
export const AKS_API_FEATURES: readonly AksApiFeature[] = [
  {
    option: 'advancedNetworking.transitEncryption',
    property: 'networkProfile.advancedNetworking.security.transitEncryption',
    since: '2026-01-01',
    isUsed: ({ aks }) => aks.advancedNetworking?.transitEncryption !== undefined,
  },
  {
    option: 'advancedNetworking.accelerationMode',
    property: 'networkProfile.advancedNetworking.performance.accelerationMode',
    since: '2026-01-01',
    isUsed: ({ aks }) => aks.advancedNetworking?.accelerationMode !== undefined,
  },
];

/**
 * The lowest version of the API that has all that a cluster uses. An older one would leave the rest out, silently.
 *
 * @see https://learn.microsoft.com/azure/aks/supported-kubernetes-versions
 */
export function apiVersionOf(cluster: AksCluster<unknown>): AksApiVersion {
  const needed = AKS_API_FEATURES.filter(({ isUsed }) => isUsed(cluster)).map(({ since }) => since);
  return AKS_API_VERSIONS.findLast((version) => needed.includes(version)) ?? AKS_API_VERSIONS[0];
}
