import type { Cluster } from '../../lib/core/cluster';
import type { Composition } from '../../lib/core/compose';
import { type BlueprintParts, composeBlueprint } from '../../lib/input/blueprint';
import type { SchemaName } from '../../lib/input/schema';

/** What blueprints of clusters that a cloud runs are told. */
export interface ManagedBlueprintOptions {
  /** What is known of the cluster once it exists. */
  readonly facts: object;
  /** What to say of the cluster differently. @defaultValue what the blueprint decides */
  readonly cluster?: object;
}

/** What one such blueprint is made of, besides what all have. */
export interface ManagedBlueprintParts<S, Options extends ManagedBlueprintOptions, C extends Cluster<S>>
  extends Pick<BlueprintParts<S, Options, C>, 'options' | 'plans' | 'texts' | 'places'> {
  /** Every key that the options may have besides `facts` and `cluster`: that of a plan is called like the plan. */
  readonly keys: readonly Exclude<keyof Options & string, keyof ManagedBlueprintOptions>[];
}

/**
 * Composes a blueprint of a cluster that a cloud runs.
 *
 * @param facts - the definition of the schema that its facts follow.
 * @param cluster - makes it of them.
 * @throws BlueprintError with every problem found.
 */
export function composeManaged<S, Options extends ManagedBlueprintOptions, C extends Cluster<S>>(
  { keys, places, ...parts }: ManagedBlueprintParts<S, Options, C>,
  facts: SchemaName,
  cluster: (options: Options) => C,
): Composition<S> {
  const all = ['cluster', 'facts', ...keys];
  return composeBlueprint<S, Options, C>({
    ...parts,
    keys: Object.fromEntries(all.map((key) => [key, key])) as Record<keyof Options, string>,
    required: { facts },
    places: { 'facts.apiServerHost': 'cluster.apiServer.host', ...places },
    cluster,
  });
}
