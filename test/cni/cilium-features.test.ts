import { CILIUM_FEATURES } from '../../lib/cni/cilium/features';
import { resolveCilium } from '../../lib/cni/cilium/resolve';
import { eachLeaf } from '../../lib/core/values';
import { CILIUM_FEATURE_SETS, CILIUM_SETS } from '../cluster/cilium-sets';
import { CILIUM_PROFILES, MINORS } from '../support/cilium-profiles';

const WAYS = [...CILIUM_PROFILES, ...CILIUM_SETS, ...CILIUM_FEATURE_SETS].flatMap(({ cluster, name, options }) =>
  MINORS.map((minor) => [`${name} on ${minor}`, cluster, { ...options, version: minor }] as const),
);

test.each(WAYS)('%s: no two features set the same value', (_, cluster, options) => {
  const settings = resolveCilium(cluster, options);
  const paths = CILIUM_FEATURES.flatMap(({ values }) => {
    const own: string[] = [];
    eachLeaf(values?.(settings) ?? {}, (_leaf, path) => own.push(path.filter((part) => !/^\d+$/.test(part)).join('.')));
    return [...new Set(own)].filter((path) => path !== '');
  });
  expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
});
