import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import type { Composition } from '../../lib/core/compose';
import { EksBlueprint, type Late } from '../../lib/pulumi/eks';
import { expectGolden } from './golden';
import { createStack, type Operation } from './stack';
import { type StackState, TYPES } from './state';
import { describeWithAws } from './suite';

const EKS = CATALOGUE.filter(({ name }) => name.startsWith('eks-'));

/** A blueprint's whole life, lived once for all tests of it. */
interface Life {
  readonly preview: Operation;
  readonly first: Operation;
  readonly state: StackState;
  readonly second: Operation;
  readonly left: readonly unknown[];
}

describeWithAws('every blueprint of EKS, provisioned', () => {
  describe.each(EKS.map((entry) => [entry.name, entry] as const))('%s', (name, { symbol, sample }) => {
    let life: Life;

    beforeAll(async () => {
      const plan = new Map<string, unknown>(Object.entries(blueprints)).get(symbol) as (
        options: object,
      ) => Composition<Late>;
      const stack = await createStack(() => {
        new EksBlueprint('x', { allowReplacement: true, blueprint: (facts) => plan({ ...sample, facts }) });
      });
      const preview = await stack.preview();
      const first = await stack.up();
      const state = stack.state();
      const second = await stack.up();
      await stack.destroy();
      life = { preview, first, state, second, left: stack.cloud() };
    });

    test('previews what it makes but for definitions in charts, and finds nothing wrong', () => {
      const urns = ({ steps }: Operation): readonly string[] => steps.map(({ urn }) => urn);
      const previewed = new Set(urns(life.preview));
      const made = new Set(urns(life.first));
      expect([...previewed].filter((urn) => !made.has(urn))).toEqual([]);
      // A chart is rendered by the provider, and the provider waits for the cluster.
      const unforeseen = [...made].filter((urn) => !previewed.has(urn));
      expect(unforeseen.filter((urn) => !urn.includes(`$${TYPES.chart}$`))).toEqual([]);
      expect(life.first.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    });

    test('changes nothing the second time', () => {
      expect(Object.keys(life.second.changes)).toEqual(['same']);
    });

    test('leaves nothing in the cloud', () => {
      expect(life.left).toEqual([]);
    });

    test('is the graph that was reviewed', () => {
      const made = life.state.resources.filter(({ type }) => !type.startsWith('pulumi:providers:'));
      expectGolden(`${name}-provisioned.txt`, made.map(({ urn }) => urn).sort());
    });

    test('has its network before its nodes, and what needs nodes after them', () => {
      const place = (matches: (type: string, urn: string) => boolean): number =>
        life.state.resources.findIndex(({ type, urn }) => matches(type, urn));
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
