import type { InstallPlan } from '../../../lib/core/plan';
import { type AksNapPoolsOptions, inspectAksNapPools, planAksNapPools } from '../../../lib/nodes/aks-nap';
import { aks } from '../../support/clusters';
import { at } from '../../support/values';

const CLUSTER = aks('overlay', { nodeProvisioning: {} });

const objectsOf = (plan: InstallPlan<unknown>): readonly unknown[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
const poolOf = (options: AksNapPoolsOptions, cluster = CLUSTER): unknown =>
  objectsOf(planAksNapPools(cluster, options)).find((object) => at(object, 'kind') === 'NodePool');
const SUBNET = { id: '/subscriptions/0/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/b/subnets/c' };

test('a pool without a class has the one that AKS makes, and machines of family D', () => {
  expect(poolOf({ nodePools: [{ name: 'plain' }] })).toEqual({
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: 'plain' },
    spec: {
      template: {
        spec: {
          nodeClassRef: { group: 'karpenter.azure.com', kind: 'AKSNodeClass', name: 'default' },
          requirements: [
            { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
            { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
            { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
            { key: 'karpenter.azure.com/sku-family', operator: 'In', values: ['D'] },
          ],
          expireAfter: '720h',
          terminationGracePeriod: '24h',
        },
      },
      disruption: {
        consolidationPolicy: 'WhenEmptyOrUnderutilized',
        consolidateAfter: '5m',
        budgets: [{ nodes: '10%' }],
      },
      limits: { cpu: '1000' },
    },
  });
});

test('machines are chosen by family, series, version, size, processors and zone', () => {
  const instances = {
    families: ['D', 'E'],
    series: ['Dads_v5', 'Eads_v5'],
    version: 5,
    sizes: ['Standard_D4ads_v5', 'Standard_E4ads_v5'],
    cpus: [4],
    architectures: ['arm64'],
    zones: ['westeurope-1', 'westeurope-2'],
    minValues: { families: 2, series: 2, sizes: 2 },
  } as const;
  const requirements = at(poolOf({ nodePools: [{ name: 'a', instances }] }), 'spec.template.spec.requirements');
  expect((requirements as readonly unknown[]).slice(2)).toEqual([
    { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] },
    { key: 'karpenter.azure.com/sku-family', operator: 'In', values: ['D', 'E'], minValues: 2 },
    { key: 'karpenter.azure.com/sku-series', operator: 'In', values: ['Dads_v5', 'Eads_v5'], minValues: 2 },
    { key: 'karpenter.azure.com/sku-version', operator: 'Gt', values: ['4'] },
    { key: 'karpenter.azure.com/sku-cpu', operator: 'In', values: ['4'] },
    {
      key: 'node.kubernetes.io/instance-type',
      operator: 'In',
      values: ['Standard_D4ads_v5', 'Standard_E4ads_v5'],
      minValues: 2,
    },
    { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['westeurope-1', 'westeurope-2'] },
  ]);
});

test('without families, series or sizes say it', () => {
  const keys = (instances: AksNapPoolsOptions['nodePools'][number]['instances'] & object): readonly string[] =>
    (at(poolOf({ nodePools: [{ name: 'a', instances }] }), 'spec.template.spec.requirements') as { key: string }[]).map(
      ({ key }) => key,
    );
  expect(keys({ series: ['Dads_v5'] })).not.toContain('karpenter.azure.com/sku-family');
  expect(keys({ sizes: ['Standard_D4ads_v5'] })).not.toContain('karpenter.azure.com/sku-family');
  expect(keys({ cpus: [4] })).toContain('karpenter.azure.com/sku-family');
});

describe('spot', () => {
  const SPOT = { key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', effect: 'NoSchedule' } as const;
  const OTHER = { key: 'dedicated', value: 'batch', effect: 'NoSchedule' } as const;
  const taints = (pool: AksNapPoolsOptions['nodePools'][number]): unknown =>
    at(poolOf({ nodePools: [pool] }), 'spec.template.spec.taints');

  test('nodes that may be spot capacity have the taint of spot pools of AKS', () => {
    expect(taints({ name: 'a', capacity: 'spot', taints: [OTHER] })).toEqual([OTHER, SPOT]);
    expect(taints({ name: 'a', capacity: 'spot-or-on-demand' })).toEqual([SPOT]);
    expect(taints({ name: 'a' })).toBeUndefined();
  });

  test('once, and not where it is not wanted', () => {
    expect(taints({ name: 'a', capacity: 'spot', taints: [SPOT] })).toEqual([SPOT]);
    expect(taints({ name: 'a', capacity: 'spot', spotTaint: false })).toBeUndefined();
  });

  test('pods have to put up with it', () => {
    const manual = (pool: AksNapPoolsOptions['nodePools'][number]): readonly string[] =>
      planAksNapPools(CLUSTER, { nodePools: [pool] }).needs.manual;
    expect(manual({ name: 'a', capacity: 'spot' })).toEqual([
      'pods for nodes of the pool a tolerate kubernetes.azure.com/scalesetpriority=spot:NoSchedule',
    ]);
    expect(manual({ name: 'a', capacity: 'spot', spotTaint: false })).toEqual([]);
  });
});

test('on the Cilium of AKS, Karpenter is told of its agent', () => {
  const cilium = aks('overlay-cilium', { nodeProvisioning: {} });
  const pool = poolOf({ nodePools: [{ name: 'a', labels: { team: 'shop' } }] }, cilium);
  expect(at(pool, 'spec.template.metadata.labels')).toEqual({
    'kubernetes.azure.com/ebpf-dataplane': 'cilium',
    team: 'shop',
  });
  expect(at(poolOf({ nodePools: [{ name: 'a' }] }), 'spec.template.metadata')).toBeUndefined();
});

test('a class of its own comes before its pools, with everything that was said', () => {
  const subnet = { ...SUBNET, cidr: '10.225.0.0/24' };
  const plan = planAksNapPools(CLUSTER, {
    nodePools: [{ name: 'a' }],
    nodeClasses: [
      {
        name: 'own',
        imageFamily: 'Ubuntu2204',
        subnet,
        osDiskSizeGB: 64,
        maxPods: 110,
        fipsMode: 'FIPS',
        security: { encryptionAtHost: true, trustedLaunch: { vtpm: true } },
        kubelet: { cpuManagerPolicy: 'static' },
        linuxOSConfig: { swapFileSize: '2Gi', transparentHugePageEnabled: 'madvise' },
        gpuMode: 'None',
        artifactStreaming: true,
        tags: { team: 'shop' },
      },
    ],
  });
  expect(plan.findings).toEqual([]);
  expect(plan.steps.map(({ id, after }) => [id, after.map((step) => step.id)])).toEqual([
    ['node-classes', []],
    ['node-pools', ['node-classes']],
  ]);
  const [nodeClass, pool] = objectsOf(plan);
  expect(nodeClass).toEqual({
    apiVersion: 'karpenter.azure.com/v1beta1',
    kind: 'AKSNodeClass',
    metadata: { name: 'own' },
    spec: {
      imageFamily: 'Ubuntu2204',
      vnetSubnetID: subnet.id,
      osDiskSizeGB: 64,
      maxPods: 110,
      fipsMode: 'FIPS',
      security: { encryptionAtHost: true, trustedLaunch: { vtpm: true } },
      kubelet: { failSwapOn: false, cpuManagerPolicy: 'static' },
      linuxOSConfig: { swapFileSize: '2Gi', transparentHugePageEnabled: 'madvise' },
      gpu: { mode: 'None' },
      artifactStreaming: { enabled: true },
      tags: { team: 'shop' },
    },
  });
  expect(at(pool, 'spec.template.spec.nodeClassRef.name')).toBe('own');
  expect(plan.needs.manual).toEqual(['the identity of the cluster may read and join the subnet of the node class own']);
});

describe('subnets', () => {
  class Late {
    constructor(readonly hint: string) {}
  }
  const inspectLate = (cidr: string | Late): ReturnType<typeof inspectAksNapPools<string | Late>> =>
    inspectAksNapPools<string | Late>(CLUSTER, {
      nodePools: [],
      nodeClasses: [{ name: 'own', subnet: { id: new Late('id'), cidr } }],
    });

  test('are looked at as soon as they are known', () => {
    const late = new Late('cidr');
    const { draft, findings } = inspectLate(late);
    expect(findings).toEqual([]);
    const found = draft?.deferred.flatMap(({ values, check }) =>
      check(values.map((value) => (value === late ? '10.0.3.0/24' : value instanceof Late ? 'batch' : value))),
    );
    expect(found?.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'aks-nap/subnet-id-is-whole nodeClasses[0].subnet.id',
      'aks-nap/subnet-is-free nodeClasses[0].subnet.cidr',
      'aks-nap/subnet-is-in-the-vnet nodeClasses[0].subnet.cidr',
    ]);
  });

  test('Services are taken as well as pods; where pods have addresses of a subnet, only Services are', () => {
    const rules = (cluster: typeof CLUSTER, cidr: string): readonly string[] =>
      inspectAksNapPools(cluster, { nodePools: [], nodeClasses: [{ name: 'own', subnet: { ...SUBNET, cidr } }] })
        .findings.filter(({ severity }) => severity === 'error')
        .map(({ rule }) => rule);
    const flat = aks('node-subnet', { nodeProvisioning: {} });
    expect(rules(CLUSTER, '10.244.0.0/24')).toEqual(['aks-nap/subnet-is-free']);
    expect(rules(CLUSTER, '10.0.0.0/24')).toEqual(['aks-nap/subnet-is-free']);
    expect(rules(flat, '10.0.0.0/24')).toEqual(['aks-nap/subnet-is-free']);
    expect(rules(flat, '10.224.0.0/24')).toEqual([]);
  });
});

test('without pools of AKS, classes of any name may be there', () => {
  const none = aks('overlay', { nodeProvisioning: { defaultNodePools: 'None' } });
  const rules = (options: AksNapPoolsOptions): readonly string[] =>
    inspectAksNapPools(none, options).findings.map(({ rule }) => rule);
  expect(rules({ nodePools: [{ name: 'default', nodeClass: 'team' }] })).toEqual([]);
  expect(rules({ nodePools: [{ name: 'a', nodeClass: 'team' }], nodeClasses: [{ name: 'own' }] })).toEqual([
    'aks-nap/node-class-exists',
  ]);
});

test.each([
  'kubernetes.azure.com/agentpool',
  'karpenter.azure.com/zone',
  'agentpool',
  'storagetier',
  'kubernetes.io/hostname',
])('the key %s is not free', (key) => {
  const found = inspectAksNapPools(CLUSTER, { nodePools: [{ name: 'a', labels: { [key]: 'x' } }] }).findings;
  expect(found.map(({ rule }) => rule)).toEqual(['aks-nap/keys-are-free']);
});

test.each([
  'kubernetes.azure.com/mode',
  'karpenter.azure.com/sku-memory',
  'kubernetes.azure.com/ebpf-dataplane',
  'team',
])('the key %s is free', (key) => {
  const requirements = [{ key, operator: 'Exists' }] as const;
  expect(inspectAksNapPools(CLUSTER, { nodePools: [{ name: 'a', requirements }] }).findings).toEqual([]);
});

test('a label of AWS is translated where Azure has one for it', () => {
  const fixes = (key: string): readonly string[] =>
    inspectAksNapPools(CLUSTER, {
      nodePools: [{ name: 'a', requirements: [{ key, operator: 'Exists' }] }],
    }).findings.map(({ fix }) => fix);
  expect(fixes('karpenter.k8s.aws/instance-memory')).toEqual(["write 'karpenter.azure.com/sku-memory'"]);
  expect(fixes('eks.amazonaws.com/instance-category')).toEqual([
    "use a label that begins with 'karpenter.azure.com/sku-'",
  ]);
});

test('the age of nodes is where Karpenter reads it', () => {
  const found = inspectAksNapPools(CLUSTER, {
    nodePools: [{ name: 'a', disruption: { expireAfter: '24h' } as never }],
  }).findings;
  expect(found.map(({ path }) => path)).toEqual(['nodePools[0].disruption.expireAfter']);
  const pool = poolOf({ nodePools: [{ name: 'a', expireAfter: '24h' }] });
  expect(at(pool, 'spec.template.spec.expireAfter')).toBe('24h');
});

test('nonsense is answered, never thrown from inside', () => {
  for (const cluster of [undefined, null, 1, {}])
    expect(inspectAksNapPools(cluster as never, { nodePools: [] }).findings).not.toEqual([]);
  for (const options of [undefined, null, {}, { nodePools: [{}] }])
    expect(inspectAksNapPools(CLUSTER, options as never).findings).not.toEqual([]);
});
