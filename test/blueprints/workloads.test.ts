import {
  CATALOGUE,
  type CatalogueEntry,
  type HybridWebServiceOptions,
  hybridWebService,
  k3sCilium,
  k3sCiliumAmbient,
  type SpotStatefulServiceOptions,
  type SpotWebServiceOptions,
  spotStateful,
  spotWebService,
} from '../../blueprints';
import { WORKLOADS } from '../../blueprints/catalogue/workloads';
import type { Composition } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { brief, findingsOf } from '../support/findings';
import { at } from '../support/values';

const [HYBRID, STATEFUL, SPOT] = WORKLOADS.map(({ sample }) => sample) as [
  HybridWebServiceOptions,
  SpotStatefulServiceOptions,
  SpotWebServiceOptions,
];
const HEADROOM = { zones: ['zone-a', 'zone-b', 'zone-c'], usable: { cpu: 3.5, memory: 14_000 } };

const names = ({ plans }: Composition): readonly string[] => plans.map(({ name }) => name);
const objects = ({ plans }: Composition, kind: string): readonly KubernetesObject[] =>
  plans
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : [])))
    .filter((object) => object.kind === kind);

describe.each(WORKLOADS.map((entry) => [entry.name, entry] as const))('%s', (_, { compose }: CatalogueEntry) => {
  test('is what comes last, on a cluster with nodes in three zones', () => {
    const composition = compose();
    expect(names(composition)).toEqual(['cilium', expect.stringMatching(/^(web|store)$/)]);
    const zones = composition.cluster.nodePools.flatMap(({ labels }) => labels['topology.kubernetes.io/zone'] ?? []);
    expect(new Set(zones).size).toBe(3);
  });

  test('has a page that says what is left', () => {
    expect(compose().plans.at(-1)?.page).toMatch(/is left when nodes go/);
  });

  test('comes where pods of a starting node are kept away until its agent is there', () => {
    const tolerated = ['Deployment', 'StatefulSet']
      .flatMap((kind) => objects(compose(), kind))
      .flatMap((one) => at(one, 'spec.template.spec.tolerations') as readonly { readonly key: string }[])
      .map(({ key }) => key);
    expect(new Set(tolerated)).toEqual(new Set(['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']));
  });
});

describe('room for it', () => {
  test('is kept beside, if it is asked for', () => {
    expect(names(spotWebService({ ...SPOT, headroom: HEADROOM }))).toEqual(['cilium', 'web', 'headroom']);
    expect(names(hybridWebService({ ...HYBRID, headroom: HEADROOM }))).toEqual(['cilium', 'web', 'headroom']);
    expect(names(spotStateful({ ...STATEFUL, headroom: HEADROOM }))).toEqual(['cilium', 'store', 'headroom']);
  });

  test('is in every zone, for a node, unless it is decided differently', () => {
    const room = (headroom: SpotWebServiceOptions['headroom']): readonly unknown[] =>
      objects(spotWebService({ ...SPOT, ...(headroom && { headroom }) }), 'Deployment')
        .filter(({ metadata }) => metadata.namespace === 'headroom')
        .map((one) => at(one, 'spec.replicas'));
    expect(room(HEADROOM)).toEqual([1, 1, 1]);
    expect(room({ ...HEADROOM, perZone: 2 })).toEqual([2, 2, 2]);
  });
});

describe('on another cluster', () => {
  const { web } = SPOT;
  const nodePools = [
    { name: 'servers', role: 'control-plane', nodes: 3 },
    { name: 'agents', nodes: 9, taints: [{ key: 'node.cilium.io/agent-not-ready', effect: 'NoExecute' }] },
  ] as const;

  test('everything that is there stays there', () => {
    const on = k3sCiliumAmbient({ cluster: { nodePools }, mesh: { namespaces: [{ name: 'shop' }] } });
    const composition = spotWebService({ on, web: { ...web, zones: 1, survive: 'node' } });
    expect(names(composition)).toEqual([...names(on), 'web']);
    expect(composition.cluster).toBe(on.cluster);
  });

  test('a second service comes beside the first one', () => {
    const both = spotWebService({ on: spotWebService(SPOT), web: { ...web, name: 'api' } });
    expect(objects(both, 'Deployment').map(({ metadata }) => metadata.name)).toEqual(['web', 'api']);
    const third = hybridWebService({ ...HYBRID, on: both, web: { ...HYBRID.web, name: 'shop' } });
    expect(names(third)).toEqual(['cilium', 'web', 'api', 'shop']);
  });

  test('a second service of the same name is refused', () => {
    expect(findingsOf(() => spotWebService({ on: spotWebService(SPOT), web })).map(({ rule }) => rule)).toContain(
      'compose/unique-names',
    );
  });

  test('that says nothing of zones, they must be said', () => {
    const found = findingsOf(() => spotWebService({ on: k3sCilium({ cluster: { nodePools } }), web }));
    expect(found.map(brief)).toEqual(['placement/zones-are-known@web.zones']);
  });
});

describe('what is wrong is said in the terms of the blueprint', () => {
  test.each([
    ['pods that are too few', { web: { ...SPOT.web, replicas: 6 } }, 'web.replicas'],
    ['a word that nobody knows', { web: { ...SPOT.web, replica: 9 } }, 'web.replica'],
    ['room in no zone', { ...SPOT, headroom: { ...HEADROOM, zones: [] } }, 'headroom.zones'],
    ['room on nodes of which nothing is known', { ...SPOT, headroom: { zones: HEADROOM.zones } }, 'headroom.usable'],
    ['room that is none', { ...SPOT, headroom: null }, 'headroom'],
    ['a list of rooms', { ...SPOT, headroom: [HEADROOM] }, 'headroom.zones'],
    ['a word for room', { ...SPOT, headroom: 'node' }, 'headroom'],
    ['a key that nobody knows', { ...SPOT, head: HEADROOM }, 'head'],
    ['no service', {}, 'web'],
    ['a service that is none', { web: 'web' }, 'web'],
    ['a cluster that is none', { ...SPOT, on: 'k3s' }, 'on'],
    ['nothing for a cluster', { ...SPOT, on: null }, 'on'],
    ['a cluster without what is in it', { ...SPOT, on: k3sCilium().cluster }, 'on'],
    ['an empty cluster', { ...SPOT, on: {} }, 'on'],
  ])('%s', (_, options, path) => {
    const found = findingsOf(() => spotWebService(options as SpotWebServiceOptions)).map((finding) => finding.path);
    expect(found).toContain(path);
  });

  test.each([[null], ['shop'], [[]]])('options that are %p', (options) => {
    expect(() => spotWebService(options as never)).toThrow(/expected a map/);
  });
});

test('they are all in the catalogue', () => {
  expect(CATALOGUE).toEqual(expect.arrayContaining([...WORKLOADS]));
});
