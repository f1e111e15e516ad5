import type { Composition } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { CILIUM_PROFILES, profileOf } from '../support/cilium-profiles';
import { withoutPins } from './compositions';
import { describeOnCluster } from './on-cluster';
import { inflateAfresh } from './rendering';
import { objectsOf } from './waves';

/** Objects of the chart of Cilium. */
function rendered(composition: Composition, apiVersions: readonly string[]): readonly KubernetesObject[] {
  const plans = composition.plans.filter(({ name }) => name === 'cilium');
  return objectsOf(inflateAfresh(withoutPins({ ...composition, plans }), { apiVersions }));
}

const identity = ({ apiVersion, kind, metadata }: KubernetesObject): string =>
  [apiVersion, kind, metadata.namespace, metadata.name].join(' ');

describeOnCluster.each([
  ['1.18.11', 0],
  ['1.19.6', 1],
  ['1.20.0', 2],
] as const)('profiles with the chart of Cilium %s', (version, index) => {
  test.each(CILIUM_PROFILES.map((profile) => [profile.name, profile] as const))(
    '%s: the same bytes twice, no object twice, nothing secret, and what it is for',
    (_, profile) => {
      const composition = profileOf(profile, version);
      const apiVersions = profile.gatewayApi === undefined ? [] : ['gateway.networking.k8s.io/v1/GatewayClass'];
      const objects = rendered(composition, apiVersions);
      expect(JSON.stringify(rendered(composition, apiVersions))).toBe(JSON.stringify(objects));
      expect(new Set(objects.map(identity)).size).toBe(objects.length);
      // Where other clusters of a mesh are reached is in Secrets, by names of clusters: no key, no certificate.
      const secrets = objects.filter(({ kind }) => kind === 'Secret');
      expect(secrets.map(({ metadata }) => metadata.name)).toEqual(
        profile.name === 'mesh' ? ['cilium-clustermesh', 'cilium-kvstoremesh'] : [],
      );
      for (const secret of secrets) expect(Object.keys(secret['data'] as object)).toEqual(['cluster-2', 'cluster-3']);
      const data = objects.find(({ metadata }) => metadata.name === 'cilium-config')?.['data'] as Record<
        string,
        string
      >;
      expect(Object.fromEntries(Object.keys(profile.config).map((key) => [key, data[key]]))).toEqual(profile.config);
      for (const mention of profile.mentions ?? []) expect(JSON.stringify(objects)).toContain(mention);
      expect(objects).toHaveLength(profile.objects[index]);
    },
  );
});
