/** The facts about a cluster that a manifest may leave open, to be bound by name when it is applied. */
export type FactKey = 'apiServer.host' | 'cluster.name';

/**
 * A string that is not known when manifests are written, named by a {@link FactKey}.
 *
 * The Flux renderer turns it into a `valuesFrom` reference; in a plan printed as JSON it reads `{"$fact": key}`.
 */
export class Fact<K extends FactKey = FactKey> {
  /** @param key - which fact. */
  constructor(
    /** Which fact. */
    readonly key: K,
  ) {}

  /** A stable placeholder, so that plans with open facts can be compared. */
  toJSON(): { readonly $fact: K } {
    return { $fact: this.key };
  }
}

/** A fact to be bound later. */
export function fact<K extends FactKey>(key: K): Fact<K> {
  return new Fact(key);
}
