import { eksNode, type NodeDescription, podsThatFit, usableNode } from '../../lib/cost';
import { findingsOf } from '../support/findings';

const GIB = 1024;

/** Room without DaemonSets: millicores and MiB. */
function left(node: NodeDescription): readonly number[] {
  const { cpu, memory } = usableNode(node).usable;
  return [Math.round(cpu * 1000), Math.round(memory)];
}

describe('what clouds leave of a node', () => {
  test.each<[string, NodeDescription, number, number]>([
    ['EKS, 2 cores', { provider: 'eks', cpu: 2, memory: 8 * GIB, maxPods: 29 }, 1930, 8192 - 574 - 100],
    ['EKS, 16 cores', { provider: 'eks', cpu: 16, memory: 64 * GIB, maxPods: 110 }, 15_890, 65_536 - 1465 - 100],
    ['GKE, 4 cores', { provider: 'gke', cpu: 4, memory: 16 * GIB, maxPods: 110 }, 3920, 16_384 - 2662.4 - 100],
    ['GKE, 256 pods', { provider: 'gke', cpu: 4, memory: 8 * GIB, maxPods: 256 }, 3520, 8192 - 1843.2 - 100],
    ['GKE, 160 GiB', { provider: 'gke', cpu: 1, memory: 160 * GIB, maxPods: 8 }, 940, 163_840 - 10_199 - 100],
    ['GKE, below a GiB', { provider: 'gke', cpu: 1, memory: 614, maxPods: 110 }, 940, 614 - 255 - 100],
    ['AKS, 30 pods', { provider: 'aks', cpu: 2, memory: 8 * GIB, maxPods: 30 }, 1900, 8192 - 650 - 100],
    ['AKS, a quarter at most', { provider: 'aks', cpu: 4, memory: 4 * GIB, maxPods: 70 }, 3860, 4096 - 1024 - 100],
    ['AKS, 64 cores', { provider: 'aks', cpu: 64, memory: 256 * GIB, maxPods: 110 }, 63_260, 262_144 - 2250 - 100],
    ['what kubelet does by itself', { provider: 'other', cpu: 4, memory: 8 * GIB, maxPods: 110 }, 4000, 8092],
    [
      'what is said',
      { provider: 'eks', cpu: 4, memory: 8 * GIB, maxPods: 110, reserved: { cpu: 0.5, memory: 1000 } },
      3500,
      8192 - 1000 - 100,
    ],
  ])('%s', (_, node, cpu, memory) => {
    expect(left(node)).toEqual([cpu, Math.round(memory)]);
  });
});

test('AKS keeps back of cores what its table says', () => {
  const reserved = [1, 2, 4, 8, 16, 32, 64].map((cpu) =>
    Math.round(1000 * usableNode({ provider: 'aks', cpu, memory: 4096, maxPods: 30 }).reserved.cpu),
  );
  expect(reserved).toEqual([60, 100, 140, 180, 260, 420, 740]);
});

test('DaemonSets take room and a pod each', () => {
  const node = usableNode({
    provider: 'other',
    cpu: 2,
    memory: 4 * GIB,
    maxPods: 10,
    daemonSets: [
      { name: 'ztunnel', cpu: 0.1, memory: 128 },
      { name: 'logs', cpu: 0.1, memory: 72 },
    ],
  });
  expect(node.usable.cpu).toBeCloseTo(1.8);
  expect(node.usable.memory).toBe(3796);
  expect(node.daemonSetShare.cpu).toBeCloseTo(0.1);
  expect(node.pods).toBe(8);
  expect(podsThatFit(node, { cpu: 0.1, memory: 64 })).toBe(8);
  expect(podsThatFit(node, { cpu: 0.1, memory: 949 })).toBe(4);
  expect(podsThatFit(node, { cpu: 0.6, memory: 64 })).toBe(3);
});

test('more than a node has leaves nothing, and not less', () => {
  const node = usableNode({
    provider: 'eks',
    cpu: 1,
    memory: 512,
    maxPods: 110,
    daemonSets: [{ name: 'agent', cpu: 2, memory: 1 }],
  });
  expect(node.usable).toEqual({ cpu: 0, memory: 0 });
  expect(podsThatFit(node, { cpu: 0.1, memory: 1 })).toBe(0);
});

test('nodes of EKS are known by their type, with the pods that they have addresses for', () => {
  expect(eksNode('t4g.small')).toEqual({ provider: 'eks', cpu: 2, memory: 2048, maxPods: 11 });
  expect(eksNode('m7g.large')).toMatchObject({ cpu: 2, memory: 8192, maxPods: 29 });
  expect(eksNode('m7g.large', { kind: 'overlay' })?.maxPods).toBe(110);
  expect(eksNode('m99.huge')).toBeUndefined();
});

test('amounts that are none are refused', () => {
  const found = findingsOf(() =>
    usableNode({ provider: 'eks', cpu: 0, memory: -1, maxPods: 1.5, reserved: { cpu: -1, memory: 0 } }),
  );
  expect(found.map(({ path }) => path).sort()).toEqual(['cpu', 'maxPods', 'memory', 'reserved.cpu']);
});
