import { type Chart, Testing } from 'cdk8s';
import { AutoModePools, Karpenter, KarpenterNodePool } from '../../../lib/cdk8s/karpenter';
import { eks } from '../../support/clusters';
import { findingsOf } from '../../support/findings';

const IMAGE = { alias: 'al2023@v20260801' };

const kinds = (chart: Chart): readonly string[] =>
  (Testing.synth(chart) as { kind: string; metadata: { name: string } }[]).map(
    ({ kind, metadata }) => `${kind} ${metadata.name}`,
  );
const chart = (): Chart => Testing.chart();

test('Karpenter brings its node classes and pools along, in that order', () => {
  const home = chart();
  const karpenter = new Karpenter(home, 'karpenter', {
    cluster: eks('vpc-cni'),
    interruptionQueue: 'test',
    nodeRole: 'nodes',
    nodeClasses: [{ name: 'default', image: IMAGE }],
    nodePools: [{ name: 'spot', capacity: 'spot' }],
  });
  expect(kinds(home)).toEqual(['EC2NodeClass default', 'NodePool spot']);
  expect(karpenter.plan.title).toBe('Karpenter 1.14.1');
});

test('a pool comes alone, or with a class of its own', () => {
  const cluster = eks('vpc-cni');
  const home = chart();
  new KarpenterNodePool(home, 'a', { cluster, name: 'a', nodeClass: 'default' });
  new KarpenterNodePool(home, 'b', { cluster, name: 'b', nodeClass: { name: 'b', image: IMAGE, role: 'nodes' } });
  expect(kinds(home)).toEqual(['NodePool a', 'EC2NodeClass b', 'NodePool b']);
});

test('pools of Auto Mode', () => {
  const home = chart();
  new AutoModePools(home, 'pools', { cluster: eks('auto'), nodePools: [{ name: 'spot', capacity: 'spot' }] });
  expect(kinds(home)).toEqual(['NodePool spot']);
});

test('what cannot work is refused with its findings', () => {
  const found = findingsOf(
    () =>
      new KarpenterNodePool(chart(), 'a', {
        cluster: eks('vpc-cni'),
        name: 'a',
        nodeClass: { name: 'b', image: IMAGE },
      }),
  );
  expect(found.map(({ rule }) => rule)).toEqual(['karpenter/one-identity']);
});
