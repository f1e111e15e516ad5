import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { planAksNapPools } from '../../lib/nodes/aks-nap';
import { planComputeClasses } from '../../lib/nodes/compute-class';
import { aks } from '../support/clusters';
import { COMPUTE_CLASSES, GKE_WITH_A_POOL, NAP_POOLS } from '../support/managed-nodes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { applyTwice, removeAll } from './waves';

/** The definition of the AKSNodeClass that is at hand is too old for the last class. */
const OLDER = { ...NAP_POOLS, nodeClasses: NAP_POOLS.nodeClasses?.filter(({ name }) => name !== 'newer') ?? [] };

const wavesOf = (
  plan: InstallPlan,
): readonly { readonly objects: readonly KubernetesObject[]; readonly establishes: [] }[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? [{ objects: step.objects, establishes: [] }] : []));

const computeClass = (spec: Values): KubernetesObject => ({
  apiVersion: 'cloud.google.com/v1',
  kind: 'ComputeClass',
  metadata: { name: 'refused' },
  spec: { whenUnsatisfiable: 'DoNotScaleUp', ...spec },
});

describeOnCluster('nodes that clouds make: applied twice, nothing changes the second time', () => {
  test.each([
    ['compute classes', planComputeClasses(GKE_WITH_A_POOL, COMPUTE_CLASSES)],
    ['pools on AKS', planAksNapPools(aks('overlay-cilium', { nodeProvisioning: {} }), OLDER)],
  ] as const)('%s', async (_, plan) => {
    const cluster = sharedCluster();
    const waves = wavesOf(plan);
    const live = await applyTwice(cluster, waves);
    expect(live).toHaveLength(waves.flatMap(({ objects }) => objects).length);
    await removeAll(cluster, waves);
  });

  test.each<[string, Values]>([
    ['score', { priorities: [{ spot: true, priorityScore: 1 }, { spot: false }] }],
    ['Nodepool field', { priorities: [{ nodepools: ['a'], spot: true }] }],
    ['pod family', { priorities: [{ podFamily: 'general-purpose' }] }],
    ['nodePoolConfig.taints', { nodePoolConfig: { taints: [{ key: 'a', value: 'ml', effect: 'NoSchedule' }] } }],
  ])('the API server refuses what a rule of ours does: %s', async (what, spec) => {
    await expect(sharedCluster().apply(computeClass(spec), { dryRun: true })).rejects.toThrow(new RegExp(what, 'i'));
  });
});
