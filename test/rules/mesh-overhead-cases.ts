import type { Finding } from '../../lib/core/finding';
import { inspectMeshOverhead, type MeshWorkload } from '../../lib/mesh/overhead';
import type { RuleCases } from './cases';

const reckon = (workload: Partial<MeshWorkload>): readonly Finding[] =>
  inspectMeshOverhead({ pods: 50, nodes: 3, ...workload }).findings;

/** Rules about workloads that a mesh is reckoned for. */
export const MESH_OVERHEAD_CASES: RuleCases = {
  'mesh-overhead/requests-have-a-waypoint': {
    fails: () => reckon({ requests: { perSecond: 100, throughWaypoints: 0.2 } }),
    at: 'requests.throughWaypoints',
    passes: () => reckon({ requests: { perSecond: 100, throughWaypoints: 0.2 }, waypoints: 2 }),
  },
  'mesh-overhead/pods-fit-the-nodes': {
    fails: () => reckon({ node: { cpu: 8, memory: 32_768 }, pod: { cpu: 0.5, memory: 512 } }),
    at: 'nodes',
    passes: () => reckon({ node: { cpu: 9, memory: 32_768 }, pod: { cpu: 0.5, memory: 512 } }),
  },
  'mesh-overhead/agents-leave-room': {
    fails: () => reckon({ node: { cpu: 1.9, memory: 8192 } }),
    at: 'node',
    passes: () => reckon({ node: { cpu: 3.9, memory: 8192 } }),
  },
  'mesh-overhead/pods-per-node-are-usual': {
    fails: () => reckon({ pods: 325 }),
    at: 'pods',
    passes: () => reckon({ pods: 324 }),
  },
  'mesh-overhead/waypoints-carry-the-requests': {
    fails: () => reckon({ requests: { perSecond: 16_100 }, waypoints: 2 }),
    at: 'waypoints',
    passes: () => reckon({ requests: { perSecond: 16_000 }, waypoints: 2 }),
  },
  'mesh-overhead/ambient-takes-less': {
    fails: () => reckon({ pods: 6 }),
    at: 'nodes',
    passes: () => reckon({ pods: 10 }),
  },
};
