import { migratedNodeConfig } from '../../lib/cni/cilium/migration';
import { planCiliumNodeConfigs } from '../../lib/cni/cilium-objects/node-configs';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { sized } from '../support/clusters';
import { complaints, loadDefinitions } from './definitions';
import { describeUpstream, missing } from './upstream';

const MINORS = ['1.18', '1.19', '1.20'] as const;
const FOLDERS = MINORS.map((minor) => `cilium.io-${minor}`);
const OBJECTS = [
  ...objectsOf(
    planCiliumNodeConfigs(sized(3), {
      nodeConfigs: [
        {
          name: 'xdp',
          nodeSelector: {
            matchLabels: { 'example.com/xdp': 'true' },
            matchExpressions: [{ key: 'example.com/old', operator: 'DoesNotExist' }],
          },
          config: { 'bpf-lb-acceleration': 'native' },
        },
      ],
    }),
  ),
  migratedNodeConfig({ cni: { chainingMode: 'portmap' } }),
] as readonly KubernetesObject[];

describeUpstream(
  'settings of some nodes',
  () => {
    test.each(MINORS)('fit the real definition of Cilium %s', (minor) => {
      if (missing(...FOLDERS) === undefined) loadDefinitions(`cilium.io-${minor}`);
      expect(OBJECTS.map((object) => complaints(object))).toEqual(OBJECTS.map(() => []));
    });
  },
  ...FOLDERS,
);
