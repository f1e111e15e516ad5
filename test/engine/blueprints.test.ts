import { parse } from 'yaml';
import { CATALOGUE } from '../../blueprints';
import { stepsOf } from '../../lib/core/compose';
import type { BundleStep, HelmStep, Step } from '../../lib/core/plan';
import { helmChartConfig } from '../../lib/delivery/k3s-helm-chart';
import { ClusterBlueprint } from '../../lib/pulumi';
import { expectGolden } from './golden';
import { deployedChart, deployedObjects, plannedChart, plannedObjects, sorted } from './parity';
import { type ClusterObject, createStack, type Operation } from './stack';
import { ofType, type StackState, TYPES } from './state';
import { describeWithEngine } from './suite';

/** A blueprint's whole life, lived once for all tests of it. */
interface Life {
  readonly preview: Operation;
  readonly afterPreview: readonly ClusterObject[];
  readonly first: Operation;
  readonly state: StackState;
  readonly second: Operation;
  readonly stateAfterDestroy: StackState;
  readonly left: readonly ClusterObject[];
}

describeWithEngine('every blueprint', () => {
  describe.each(CATALOGUE.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
    const composition = entry.compose();
    const steps: readonly Step[] = stepsOf(composition).map(({ step }) => step);
    const charts = (install: HelmStep['install']): readonly HelmStep[] =>
      steps.filter((step): step is HelmStep => step.kind === 'helm' && step.install === install);
    const bundles = steps.filter((step): step is BundleStep => step.kind === 'bundle');
    let life: Life;

    beforeAll(async () => {
      const stack = await createStack(() => new ClusterBlueprint('x', { composition: entry.compose() }));
      const preview = await stack.preview();
      const afterPreview = stack.objects();
      const first = await stack.up();
      const state = stack.state();
      const second = await stack.up();
      await stack.destroy();
      life = {
        preview,
        afterPreview,
        first,
        state,
        second,
        stateAfterDestroy: stack.state(),
        left: stack.objects(),
      };
    });

    test('previews exactly what it makes, and makes nothing while previewing', () => {
      const made = life.state.resources.filter(({ type }) => type !== TYPES.provider);
      expect(urnsOf(life.preview)).toEqual(urnsOf(life.first));
      expect(urnsOf(life.first)).toEqual(made.map(({ urn }) => urn).sort());
      expect(life.first.changes).toEqual({ create: made.length });
      expect(life.preview.changes).toEqual(life.first.changes);
      expect(life.afterPreview).toEqual([]);
    });

    test('says what the composition warns of, and nothing else', () => {
      const warnings = life.first.diagnostics.map(({ severity, message }) => `${severity} ${message}`);
      const expected = composition.findings.map(
        ({ rule }) => expect.stringMatching(`^warning [^]*\\[${rule}\\]`) as string,
      );
      expect(warnings).toEqual(expected);
    });

    test('changes nothing the second time', () => {
      expect(Object.keys(life.second.changes)).toEqual(['same']);
      expect(life.second.changes).toEqual({ same: life.first.changes['create'] });
    });

    test('leaves nothing behind but definitions', () => {
      const definitions = [...charts('objects'), ...bundles].flatMap(({ establishes }) => establishes ?? []);
      expect(life.stateAfterDestroy.resources).toEqual([]);
      expect(life.left.map(({ object }) => `${object.kind} ${object.metadata.name}`).sort()).toEqual(
        definitions.map((definition) => `CustomResourceDefinition ${definition}`).sort(),
      );
    });

    test('keeps its resource names', () => {
      const urns = life.state.resources.filter(({ type }) => type !== TYPES.provider).map(({ urn }) => urn);
      expectGolden(`${name}.txt`, urns.sort());
    });

    test('releases the charts of the manifest path', () => {
      const deployed = ofType(life.state, TYPES.release).map(deployedChart);
      expect(sorted(deployed)).toEqual(sorted(charts('release').map(plannedChart)));
    });

    test('renders the charts of the manifest path that are no releases', () => {
      const deployed = ofType(life.state, TYPES.chart).map(deployedChart);
      expect(sorted(deployed)).toEqual(sorted(charts('objects').map(plannedChart)));
    });

    test('fetches the bundles of the manifest path', () => {
      const deployed = ofType(life.state, TYPES.bundle).map(({ inputs }) => inputs?.['file']);
      expect(deployed).toEqual(bundles.map(({ bundle }) => bundle.url));
    });

    test('applies the objects of the manifest path', () => {
      expect(sorted(deployedObjects(life.state.resources))).toEqual(sorted(plannedObjects(steps)));
    });

    test('configures the charts that the distribution brings along', () => {
      const read = (config: unknown): unknown => {
        const { spec, ...rest } = config as { readonly spec: { readonly valuesContent: string } };
        return { ...rest, values: parse(spec.valuesContent) as unknown };
      };
      const deployed = ofType(life.state, TYPES.chartConfig).map(({ inputs }) => read(inputs));
      expect(sorted(deployed)).toEqual(sorted(charts('bundled').map((step) => read(helmChartConfig(step)))));
    });
  });
});

function urnsOf({ steps }: Operation): readonly string[] {
  return steps
    .filter(({ type }) => type !== TYPES.provider)
    .map(({ urn }) => urn)
    .sort();
}
