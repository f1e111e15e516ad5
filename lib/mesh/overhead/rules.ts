import { amountText, type ComputeAmount, percentText, shareOf, sumOf, times } from '../../core/compute-amount';
import type { Rule } from '../../core/rule';
import { PROXY_FIGURES } from './figures';
import type { MeshWorkload } from './options';
import { nodeShareOf, overheadOf, throughWaypoints } from './reckon';

/** The largest part of a node that agents may take without a warning. */
const MOST_OF_A_NODE = 0.1;

/** Pods of a node that Kubernetes is made for. */
const MOST_PODS = 110;

/** What must hold for a workload, so that what is reckoned of it means something. */
export const MESH_OVERHEAD_RULES: readonly Rule<MeshWorkload>[] = [
  {
    id: 'mesh-overhead/requests-have-a-waypoint',
    title: 'Requests pass a waypoint only where there is one',
    severity: 'error',
    evidence: 'https://istio.io/latest/docs/ambient/usage/waypoint/',
    check: ({ waypoints = 0, requests }, report) => {
      if (waypoints > 0 || (requests?.throughWaypoints ?? 0) === 0) return;
      report({
        path: ['requests', 'throughWaypoints'],
        message: 'requests would pass waypoints, and there is none',
        fix: 'set waypoints to the copies of all waypoints together, or throughWaypoints to 0',
      });
    },
  },
  {
    id: 'mesh-overhead/pods-fit-the-nodes',
    title: 'Nodes have room for the pods and the agents and waypoints of ambient mode',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    check: (workload, report) => {
      const { node, nodes, pod, pods } = workload;
      if (node === undefined) return;
      const wanted = sumOf([times(pod ?? { cpu: 0, memory: 0 }, pods), overheadOf('ambient', workload).requested]);
      const { cpu, memory } = shareOf(wanted, times(node, nodes));
      if (cpu <= 1 && memory <= 1) return;
      const fewest = fewestFor(wanted, node, workload);
      report({
        path: ['nodes'],
        message: `pods and the mesh request ${amountText(wanted)}, and ${nodes} nodes have ${amountText(times(node, nodes))}`,
        fix:
          fewest === undefined ? 'set node to a larger one' : `set nodes to ${fewest} or more, or node to a larger one`,
      });
    },
  },
  {
    id: 'mesh-overhead/agents-leave-room',
    title: 'Agents of the mesh take no more than a tenth of a node',
    severity: 'warning',
    evidence: PROXY_FIGURES.ztunnel.evidence,
    check: (workload, report) => {
      if (workload.node === undefined) return;
      const agents = nodeShareOf(workload);
      const { cpu, memory } = shareOf(agents, workload.node);
      if (cpu <= MOST_OF_A_NODE && memory <= MOST_OF_A_NODE) return;
      report({
        path: ['node'],
        message: `ztunnel and the agent request ${percentText(cpu)} of the CPU and ${percentText(memory)} of the memory of every node`,
        fix: `use fewer and larger nodes, with ${amountText(times(agents, 1 / MOST_OF_A_NODE))} or more, or measure and request less`,
      });
    },
  },
  {
    id: 'mesh-overhead/pods-per-node-are-usual',
    title: 'A node runs 110 pods at most, unless kubelet was told otherwise',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/setup/best-practices/cluster-large/',
    check: ({ pods, nodes, waypoints = 0 }, report) => {
      // Agents of the mesh are pods too: two on each node.
      const perNode = Math.ceil((pods + waypoints) / nodes) + 2;
      if (perNode <= MOST_PODS) return;
      report({
        path: ['pods'],
        message: `${perNode} pods would run on a node`,
        fix: `set nodes to ${Math.ceil((pods + waypoints) / (MOST_PODS - 2))} or more, or waive this if kubelet takes more`,
      });
    },
  },
  {
    id: 'mesh-overhead/waypoints-carry-the-requests',
    title: 'Waypoints have the CPU that their requests take',
    severity: 'warning',
    evidence: 'https://istio.io/latest/docs/ops/deployment/performance-and-scalability/',
    check: (workload, report) => {
      const { limit, measured } = PROXY_FIGURES.waypoint;
      const { waypoints = 0 } = workload;
      if (waypoints === 0 || limit === undefined || measured === undefined) return;
      const cpu = (throughWaypoints(workload) / 1000) * measured.cpuPerThousand;
      if (cpu <= waypoints * limit.cpu) return;
      report({
        path: ['waypoints'],
        message: `requests would take ${Math.round(cpu * 100) / 100} cores, and ${waypoints} waypoints are limited to ${waypoints * limit.cpu}`,
        fix: `set waypoints to ${Math.ceil(cpu / limit.cpu)} or more`,
      });
    },
  },
  {
    id: 'mesh-overhead/ambient-takes-less',
    title: 'Ambient mode requests less than sidecars would',
    severity: 'warning',
    evidence: PROXY_FIGURES.sidecar.evidence,
    check: (workload, report) => {
      const [ambient, sidecar] = [overheadOf('ambient', workload).requested, overheadOf('sidecar', workload).requested];
      if (ambient.cpu < sidecar.cpu || ambient.memory < sidecar.memory) return;
      report({
        path: ['nodes'],
        message: `for so few pods on so many nodes, ambient mode requests ${amountText(ambient)}, and sidecars ${amountText(sidecar)}`,
        fix: 'use fewer and larger nodes; ambient mode may still be worth it for what it does without restarts of pods',
      });
    },
  },
];

/** How many nodes all of it would fit, since each more has agents of its own; `undefined`: those take it whole. */
function fewestFor(wanted: ComputeAmount, node: ComputeAmount, workload: MeshWorkload): number | undefined {
  const agents = nodeShareOf(workload);
  if (agents.cpu >= node.cpu || agents.memory >= node.memory) return undefined;
  const nodesFor = (key: keyof ComputeAmount): number =>
    Math.ceil((wanted[key] - agents[key] * workload.nodes) / (node[key] - agents[key]) - 1e-9);
  return Math.max(nodesFor('cpu'), nodesFor('memory'));
}
