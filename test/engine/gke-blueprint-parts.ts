import { type GkeCluster, type GkeOptions, gkeCluster } from '../../lib/clusters/gke';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { GkeBlueprint, type GkeBlueprintArgs, type GkeFacts, type Late } from '../../lib/pulumi/gke';
import type { Program } from './stack';

export const CLUSTER = 'gcp:container/cluster:Cluster';
export const NODE_POOL = 'gcp:container/nodePool:NodePool';

/** Nodes for what the cluster itself needs. */
export const SYSTEM = { name: 'system', machineType: 'e2-standard-4' } as const;

/** Spot nodes, none at first. */
export const SPOT = { name: 'spot', machineType: 'n2d-standard-8', spot: true, nodes: { min: 0, max: 5 } } as const;

/** Something whose webhook the control plane calls on nodes. */
export const WEBHOOK: InstallPlan<Late> = {
  name: 'mesh',
  title: 'Mesh 1.2.3',
  when: 'after-nodes',
  provides: [],
  requires: [],
  needs: {
    ...NO_NEEDS,
    ports: [{ protocol: 'TCP', port: 15_017, from: 'control-plane', to: 'node', purpose: 'webhook of the mesh' }],
  },
  steps: [],
  findings: [],
  waived: [],
  deferred: [],
};

/** A program that provisions a cluster. */
export function provision(args: GkeBlueprintArgs): Program {
  return () => {
    new GkeBlueprint('prod', args);
  };
}

/** A cluster on Dataplane V2 in a VPC of its own, if nothing else is said. */
export function clusterOf(facts: GkeFacts<Late>, options: Partial<GkeOptions<Late>> = {}): GkeCluster<Late> {
  return gkeCluster<Late>({
    name: 'prod',
    location: 'europe-west3',
    networking: { mode: 'dataplane-v2' },
    vpc: { kind: 'new' },
    apiServer: { host: facts.apiServerHost },
    ...options,
  });
}
