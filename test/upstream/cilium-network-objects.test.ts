import { parse } from 'yaml';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { everyNetworkObject } from '../support/cilium-network-objects';
import { celComplaints } from './cel';
import { complaints, loadDefinitions } from './definitions';
import { definitionFiles, describeUpstream, missing } from './upstream';

interface Definition {
  readonly spec: {
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly deprecated?: boolean;
      readonly schema: { readonly openAPIV3Schema: object };
    }[];
  };
}

const MINORS = ['1.18', '1.19', '1.20'] as const;
const FOLDERS = MINORS.map((minor) => `cilium.io-${minor}`);

const objectsFor = (minor: string): readonly KubernetesObject[] =>
  everyNetworkObject(minor).flatMap((plan) => objectsOf(plan)) as readonly KubernetesObject[];

describeUpstream(
  'announcements, ways out, redirects and pools of pods',
  () => {
    describe.each(MINORS)('with Cilium %s', (minor) => {
      const folder = `cilium.io-${minor}`;
      const definitions = new Map<string, Definition>();
      beforeAll(() => {
        if (missing(...FOLDERS) !== undefined) return;
        loadDefinitions(folder);
        for (const text of definitionFiles(folder)) {
          const definition = parse(text) as Definition;
          definitions.set(definition.spec.names.kind, definition);
        }
      });

      test('fit their real definitions', () => {
        const wrong = objectsFor(minor)
          .map((object) => [`${object.kind} ${object.metadata.name}`, complaints(object)] as const)
          .filter(([, found]) => found === undefined || found.length > 0);
        expect(wrong).toEqual([]);
      });

      test('are of versions that are served and not going away, where there is one', () => {
        for (const { apiVersion, kind } of objectsFor(minor)) {
          const versions = definitions.get(kind)?.spec.versions ?? [];
          const ours = versions.find(({ name }) => `cilium.io/${name}` === apiVersion);
          expect([kind, ours?.served]).toEqual([kind, true]);
          expect([kind, versions.length > 1 && ours?.name !== 'v2']).toEqual([kind, false]);
        }
      });

      test('keep the rules that definitions have in CEL', () => {
        for (const object of objectsFor(minor)) {
          const version = definitions
            .get(object.kind)
            ?.spec.versions.find(({ name }) => `cilium.io/${name}` === object.apiVersion);
          expect(celComplaints(version?.schema.openAPIV3Schema ?? {}, object)).toEqual([]);
        }
      });
    });

    test('what a minor does not read is unknown to its definitions', () => {
      if (missing(...FOLDERS) === undefined) loadDefinitions('cilium.io-1.18');
      const unknown = objectsFor('1.20').filter((object) => (complaints(object) ?? []).length > 0);
      expect(unknown.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
        'CiliumBGPAdvertisement loopback',
        'CiliumBGPPeerConfig racks.main.tor',
        'CiliumBGPPeerConfig racks.second.tor',
        'CiliumPodIPPool chosen',
      ]);
    });
  },
  ...FOLDERS,
);
