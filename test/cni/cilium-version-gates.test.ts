import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import { OPTION_EXISTS_IN_VERSION, VERSION_GATES } from '../../lib/cni/cilium/version-gates';
import type { Finding } from '../../lib/core/finding';
import { kubeadm } from '../support/clusters';

const gated = (options: CiliumOptions): readonly Pick<Finding, 'path' | 'message' | 'fix'>[] =>
  inspectCilium(kubeadm({ kubeProxy: 'none', kubernetes: '1.33' }), options)
    .findings.filter(({ rule }) => rule === OPTION_EXISTS_IN_VERSION.id)
    .map(({ path, message, fix }) => ({ path, message, fix }));

test('an option that came later names the version and both ways out', () => {
  expect(gated({ version: '1.18', pmtuDiscovery: { packetizationLayerPMTUDMode: 'always' } })).toEqual([
    {
      path: 'pmtuDiscovery.packetizationLayerPMTUDMode',
      message: expect.stringMatching(/Cilium 1\.18 .* needs Cilium 1\.19 or newer/),
      fix: "use Cilium '1.19' or newer, or remove pmtuDiscovery.packetizationLayerPMTUDMode",
    },
  ]);
});

test.each<[CiliumOptions, number]>([
  [{ version: '1.19', datapathMode: 'auto' }, 1],
  [{ version: '1.19', datapathMode: 'netkit' }, 0],
  [{ version: '1.20', datapathMode: 'auto' }, 0],
  [{ version: '1.19', nodePort: { enableDynamicSourceLookup: true } }, 1],
  [{ version: '1.19', nodePort: { enableDynamicSourceLookup: false } }, 0],
  [{ version: '1.19', pmtuDiscovery: { packetizationLayerPMTUDMode: 'unset' } }, 0],
  [{ version: '1.18', datapathMode: 'auto', nodePort: { enableDynamicSourceLookup: true } }, 2],
])('%j', (options, count) => {
  expect(gated(options)).toHaveLength(count);
});

test('every row says when, once', () => {
  const keys = VERSION_GATES.map(({ option, values = [] }) => JSON.stringify([option, values]));
  expect(new Set(keys).size).toBe(keys.length);
  for (const { since, until } of VERSION_GATES) {
    expect(since ?? until).toMatch(/^1\.\d\d$/);
  }
});
