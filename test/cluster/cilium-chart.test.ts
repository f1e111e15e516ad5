import { planCilium } from '../../lib/cni/cilium/plan';
import { compose } from '../../lib/core/compose';
import { CILIUM_SETS } from './cilium-sets';
import { withoutPins } from './compositions';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { expectReadAlike, inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

// 1.18.11: the pinned 1.18.12 is in no Go module that is served.
describeOnCluster.each(['1.18.11', '1.19.6', '1.20.0'])('the chart of Cilium %s', (version) => {
  test.each(CILIUM_SETS)('$name', async ({ cluster, options, apiVersions = [], config, mentions = [] }) => {
    const composition = withoutPins(compose(cluster, planCilium(cluster, { ...options, version })));
    const waves = inflateTwice(composition, { apiVersions });
    const server = sharedCluster();
    try {
      const live = await applyTwice(server, waves);
      await expectReadAlike(server, composition, { apiVersions });
      const data = live.find(({ metadata }) => metadata.name === 'cilium-config')?.['data'] as Record<string, string>;
      expect(Object.fromEntries(Object.keys(config).map((key) => [key, data[key]]))).toEqual(config);
      for (const mention of mentions) expect(JSON.stringify(live)).toContain(mention);
    } finally {
      await removeAll(server, waves);
    }
  });
});
