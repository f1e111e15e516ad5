import { type CiliumPodPool, planCiliumPodPools, podPoolAnnotation } from '../../lib/cni/cilium-objects/pod-pools';
import { inspectCiliumPodPools } from '../../lib/cni/cilium-objects/pod-pools/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { DUAL_STACK, kubeadm } from '../support/clusters';

const BLUE: CiliumPodPool = { name: 'blue', ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } };

test('a pool is an object that pods ask for by an annotation', () => {
  const plan = planCiliumPodPools(kubeadm(), { pools: [BLUE] });
  expect(objectsOf(plan)).toEqual([
    {
      apiVersion: 'cilium.io/v2alpha1',
      kind: 'CiliumPodIPPool',
      metadata: { name: 'blue' },
      spec: { ipv4: { cidrs: ['10.50.0.0/16'], maskSize: 27 } },
    },
  ]);
  expect(plan).toMatchObject({ name: 'cilium-pod-pools', requires: ['cilium-kinds'] });
  expect(podPoolAnnotation(BLUE)).toEqual({ 'ipam.cilium.io/ip-pool': 'blue' });
});

test('pods are chosen by their labels and those of their namespace', () => {
  const pool: CiliumPodPool = {
    name: 'chosen',
    ipv6: { cidrs: ['fd00:50::/112'], maskSize: 122 },
    pods: { matchLabels: { tier: 'front' } },
    namespaces: { matchLabels: { team: 'shop' } },
    labels: { announced: 'yes' },
    allowFirstIP: true,
    allowLastIP: false,
  };
  const plan = planCiliumPodPools(kubeadm(DUAL_STACK), { pools: [pool] });
  expect(objectsOf(plan)).toMatchObject([
    {
      metadata: { name: 'chosen', labels: { announced: 'yes' } },
      spec: {
        ipv6: { cidrs: ['fd00:50::/112'], maskSize: 122 },
        podSelector: { matchLabels: { tier: 'front' } },
        namespaceSelector: { matchLabels: { team: 'shop' } },
        allowFirstIP: true,
      },
    },
  ]);
  expect(JSON.stringify(objectsOf(plan))).not.toContain('allowLastIP');
});

test.each<readonly [string, CiliumPodPool, string]>([
  [
    'a block larger than its range',
    { name: 'a', ipv4: { cidrs: ['10.50.0.0/28'], maskSize: 27 } },
    'pools[0].ipv4.cidrs[0]',
  ],
  [
    'a range of the other family',
    { name: 'a', ipv4: { cidrs: ['fd00::/64'], maskSize: 27 } },
    'pools[0].ipv4.cidrs[0]',
  ],
  ['the network of Services', { name: 'a', ipv4: { cidrs: ['10.96.0.0/20'], maskSize: 27 } }, 'pools[0].ipv4.cidrs[0]'],
  ['the network of nodes', { name: 'a', ipv4: { cidrs: ['10.0.0.0/16'], maskSize: 27 } }, 'pools[0].ipv4.cidrs[0]'],
])('%s is refused', (_, pool, at) => {
  const cluster = kubeadm({ ranges: { nodes: ['10.0.0.0/24'] } });
  const { findings } = inspectCiliumPodPools(cluster, { pools: [pool] });
  expect(findings.filter(({ severity }) => severity === 'error').map(({ path }) => path)).toEqual([at]);
});
