import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import type { Values } from '../../lib/core/values';
import { planHeadroom } from '../../lib/workloads/headroom';
import { eks } from '../support/clusters';
import { complaints, loadDefinitions } from './definitions';
import { describeUpstream } from './upstream';

const plan = planHeadroom(eks('vpc-cni'), {
  zones: ['a'],
  unit: { kind: 'node', usable: { cpu: 1.9, memory: 6000 } },
  form: { kind: 'capacity-buffer', version: 'v1beta1' },
});
const buffer = objectsOf(plan).find(({ kind }) => kind === 'CapacityBuffer') as KubernetesObject;

describeUpstream('what autoscalers are told of room', () => {
  beforeAll(() => loadDefinitions());

  test('a buffer is what its definition says', () => {
    expect(complaints(buffer)).toEqual([]);
  });

  test.each<[string, Values]>([
    ['replicas as text', { replicas: '1' }],
    ['a template without a name', { podTemplateRef: {} }],
  ])('%s would be noticed', (_, wrong) => {
    expect(complaints({ ...buffer, spec: { ...(buffer['spec'] as Values), ...wrong } })).not.toEqual([]);
  });
});
