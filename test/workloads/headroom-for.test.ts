import { inspectComposition } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { treeAt } from '../../lib/core/trees';
import { headroomFor, planHeadroom } from '../../lib/workloads/headroom';
import { planHybridWorkload } from '../../lib/workloads/hybrid';
import { planSpotSafeWorkload } from '../../lib/workloads/spot-safe';
import { eks, gke } from '../support/clusters';
import { CHECKOUT } from '../support/spot-safe';

const CLUSTER = eks('vpc-cni');

describe('room for a workload', () => {
  const nodes = { zones: ['a', 'b', 'c'], usable: { cpu: 1.2, memory: 3000 } };

  test('is sized by what a node may have of it, for the loss that it lives through', () => {
    const web = planSpotSafeWorkload(CLUSTER, { ...CHECKOUT, replicas: 14, podsPerNode: 2, onZoneLoss: 'reschedule' });
    expect(headroomFor(web, nodes)).toEqual({
      zones: nodes.zones,
      unit: { kind: 'pods', pods: 2, requests: { cpu: 0.25, memory: 256 }, usable: nodes.usable },
      protects: [{ namespace: 'default', matchLabels: { 'app.kubernetes.io/name': 'checkout' } }],
      survive: 'zone+node',
      nodesPerZone: 4,
      nodes: { capacity: 'spot-first' },
      nodeSelector: {},
    });
    const { findings } = inspectComposition(CLUSTER, [web, planHeadroom(CLUSTER, headroomFor(web, nodes))]);
    expect(findings.filter(({ rule }) => rule.startsWith('headroom/'))).toEqual([]);
  });

  test('lives with the taints that the workload lives with, each once', () => {
    const cluster = gke('dataplane-v2', {
      nodePools: [
        { name: 'system', machineType: 'e2-standard-4' },
        { name: 'spot', machineType: 'e2-standard-4', spot: true, nodes: { min: 1, max: 5 } },
      ],
    });
    const reserved = { key: 'team', operator: 'Equal', value: 'shop', effect: 'NoSchedule' } as const;
    const web = planSpotSafeWorkload(cluster, {
      ...CHECKOUT,
      pod: { ...CHECKOUT.pod, tolerations: [reserved] },
      drain: { preStopSeconds: 0, drainSeconds: 14 },
      readiness: { ...CHECKOUT.readiness, failsOnTermination: true, periodSeconds: 1 },
    });
    const [, , room] = objectsOf(planHeadroom(cluster, headroomFor(web, nodes)));
    const own = treeAt(room as KubernetesObject<unknown>, 'spec', 'template', 'spec')['tolerations'];
    expect(own).toEqual([expect.objectContaining({ key: 'cloud.google.com/gke-spot' }), reserved]);
  });

  test('is for a node where pods wait for their zone', () => {
    const web = planSpotSafeWorkload(CLUSTER, CHECKOUT);
    expect(headroomFor(web, nodes).survive).toBe('node');
    const both = planHybridWorkload(CLUSTER, { ...CHECKOUT, split: { kind: 'base', onDemand: 3 } });
    expect(headroomFor(both, nodes)).toEqual({ ...headroomFor(web, nodes), nodes: { capacity: 'spot' } });
    const { findings } = inspectComposition(CLUSTER, [both, planHeadroom(CLUSTER, headroomFor(both, nodes))]);
    expect(findings.filter(({ rule }) => rule.startsWith('headroom/'))).toEqual([]);
  });
});

test('room that is too small in all zones is said once, in words', () => {
  const web = planSpotSafeWorkload(CLUSTER, { ...CHECKOUT, podsPerNode: 1 });
  const usable = { cpu: 0.2, memory: 100 };
  const small = planHeadroom(CLUSTER, {
    ...headroomFor(web, { zones: ['a', 'b', 'c'], usable }),
    unit: { kind: 'node', usable },
  });
  const { findings } = inspectComposition(CLUSTER, [web, small]);
  expect(findings.filter(({ rule }) => rule === 'headroom/room-holds-the-loss')).toEqual([
    expect.objectContaining({ fix: 'make a unit as large as 1 pod, or set perZone to more' }),
  ]);
});
