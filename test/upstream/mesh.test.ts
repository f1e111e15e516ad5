import { parse } from 'yaml';
import type { MeshOptions } from '../../lib/mesh/namespaces';
import { mesh, objectsOf } from '../support/mesh-objects';
import { EVERYTHING, RETRIED } from '../support/meshes';
import { complaints, loadDefinitions } from './definitions';
import { describeUpstream, missing } from './upstream';

const BUILT_IN = ['ConfigMap', 'Namespace', 'NetworkPolicy', 'Service'];

const wrong = (options: MeshOptions): readonly (readonly [string, readonly string[] | undefined])[] =>
  objectsOf(mesh(options))
    .filter(({ kind }) => !BUILT_IN.includes(kind))
    .map((object) => [`${object.kind} ${object.metadata.name}`, complaints(object)] as const)
    .filter(([, found]) => found === undefined || found.length > 0);

describeUpstream('objects of a mesh', () => {
  describe.each(['v1.4.1', 'v1.5.1', 'v1.6.1'])('with the Gateway API %s', (version) => {
    const load = (channel: string): void => {
      if (missing() === undefined) loadDefinitions(`gateway-api/${version}-${channel}`);
    };

    test('fit their real definitions of the standard channel', () => {
      load('standard');
      expect(wrong(EVERYTHING)).toEqual([]);
    });

    test('fit those of the experimental channel, retries too', () => {
      load('experimental');
      expect(wrong(EVERYTHING)).toEqual([]);
      expect(wrong(RETRIED)).toEqual([]);
    });

    test('retries are unknown to the standard channel', () => {
      load('standard');
      expect(wrong(RETRIED).map(([name]) => name)).toEqual(['HTTPRoute cart']);
    });
  });

  test('every kind of the mesh is among them', () => {
    const kinds = [...objectsOf(mesh(EVERYTHING)), ...objectsOf(mesh(RETRIED))].map(({ kind }) => kind);
    expect([...new Set(kinds)].filter((kind) => !BUILT_IN.includes(kind)).sort()).toEqual([
      'AuthorizationPolicy',
      'DestinationRule',
      'Gateway',
      'HTTPRoute',
      'PeerAuthentication',
      'RequestAuthentication',
      'ServiceEntry',
      'VirtualService',
    ]);
  });

  test('what istiod merges into a waypoint is said under the keys that it knows', () => {
    const overlays = objectsOf(mesh(EVERYTHING)).filter(({ kind }) => kind === 'ConfigMap');
    const known = ['deployment', 'service', 'serviceAccount', 'horizontalPodAutoscaler', 'podDisruptionBudget'];
    for (const { data } of overlays) {
      const texts = Object.entries(data as Readonly<Record<string, string>>);
      expect(texts.filter(([key]) => !known.includes(key))).toEqual([]);
      for (const [, text] of texts) expect(Object.keys(parse(text) as object)).toEqual(['spec']);
    }
    expect(overlays).toHaveLength(3);
  });
});
