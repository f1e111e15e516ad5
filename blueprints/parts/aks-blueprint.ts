import {
  type AksCluster,
  type AksFacts,
  type AksNetworking,
  type AksOptions,
  aksCluster,
} from '../../lib/clusters/aks';
import type { Composition } from '../../lib/core/compose';
import { composeManaged, type ManagedBlueprintParts } from './managed-blueprint';

/** What may be said of the cluster of a blueprint: everything but what its facts say. */
export type AksDescription<S = string> = Partial<Omit<AksOptions<S>, 'apiServer'>>;

/** What every blueprint of AKS is told. */
export interface AksBlueprintOptions<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: AksFacts<S>;
  /** What to say of the cluster differently. @defaultValue what the blueprint decides, in a VNet of its own, named `aks` */
  readonly cluster?: AksDescription<S>;
}

/** What one blueprint of AKS is made of, besides what all have. */
export interface AksBlueprintParts<S, Options extends AksBlueprintOptions<S>>
  extends ManagedBlueprintParts<S, Options, AksCluster<S>> {
  /** What it decides of the cluster. */
  readonly decides: AksDescription<S> & { readonly networking: AksNetworking<S> };
}

/**
 * Composes a blueprint of AKS from what its caller knows of the cluster and says of it.
 *
 * @throws BlueprintError with every problem found.
 */
export function composeAks<S, Options extends AksBlueprintOptions<S>>({
  decides,
  ...parts
}: AksBlueprintParts<S, Options>): Composition<S> {
  return composeManaged<S, Options, AksCluster<S>>(parts, 'AksFacts', (options) =>
    aksCluster<S>({
      name: 'aks',
      vnet: { kind: 'new' },
      ...decides,
      ...options.cluster,
      apiServer: { host: options.facts.apiServerHost },
    }),
  );
}
