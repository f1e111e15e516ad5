import {
  type EksCluster,
  type EksFacts,
  type EksNetworking,
  type EksOptions,
  eksCluster,
} from '../../lib/clusters/eks';
import type { Composition } from '../../lib/core/compose';
import { composeManaged, type ManagedBlueprintParts } from './managed-blueprint';

/** What may be said of the cluster of a blueprint: everything but what its facts say. */
export type EksDescription<S = string> = Partial<Omit<EksOptions<S>, 'apiServer'>>;

/** What every blueprint of EKS is told. */
export interface EksBlueprintOptions<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: EksFacts<S>;
  /** What to say of the cluster differently. @defaultValue what the blueprint decides, in a VPC of its own, named `eks` */
  readonly cluster?: EksDescription<S>;
}

/** What one blueprint of EKS is made of, besides what all have. */
export interface EksBlueprintParts<S, Options extends EksBlueprintOptions<S>>
  extends ManagedBlueprintParts<S, Options, EksCluster<S>> {
  /** The definition of the schema that the facts follow. @defaultValue `'EksFacts'` */
  readonly facts?: 'EksFacts' | 'EksFactsWithKarpenter';
  /** What it decides of the cluster. */
  readonly decides: EksDescription<S> & { readonly networking: EksNetworking<S> };
}

/**
 * Composes a blueprint of EKS from what its caller knows of the cluster and says of it.
 *
 * @throws BlueprintError with every problem found.
 */
export function composeEks<S, Options extends EksBlueprintOptions<S>>({
  facts = 'EksFacts',
  decides,
  ...parts
}: EksBlueprintParts<S, Options>): Composition<S> {
  return composeManaged<S, Options, EksCluster<S>>(parts, facts, (options) =>
    eksCluster<S>({
      name: 'eks',
      vpc: { kind: 'new' },
      ...decides,
      ...options.cluster,
      apiServer: { host: options.facts.apiServerHost },
    }),
  );
}
