import type { EksCluster, EksFactsWithKarpenter } from '../../lib/clusters/eks';
import type { StartupTaint } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import type { KarpenterOptions } from '../../lib/nodes/karpenter/options';
import { planKarpenter } from '../../lib/nodes/karpenter/plan';
import type { KarpenterNodePoolOptions } from '../../lib/nodes/karpenter/pool-options';

/** What blueprints with Karpenter are told of it. */
export interface EksKarpenterPart<S = string> {
  /** What is known of the cluster once it exists: a Pulumi component hands it in, late. */
  readonly facts: EksFactsWithKarpenter<S>;
  /** The image of nodes that Karpenter makes, pinned: `al2023@v20260801`. `@latest` replaces all nodes with every release. */
  readonly nodeImage: string;
  /** What to decide differently about Karpenter. @defaultValue the blueprint's pools, one node class named `default` */
  readonly karpenter?: KarpenterOptions<S>;
}

/** A pool that takes spot capacity while there is any, of many sizes and families, and on-demand capacity otherwise. */
export const SPOT_FIRST: KarpenterNodePoolOptions = {
  name: 'spot-first',
  capacity: 'spot-or-on-demand',
  instances: { architectures: ['arm64', 'amd64'], minValues: { families: 5 } },
};

/** Karpenter with the pools of a blueprint, whose nodes start with the taints that the CNI asks for. */
export function karpenterPart<S>(
  cluster: EksCluster<S>,
  { facts, nodeImage, karpenter }: EksKarpenterPart<S>,
  startupTaints: readonly StartupTaint[],
  nodePools: readonly KarpenterNodePoolOptions[],
): InstallPlan<S> {
  return planKarpenter<S>(cluster, {
    interruptionQueue: facts.karpenter.interruptionQueue,
    nodeRole: facts.karpenter.nodeRole,
    nodeClasses: [{ name: 'default', image: { alias: nodeImage } }],
    nodePools,
    startupTaints,
    ...karpenter,
  });
}
