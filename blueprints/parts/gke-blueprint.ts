import {
  type GkeCluster,
  type GkeFacts,
  type GkeNetworking,
  type GkeOptions,
  gkeCluster,
} from '../../lib/clusters/gke';
import type { Composition } from '../../lib/core/compose';
import { composeManaged, type ManagedBlueprintParts } from './managed-blueprint';

/** What may be said of the cluster of a blueprint: everything but what it is asked for, and what its facts say. */
export type GkeDescription<S = string> = Partial<Omit<GkeOptions<S>, 'apiServer' | 'location'>>;

/** What every blueprint of GKE is told. */
export interface GkeBlueprintOptions<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: GkeFacts<S>;
  /** The cluster's region, `europe-west3`, or its zone, `europe-west3-a`. Cannot be changed. */
  readonly location: string;
  /** What to say of the cluster differently. @defaultValue what the blueprint decides, in a VPC of its own, named `gke` */
  readonly cluster?: GkeDescription<S>;
}

/** What one blueprint of GKE is made of, besides what all have. */
export interface GkeBlueprintParts<S, Options extends GkeBlueprintOptions<S>>
  extends Omit<ManagedBlueprintParts<S, Options, GkeCluster<S>>, 'keys'> {
  /** Every key that the options may have besides those of all: that of a plan is called like the plan. */
  readonly keys: readonly Exclude<keyof Options & string, keyof GkeBlueprintOptions>[];
  /** What it decides of the cluster. */
  readonly decides: GkeDescription<S> & { readonly networking: GkeNetworking };
}

/**
 * Composes a blueprint of GKE from what its caller knows of the cluster and says of it.
 *
 * @throws BlueprintError with every problem found.
 */
export function composeGke<S, Options extends GkeBlueprintOptions<S>>({
  keys,
  texts = [],
  places,
  decides,
  ...parts
}: GkeBlueprintParts<S, Options>): Composition<S> {
  return composeManaged<S, Options, GkeCluster<S>>(
    {
      ...parts,
      keys: ['location', ...keys] as ManagedBlueprintParts<S, Options, GkeCluster<S>>['keys'],
      texts: ['location', ...texts],
      places: { location: 'cluster.location', ...places },
    },
    'GkeFacts',
    (options) =>
      gkeCluster<S>({
        name: 'gke',
        vpc: { kind: 'new' },
        ...decides,
        ...options.cluster,
        location: options.location,
        apiServer: { host: options.facts.apiServerHost },
      }),
  );
}
