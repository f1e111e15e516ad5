import type { GkeNodePoolOptions, GkeOptions } from '../../../lib/clusters/gke';
import { gke } from '../../support/clusters';

describe('node pools', () => {
  const pool = (options: Partial<GkeNodePoolOptions>, cluster: Partial<GkeOptions> = {}): unknown => {
    const system = { name: 'system', machineType: 'e2-standard-4' };
    const apps = { name: 'apps', machineType: 'e2-standard-8', ...options };
    return gke('dataplane-v2', { nodePools: [system, apps], ...cluster }).gke.nodePools[1];
  };

  test('are one small node in each zone where nobody names any, at least two, and none on Autopilot', () => {
    const counts = (options: Partial<GkeOptions>): unknown =>
      gke('dataplane-v2', options).nodePools.map(({ nodes }) => nodes);
    expect(counts({})).toEqual([{ min: 3, max: 3 }]);
    expect(counts({ location: 'europe-west3-a' })).toEqual([{ min: 2, max: 2 }]);
    expect(gke('autopilot').gke.nodePools).toEqual([]);
  });

  test.each<[string, Partial<GkeNodePoolOptions>, object]>([
    ['as many in each zone', { nodes: 2 }, { nodes: { min: 6, max: 6 }, scaling: { kind: 'fixed', perZone: 2 } }],
    [
      'as the autoscaler finds right in each zone',
      { nodes: { min: 0, max: 4 } },
      { nodes: { min: 0, max: 12 }, scaling: { kind: 'per-zone', min: 0, max: 4 } },
    ],
    [
      'in two zones of its own',
      { nodes: { min: 1, max: 4 }, zones: ['europe-west3-a', 'europe-west3-b'] },
      { nodes: { min: 2, max: 8 }, zoneCount: 2 },
    ],
    [
      'counted in all zones together',
      { nodes: { min: 1, max: 4 }, counted: 'in-total' },
      { nodes: { min: 1, max: 4 }, scaling: { kind: 'total', min: 1, max: 4 } },
    ],
    [
      'a number in all zones together, which the autoscaler keeps',
      { nodes: 5, counted: 'in-total' },
      { nodes: { min: 5, max: 5 }, scaling: { kind: 'total', min: 5, max: 5 } },
    ],
  ])('have nodes: %s', (_, options, settled) => {
    expect(pool(options)).toMatchObject(settled);
  });

  const SPOT_TAINT = { key: 'cloud.google.com/gke-spot', value: 'true', effect: 'NoSchedule' };
  const ARM_TAINT = { key: 'kubernetes.io/arch', value: 'arm64', effect: 'NoSchedule' };

  test('of spot capacity keep other pods off, look everywhere, and are upgraded without additional nodes', () => {
    expect(pool({ spot: true })).toMatchObject({
      spot: true,
      taints: [SPOT_TAINT],
      configuredTaints: [SPOT_TAINT],
      locationPolicy: 'any',
      upgrade: { strategy: 'surge', maxSurge: 0, maxUnavailable: 1 },
      surgeNodes: 0,
    });
    expect(pool({ spot: true, taints: [SPOT_TAINT as never] })).toMatchObject({
      taints: [SPOT_TAINT],
      configuredTaints: [SPOT_TAINT],
    });
  });

  test('of Arm machines have a taint that GKE adds by itself, unless told not to', () => {
    expect(pool({ machineType: 't2a-standard-4' })).toMatchObject({
      architecture: 'arm64',
      taints: [ARM_TAINT],
      configuredTaints: [],
    });
    expect(pool({ machineType: 'c4a-standard-4', architectureTaint: false })).toMatchObject({
      architecture: 'arm64',
      taints: [],
    });
    expect(pool({ machineType: 'c4-standard-4' })).toMatchObject({ architecture: 'amd64', taints: [] });
  });

  test.each<[string, Partial<GkeNodePoolOptions>, object]>([
    ['one more at a time', {}, { upgrade: { strategy: 'surge', maxSurge: 1, maxUnavailable: 0 }, surgeNodes: 1 }],
    [
      'several more at a time',
      { upgrade: { strategy: 'surge', maxSurge: 4 } },
      { upgrade: { strategy: 'surge', maxSurge: 4, maxUnavailable: 0 }, surgeNodes: 4 },
    ],
    [
      'all a second time',
      { nodes: { min: 0, max: 4 }, upgrade: { strategy: 'blue-green', batch: { percent: 25 } } },
      { upgrade: { strategy: 'blue-green', batch: { percent: 25 }, batchSoak: 0, poolSoak: 3600 }, surgeNodes: 12 },
    ],
  ])('are upgraded: %s', (_, options, settled) => {
    expect(pool(options)).toMatchObject(settled);
  });

  test.each([
    [8, 28],
    [9, 27],
    [16, 27],
    [32, 26],
    [48, 25],
    [64, 25],
    [65, 24],
    [110, 24],
    [128, 24],
    [129, 23],
    [256, 23],
  ])('of %i pods on a node give each a /%i', (maxPods, prefix) => {
    expect(pool({ maxPods })).toMatchObject({ maxPods, podBlockPrefix: prefix });
    expect(pool({ maxPods }, { podRangeOverprovision: false })).toMatchObject({ podBlockPrefix: prefix + 1 });
    expect(pool({}, { maxPodsPerNode: maxPods })).toMatchObject({ maxPods, podBlockPrefix: prefix });
  });

  test('have what only GKE knows beside the cluster, not in it', () => {
    const [common] = gke('dataplane-v2').nodePools;
    expect(Object.keys(common ?? {}).sort()).toEqual(
      ['architecture', 'instanceTypes', 'labels', 'name', 'nodes', 'os', 'role', 'spot', 'taints'].sort(),
    );
  });
});
