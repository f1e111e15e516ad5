import { type Chart, Testing } from 'cdk8s';
import { AksNapPools } from '../../../lib/cdk8s/aks-nap';
import { ComputeClasses } from '../../../lib/cdk8s/compute-class';
import { aks, gke } from '../../support/clusters';
import { findingsOf } from '../../support/findings';

const kinds = (chart: Chart): readonly string[] =>
  (Testing.synth(chart) as { kind: string; metadata: { name: string } }[]).map(
    ({ kind, metadata }) => `${kind} ${metadata.name}`,
  );

test('compute classes of GKE', () => {
  const home = Testing.chart();
  new ComputeClasses(home, 'classes', {
    cluster: gke('autopilot'),
    classes: [{ name: 'batch', priorities: [{ machineFamily: 'n4', spot: true }], onDemandFallback: true }],
  });
  expect(kinds(home)).toEqual(['ComputeClass batch']);
});

test('pools of AKS come after their classes', () => {
  const home = Testing.chart();
  new AksNapPools(home, 'pools', {
    cluster: aks('overlay-cilium', { nodeProvisioning: {} }),
    nodePools: [{ name: 'spot', capacity: 'spot' }],
    nodeClasses: [{ name: 'own', imageFamily: 'AzureLinux' }],
  });
  expect(kinds(home)).toEqual(['AKSNodeClass own', 'NodePool spot']);
});

test('what cannot work is refused with its findings', () => {
  const classes = [{ name: 'batch', priorities: [{ nodepools: ['own'] }] }];
  const found = findingsOf(() => new ComputeClasses(Testing.chart(), 'a', { cluster: gke('autopilot'), classes }));
  expect(found.map(({ rule }) => rule)).toEqual(['compute-class/autopilot-has-no-pools']);
  const nodePools = [{ name: 'a' }];
  expect(
    findingsOf(() => new AksNapPools(Testing.chart(), 'a', { cluster: aks('overlay'), nodePools })).map(
      ({ rule }) => rule,
    ),
  ).toEqual(['aks-nap/cluster-provisions-nodes']);
});
