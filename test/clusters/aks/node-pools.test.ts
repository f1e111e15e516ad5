import { aks } from '../../support/clusters';

const POOL = { name: 'apps', vmSize: 'Standard_D4ads_v5' } as const;
const SYSTEM = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;

test('three nodes for what the cluster itself needs', () => {
  expect(aks('overlay').aks.nodePools).toMatchObject([
    { name: 'system', mode: 'system', nodes: { min: 3, max: 3 }, isAutoscaled: false, spot: false },
  ]);
});

test("a spot pool has AKS's label and taint, once, beside its own", () => {
  const taint = { key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', effect: 'NoSchedule' } as const;
  const own = { key: 'example.com/batch', effect: 'NoSchedule' } as const;
  const cluster = aks('overlay', {
    nodePools: [SYSTEM, { ...POOL, spot: true, nodes: { min: 0, max: 9 }, taints: [own, taint], labels: { a: 'b' } }],
  });
  expect(cluster.nodePools[1]).toMatchObject({
    spot: true,
    taints: [own, taint],
    labels: { a: 'b', 'kubernetes.azure.com/scalesetpriority': 'spot' },
  });
  expect(cluster.aks.nodePools[1]).toMatchObject({
    isAutoscaled: true,
    surge: 0,
    spotOptions: { evictionPolicy: 'Delete', maxPrice: -1 },
  });
});

test.each([
  ['a tenth, rounded up', {}, 11, 2],
  ['a number', { maxSurge: '3' }, 11, 3],
  ['a share', { maxSurge: '33%' }, 10, 4],
  ['none where some are missing instead', { maxUnavailable: '1' }, 10, 0],
])('an upgrade adds %s', (_, upgrade, nodes, surge) => {
  expect(aks('overlay', { nodePools: [SYSTEM, { ...POOL, upgrade, nodes }] }).aks.nodePools[1]?.surge).toBe(surge);
});

test('what runs on them', () => {
  const [, arm, win] = aks('overlay', {
    nodePools: [
      SYSTEM,
      { name: 'arm', vmSize: 'Standard_D4pds_v6' },
      { name: 'win', vmSize: 'Standard_D4ads_v5', osSku: 'Windows2025' },
    ],
  }).aks.nodePools;
  expect(arm).toMatchObject({ os: 'linux', architecture: 'arm64', osSku: 'Ubuntu2404', isFips: false, maxPods: 250 });
  expect(win).toMatchObject({ os: 'windows', architecture: 'amd64', isFips: true, maxPods: 110 });
});

test('others see what every cluster has', () => {
  const [pool] = aks('overlay').nodePools;
  expect(Object.keys(pool ?? {}).sort()).toEqual(
    ['architecture', 'instanceTypes', 'labels', 'name', 'nodes', 'os', 'role', 'spot', 'taints'].sort(),
  );
});
