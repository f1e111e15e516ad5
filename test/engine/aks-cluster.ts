import { type AksOptions, aksCluster } from '../../lib/clusters/aks';
import { planCilium } from '../../lib/cni/cilium/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { AksBlueprint, type AksBlueprintArgs, type AksFacts, type Late } from '../../lib/pulumi/aks';

export const CLUSTER = 'azure-native:containerservice:ManagedCluster';
export const POOL = 'azure-native:containerservice:AgentPool';

export const SYSTEM = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;
export const WORK = { name: 'work', nodes: { min: 1, max: 10 }, vmSize: 'Standard_D8ads_v5' } as const;
export const SPOT = { name: 'spot', nodes: { min: 0, max: 20 }, vmSize: 'Standard_D8ads_v5', spot: true } as const;

/** Object id of somebody. */
export const GROUP = '00000000-0000-0000-0000-0000000000aa';

/** A program that provisions `prod`. */
export function provision(args: AksBlueprintArgs): () => void {
  return () => {
    new AksBlueprint('prod', args);
  };
}

/** A cluster of which only this is special. */
export function clusterOf(
  facts: AksFacts<Late>,
  options: Partial<AksOptions<Late>> = {},
): ReturnType<typeof aksCluster<Late>> {
  return aksCluster<Late>({
    name: 'prod',
    networking: { mode: 'overlay-cilium' },
    vnet: { kind: 'new' },
    apiServer: { host: facts.apiServerHost },
    ...options,
  });
}

/** An overlay powered by Cilium, with a spot pool. */
export function overlay(facts: AksFacts<Late>, options: Partial<AksOptions<Late>> = {}): Composition<Late> {
  return compose(clusterOf(facts, { nodePools: [SYSTEM, SPOT], ...options }));
}

/** Cilium as a CNI of one's own, with a further pool. */
export function byo(facts: AksFacts<Late>): Composition<Late> {
  const cluster = clusterOf(facts, { networking: { mode: 'byo' }, nodePools: [SYSTEM, WORK] });
  return compose(cluster, planCilium(cluster));
}
