import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import type { Composition } from '../../lib/core/compose';
import { GkeBlueprint, type Late } from '../../lib/pulumi/gke';
import { type Life, live, placeOf, testLife } from './life';
import { TYPES } from './state';
import { describeWithGcp } from './suite';

const GKE = CATALOGUE.filter(({ name }) => name.startsWith('gke-'));

describeWithGcp('every blueprint of GKE, provisioned', () => {
  describe.each(GKE.map((entry) => [entry.name, entry] as const))('%s', (name, { symbol, sample }) => {
    let life: Life;

    beforeAll(async () => {
      const plan = new Map<string, unknown>(Object.entries(blueprints)).get(symbol) as (
        options: object,
      ) => Composition<Late>;
      life = await live(() => {
        new GkeBlueprint('x', { allowReplacement: true, blueprint: (facts) => plan({ ...sample, facts }) });
      });
    });

    testLife(`${name}-provisioned.txt`, () => life);

    test('has its network before its nodes, and what needs nodes after them', () => {
      const place = (matches: (type: string, urn: string) => boolean): number => placeOf(life.state, matches);
      const nodes = place((type) => type === 'gcp:container/nodePool:NodePool');
      const cni = place((type, urn) => type === TYPES.release && urn.endsWith('-cilium'));
      const classes = place((type) => type.startsWith('kubernetes:cloud.google.com/'));
      expect(cni).toBeLessThan(nodes === -1 ? Number.POSITIVE_INFINITY : nodes);
      if (classes >= 0) expect(classes).toBeGreaterThan(nodes);
      expect(nodes === -1).toBe(name === 'gke-autopilot');
    });
  });
});
