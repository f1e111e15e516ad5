import { planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import { type Composition, compose } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { mergeValues, type Values } from '../../lib/core/values';
import { inRange } from '../../lib/core/version';
import { aks, gke } from '../support/clusters';
import { CILIUM_FEATURE_SETS, CILIUM_SETS, type CiliumSet } from './cilium-sets';
import { withoutPins } from './compositions';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { expectReadAlike, inflateAfresh, inflateTwice } from './rendering';
import { applyTwice, objectsOf, removeAll } from './waves';

// 1.18.11: the pinned 1.18.12 is in no Go module that is served.
describeOnCluster.each(['1.18.11', '1.19.6', '1.20.0'])('the chart of Cilium %s', (version) => {
  const ofVersion = (sets: readonly CiliumSet[]): readonly CiliumSet[] =>
    sets.filter(({ versions }) => versions === undefined || inRange(version, versions));
  const composed = ({ cluster, options }: CiliumSet): Composition =>
    withoutPins(compose(cluster, planCilium(cluster, { ...options, version })));

  test.each(ofVersion(CILIUM_SETS))('$name', async (set) => {
    const { apiVersions = [] } = set;
    const composition = composed(set);
    const waves = inflateTwice(composition, { apiVersions });
    const server = sharedCluster();
    try {
      const live = await applyTwice(server, waves);
      await expectReadAlike(server, composition, { apiVersions });
      expectSays(live, set);
    } finally {
      await removeAll(server, waves);
    }
  });

  test.each(ofVersion(CILIUM_FEATURE_SETS))('$name', (set) => {
    expectSays(objectsOf(inflateTwice(composed(set), { apiVersions: set.apiVersions ?? [] })), set);
  });

  test.each<[string, string, Cluster, Values]>([
    ['cilium/cloud-addresses-are-routed', 'a tunnel on GKE', gke('cilium'), { routingMode: 'tunnel' }],
    ['cilium/aks-routes-no-pods', 'routes on AKS', aks('byo'), { routingMode: 'native' }],
    ['cilium/gke-keeps-the-agent', "a label of GKE's own", gke('cilium'), { keepDeprecatedLabels: true }],
  ])('%s: it does not render with %s', (_, __, cluster, values) => {
    const composition = withoutPins(compose(cluster, planCilium(cluster, { version })));
    expect(() => inflateAfresh(composition)).not.toThrow();
    expect(() => inflateAfresh(withValues(composition, values))).toThrow(/execution error/);
  });

  test('cilium/aks-leaves-addresses-to-the-operator: it renders no other mode', () => {
    const cluster = aks('byo');
    const composition = withoutPins(compose(cluster, planCilium(cluster, { version })));
    const objects = objectsOf(inflateAfresh(withValues(composition, { ipam: { mode: 'kubernetes' } })));
    const data = objects.find(({ metadata }) => metadata.name === 'cilium-config')?.['data'];
    expect((data as Record<string, unknown>)['ipam']).not.toBe('kubernetes');
  });
});

/** Shows that the configuration of the agent says what a set is for. */
function expectSays(objects: readonly KubernetesObject[], { config, mentions = [] }: CiliumSet): void {
  const data = objects.find(({ metadata }) => metadata.name === 'cilium-config')?.['data'] as Record<string, string>;
  expect(Object.fromEntries(Object.keys(config).map((key) => [key, data[key]]))).toEqual(config);
  for (const mention of mentions) expect(JSON.stringify(objects)).toContain(mention);
}

/** A composition with other values for each of its charts. */
function withValues(composition: Composition, values: Values): Composition {
  const plans = composition.plans.map((plan) => ({
    ...plan,
    steps: plan.steps.map((step) =>
      step.kind === 'helm' ? { ...step, values: mergeValues(step.values, values) } : step,
    ),
  }));
  return { ...composition, plans };
}
