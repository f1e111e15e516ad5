import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import type { Composition } from '../../lib/core/compose';
import { AksBlueprint, type Late } from '../../lib/pulumi/aks';
import { type Life, live, placeOf, testLife } from './life';
import { TYPES } from './state';
import { describeWithAzure } from './suite';

const AKS = CATALOGUE.filter(({ name }) => name.startsWith('aks-'));

describeWithAzure('every blueprint of AKS, provisioned', () => {
  describe.each(AKS.map((entry) => [entry.name, entry] as const))('%s', (name, { symbol, sample }) => {
    let life: Life;

    beforeAll(async () => {
      const plan = new Map<string, unknown>(Object.entries(blueprints)).get(symbol) as (
        options: object,
      ) => Composition<Late>;
      life = await live(() => {
        new AksBlueprint('x', { allowReplacement: true, blueprint: (facts) => plan({ ...sample, facts }) });
      });
    });

    testLife(`${name}-provisioned.txt`, () => life);

    test('has its network before its further nodes, and what makes nodes after the cluster', () => {
      const place = (matches: (type: string, urn: string) => boolean): number => placeOf(life.state, matches);
      const cluster = place((type) => type.endsWith(':containerservice:ManagedCluster'));
      const nodes = place((type) => type === 'azure-native:containerservice:AgentPool');
      const cni = place((type, urn) => type === TYPES.release && urn.endsWith('-cilium'));
      const pools = place((type) => type.startsWith('kubernetes:karpenter'));
      expect(cni === -1 || cni > cluster).toBe(true);
      expect(cni).toBeLessThan(nodes === -1 ? Number.POSITIVE_INFINITY : nodes);
      expect(pools === -1 || pools > cluster).toBe(true);
      expect(nodes === -1).toBe(name.startsWith('aks-overlay-cilium'));
    });
  });
});
