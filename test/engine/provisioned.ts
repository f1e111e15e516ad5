import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import type { Composition } from '../../lib/core/compose';
import type { Late } from '../../lib/pulumi';
import { type Life, live, placeOf, testLife } from './life';

/** Where the first resource that matches is in the order in which all were made; -1 if there is none. */
export type Place = (matches: (type: string, urn: string) => boolean) => number;

/** What is the same for all blueprints of a cloud. */
export interface CloudBlueprints<F> {
  /** What their names begin with. */
  readonly prefix: string;
  /** Provisions one, by the cloud's component. */
  readonly provision: (blueprint: (facts: F) => Composition<Late>) => void;
  /** What holds for the order in which a cluster is made. */
  readonly order: { readonly title: string; readonly check: (name: string, place: Place) => void };
}

/** Lives every blueprint of a cloud with its network, control plane and nodes. */
export function describeProvisioned<F>({ prefix, provision, order }: CloudBlueprints<F>): void {
  const entries = CATALOGUE.filter(({ name }) => name.startsWith(prefix)).map((entry) => [entry.name, entry] as const);
  describe.each(entries)('%s', (name, { symbol, sample }) => {
    let life: Life;

    beforeAll(async () => {
      const plan = new Map<string, unknown>(Object.entries(blueprints)).get(symbol) as (
        options: object,
      ) => Composition<Late>;
      life = await live(() => provision((facts) => plan({ ...sample, facts })));
    });

    testLife(`${name}-provisioned.txt`, () => life);

    test(order.title, () => order.check(name, (matches) => placeOf(life.state, matches)));
  });
}
