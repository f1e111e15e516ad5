import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import type { Composition } from '../../lib/core/compose';
import { EksBlueprint, type Late } from '../../lib/pulumi/eks';
import { type Life, live, placeOf, testLife } from './life';
import { TYPES } from './state';
import { describeWithAws } from './suite';

const EKS = CATALOGUE.filter(({ name }) => name.startsWith('eks-'));

describeWithAws('every blueprint of EKS, provisioned', () => {
  describe.each(EKS.map((entry) => [entry.name, entry] as const))('%s', (name, { symbol, sample }) => {
    let life: Life;

    beforeAll(async () => {
      const plan = new Map<string, unknown>(Object.entries(blueprints)).get(symbol) as (
        options: object,
      ) => Composition<Late>;
      life = await live(() => {
        new EksBlueprint('x', { allowReplacement: true, blueprint: (facts) => plan({ ...sample, facts }) });
      });
    });

    testLife(`${name}-provisioned.txt`, () => life);

    test('has its network before its nodes, and what needs nodes after them', () => {
      const place = (matches: (type: string, urn: string) => boolean): number => placeOf(life.state, matches);
      const nodes = place((type) => type === 'aws:eks/nodeGroup:NodeGroup');
      const cni = place((type, urn) => type === TYPES.release && /-(cilium|calico-operator)$/.test(urn));
      const karpenter = place((type, urn) => type === TYPES.release && urn.endsWith('-karpenter-controller'));
      const dns = place((type, urn) => type === 'aws:eks/addon:Addon' && urn.endsWith('-coredns'));
      expect(cni).toBeLessThan(nodes === -1 ? Number.POSITIVE_INFINITY : nodes);
      for (const after of [karpenter, dns].filter((one) => one >= 0)) expect(after).toBeGreaterThan(nodes);
      expect(nodes === -1).toBe(name === 'eks-auto-mode');
    });
  });
});
