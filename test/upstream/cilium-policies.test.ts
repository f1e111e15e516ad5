import type { KubernetesObject } from '../../lib/core/plan';
import { allow, found, ingress, objects } from '../support/cilium-policies';
import { BOTH_FAMILIES, everyPolicy } from '../support/cilium-policy-grid';
import { complaints, loadDefinitions } from './definitions';
import { describeUpstream, missing } from './upstream';

const MINORS = ['1.18', '1.19', '1.20'] as const;
const FOLDERS = MINORS.map((minor) => `cilium.io-${minor}`);
const KAFKA = allow({ kind: 'kafka', ports: [{ port: 9092 }], kafka: [{}] });
const OF_A_MESH = ingress({ from: { kind: 'entities', entities: ['cluster-mesh'] } });
const INNER_WILDCARD = allow({ kind: 'tls', ports: [{ port: 443 }], serverNames: ['a.*.example.com'] });

const wrong = (all: readonly KubernetesObject<unknown>[]): readonly unknown[] =>
  (all as readonly KubernetesObject[])
    .map((object) => [`${object.kind} ${object.metadata.name}`, complaints(object)] as const)
    .filter(([, about]) => about === undefined || about.length > 0);

describeUpstream(
  'policies of Cilium',
  () => {
    describe.each(MINORS)('with Cilium %s', (minor) => {
      beforeAll(() => {
        if (missing(...FOLDERS) === undefined) loadDefinitions(`cilium.io-${minor}`);
      });

      test('nothing is wrong with every word that there is', () => {
        expect(found(everyPolicy(minor), BOTH_FAMILIES).filter(({ severity }) => severity === 'error')).toEqual([]);
      });

      test('every word that there is fits their real definitions', () => {
        const all = objects(everyPolicy(minor), BOTH_FAMILIES);
        expect(wrong(all)).toEqual([]);
        expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual([
          'CiliumCIDRGroup',
          'CiliumClusterwideNetworkPolicy',
          'CiliumNetworkPolicy',
        ]);
      });
    });

    test('definitions refuse what the rules say that minors do not have', () => {
      loadDefinitions('cilium.io-1.20');
      expect(wrong(objects({ ...KAFKA, ciliumVersion: '1.18' }))).toHaveLength(1);
      expect(wrong(objects({ ...OF_A_MESH, ciliumVersion: '1.20' }))).toEqual([]);
      expect(wrong(objects({ ...INNER_WILDCARD, ciliumVersion: '1.20' }))).toEqual([]);
      loadDefinitions('cilium.io-1.19');
      expect(wrong(objects({ ...KAFKA, ciliumVersion: '1.18' }))).toEqual([]);
      expect(wrong(objects({ ...OF_A_MESH, ciliumVersion: '1.20' }))).toHaveLength(1);
      expect(wrong(objects({ ...INNER_WILDCARD, ciliumVersion: '1.20' }))).toHaveLength(1);
    });
  },
  ...FOLDERS,
);
