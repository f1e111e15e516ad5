import type { EksOptions } from '../../lib/clusters/eks';
import type { Finding } from '../../lib/core/finding';
import { joinNeeds, NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import type { Whole } from '../../lib/core/whole';
import {
  inspectKarpenter,
  KARPENTER_COMPOSE_RULES,
  type KarpenterNodeClassOptions,
  type KarpenterNodePoolOptions,
  type KarpenterOptions,
  planKarpenter,
  planKarpenterPools,
  splitCapacity,
} from '../../lib/nodes/karpenter';
import { eks, kubeadm } from '../support/clusters';
import { findingsOf } from '../support/findings';
import { HANDLER_PLAN } from '../support/handler-plan';
import { awsPoolWords } from './aws-pool-words';
import type { RuleCases } from './cases';
import { poolCases } from './node-pool-cases';

const CLUSTER = eks('vpc-cni');
const CLASS: KarpenterNodeClassOptions = { name: 'default', image: { alias: 'al2023@v20260801' } };
const TWO = { name: 'system', instanceTypes: ['m7g.large'], nodes: 2 };
const SHARED: EksOptions['vpc'] = {
  kind: 'shared',
  vpcId: 'vpc-1',
  ownerAccountId: '111122223333',
  cidrs: ['10.0.0.0/16'],
  subnets: [
    { id: 'subnet-a', zoneId: 'euc1-az1' },
    { id: 'subnet-b', zoneId: 'euc1-az2' },
  ],
};

const karpenter = (options: KarpenterOptions, cluster = CLUSTER): readonly Finding[] =>
  inspectKarpenter(cluster, {
    interruptionQueue: 'test',
    nodeRole: 'nodes',
    nodeClasses: [CLASS],
    ...options,
  }).findings;
const pool = (options: Partial<KarpenterNodePoolOptions>, cluster = CLUSTER): readonly Finding[] =>
  karpenter({ nodePools: [{ name: 'pool', ...options }] }, cluster);
const nodeClass = (options: Partial<KarpenterNodeClassOptions>, cluster = CLUSTER): readonly Finding[] =>
  karpenter({ nodeClasses: [{ ...CLASS, ...options }] }, cluster);

const TAINT = { key: 'example.com/not-ready', effect: 'NoExecute', removedBy: 'the agent' } as const;
const CNI: InstallPlan = {
  name: 'cni',
  title: 'a CNI',
  when: 'before-nodes',
  provides: ['cni'],
  requires: [],
  needs: { ...NO_NEEDS, startupTaints: [TAINT] },
  steps: [],
  findings: [],
  waived: [],
  deferred: [],
};
const MORE_POOLS = planKarpenterPools('team', CLUSTER, { nodePools: [{ name: 'spot', capacity: 'spot' }] });
const together = (options: KarpenterOptions, other: InstallPlan): readonly Finding[] => {
  const own = planKarpenter(CLUSTER, { nodeRole: 'nodes', nodeClasses: [CLASS], ...options });
  const plans = [other, own];
  const whole: Whole = { cluster: CLUSTER, plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  return evaluate(KARPENTER_COMPOSE_RULES, whole).findings;
};

/** Rules about Karpenter. */
export const KARPENTER_CASES: RuleCases = {
  ...poolCases('karpenter', {
    node: pool,
    list: (nodePools) => karpenter({ nodePools }),
    ...awsPoolWords('karpenter.k8s.aws', 'eks.amazonaws.com'),
  }),
  'karpenter/version-is-supported': {
    fails: () => karpenter({ version: '1.0' }),
    at: 'version',
    passes: () => karpenter({ version: '1.13' }),
  },
  'karpenter/version-is-pinned': {
    fails: () => karpenter({ version: '1.14.0' }),
    at: 'version',
    passes: () => karpenter({ version: '1.14.1' }),
  },
  'karpenter/kubernetes-is-tested': {
    fails: () => karpenter({}, eks('vpc-cni', { kubernetes: '1.37' })),
    at: 'cluster.kubernetes',
    passes: () => karpenter({}, eks('vpc-cni', { kubernetes: '1.36' })),
  },
  'karpenter/cluster-is-eks': {
    fails: () => karpenter({}, kubeadm() as typeof CLUSTER),
    at: 'cluster.distribution',
    passes: () => karpenter({}),
  },
  'karpenter/class-has-a-name': {
    fails: () => karpenter({ nodeClasses: [CLASS, CLASS] }),
    at: 'nodeClasses[1].name',
    passes: () => karpenter({ nodeClasses: [CLASS, { ...CLASS, name: 'other' }] }),
  },
  'karpenter/one-identity': {
    fails: () => nodeClass({ role: 'nodes', instanceProfile: 'nodes' }),
    at: 'nodeClasses[0].role',
    passes: () => nodeClass({ instanceProfile: 'nodes' }),
  },
  'karpenter/role-is-a-name': {
    fails: () => nodeClass({ role: 'arn:aws:iam::111122223333:role/nodes' }),
    at: 'nodeClasses[0].role',
    passes: () => nodeClass({ role: 'nodes' }),
  },
  'karpenter/alias-is-well-formed': {
    fails: () => nodeClass({ image: { alias: 'windows2022@v1' } }),
    at: 'nodeClasses[0].image.alias',
    passes: () => nodeClass({ image: { alias: 'windows2022@latest' } }),
  },
  'karpenter/alias-is-pinned': {
    fails: () => nodeClass({ image: { alias: 'al2023@latest' } }),
    at: 'nodeClasses[0].image.alias',
    passes: () => nodeClass({ image: { alias: 'bottlerocket@v1.45.0' } }),
  },
  'karpenter/own-image-names-its-device': {
    fails: () => nodeClass({ image: { family: 'Custom', ids: ['ami-1'] }, volume: { size: 80 } }),
    at: 'nodeClasses[0].volume',
    passes: () =>
      nodeClass({ image: { family: 'Custom', ids: ['ami-1'], deviceName: '/dev/xvda' }, volume: { size: 80 } }),
  },
  'karpenter/tags-are-free': {
    fails: () => nodeClass({ tags: { 'kubernetes.io/cluster/test': 'owned' } }),
    at: 'nodeClasses[0].tags["kubernetes.io/cluster/test"]',
    passes: () => nodeClass({ tags: { team: 'shop' } }),
  },
  'karpenter/shared-subnets-by-id': {
    fails: () => nodeClass({ subnets: { tags: { tier: 'private' } } }, eks('vpc-cni', { vpc: SHARED })),
    at: 'nodeClasses[0].subnets',
    passes: () => nodeClass({}, eks('vpc-cni', { vpc: SHARED })),
  },
  'karpenter/one-security-group': {
    fails: () => nodeClass({ securityGroups: { tags: { 'kubernetes.io/cluster/test': 'owned' } } }),
    at: 'nodeClasses[0].securityGroups',
    passes: () => nodeClass({ securityGroups: { ids: ['sg-1'] } }),
  },
  'karpenter/metadata-stays-on-the-node': {
    fails: () => nodeClass({ metadataHopLimit: 2 }),
    at: 'nodeClasses[0].metadataHopLimit',
    passes: () => nodeClass({ metadataHopLimit: 1 }),
  },
  'karpenter/bottlerocket-has-no-pods-per-core': {
    fails: () => nodeClass({ image: { alias: 'bottlerocket@v1.45.0' }, kubelet: { podsPerCore: 10 } }),
    at: 'nodeClasses[0].kubelet.podsPerCore',
    passes: () => nodeClass({ kubelet: { podsPerCore: 10 } }),
  },
  'karpenter/prefixes-need-nitro': {
    fails: () => pool({ instances: { families: ['m4', 'm7i'] } }, eks({ mode: 'cilium-eni', prefixDelegation: true })),
    at: 'nodePools[0].instances.families[0]',
    passes: () => pool({ instances: { families: ['m4', 'm7i'] } }, eks('cilium-eni')),
  },
  'karpenter/security-groups-need-trunks': {
    fails: () => pool({ instances: { types: ['t3.large'] } }, eks({ mode: 'vpc-cni', securityGroupsForPods: {} })),
    at: 'nodePools[0].instances.types[0]',
    passes: () => pool({ instances: { types: ['m7i.large'] } }, eks({ mode: 'vpc-cni', securityGroupsForPods: {} })),
  },
  'karpenter/max-pods-have-addresses': {
    fails: () =>
      karpenter({
        nodeClasses: [{ ...CLASS, kubelet: { maxPods: 58 } }],
        nodePools: [{ name: 'pool', instances: { types: ['m5.large'] } }],
      }),
    at: 'nodePools[0].instances.types[0]',
    passes: () =>
      karpenter({
        nodeClasses: [{ ...CLASS, kubelet: { maxPods: 29 } }],
        nodePools: [{ name: 'pool', instances: { types: ['m5.large'] } }],
      }),
  },
  'karpenter/windows-is-amd64': {
    fails: () =>
      karpenter({
        nodeClasses: [{ name: 'windows', image: { alias: 'windows2022@latest' } }],
        nodePools: [{ name: 'pool', instances: { architectures: ['arm64'] } }],
      }),
    at: 'nodePools[0].instances.architectures',
    passes: () => pool({ instances: { architectures: ['arm64'] } }),
  },
  'karpenter/balanced-exists': {
    fails: () =>
      karpenter({ version: '1.13', nodePools: [{ name: 'pool', disruption: { consolidationPolicy: 'Balanced' } }] }),
    at: 'nodePools[0].disruption.consolidationPolicy',
    passes: () => pool({ disruption: { consolidationPolicy: 'Balanced' } }),
  },
  'karpenter/runs-on-other-nodes': {
    fails: () =>
      karpenter({}, eks('vpc-cni', { nodePools: [{ ...TWO, taints: [{ key: 'dedicated', effect: 'NoSchedule' }] }] })),
    at: 'cluster.nodePools',
    passes: () =>
      karpenter(
        {},
        eks('vpc-cni', { nodePools: [{ ...TWO, taints: [{ key: 'CriticalAddonsOnly', effect: 'NoSchedule' }] }] }),
      ),
  },
  'karpenter/replicas-have-nodes': {
    fails: () => karpenter({}, eks('vpc-cni', { nodePools: [{ ...TWO, nodes: 1 }] })),
    at: 'replicas',
    passes: () => karpenter({ replicas: 1 }, eks('vpc-cni', { nodePools: [{ ...TWO, nodes: 1 }] })),
  },
  'karpenter/interruptions-are-heard': {
    fails: () =>
      inspectKarpenter(CLUSTER, {
        nodeRole: 'nodes',
        nodeClasses: [CLASS],
        nodePools: [{ name: 'spot', capacity: 'spot' }],
      }).findings,
    at: 'interruptionQueue',
    passes: () => pool({ capacity: 'spot' }),
  },
  'karpenter/queue-is-a-name': {
    fails: () => karpenter({ interruptionQueue: 'https://sqs.eu-central-1.amazonaws.com/111122223333/test' }),
    at: 'interruptionQueue',
    passes: () => karpenter({ interruptionQueue: 'test' }),
  },
  'karpenter/auto-mode-has-its-own': {
    fails: () => karpenter({}, eks('auto')),
    at: 'cluster.networking.mode',
    passes: () => karpenter({}),
  },
  'karpenter/service-account-has-a-name': {
    fails: () => karpenter({ serviceAccount: 'Karpenter' }),
    at: 'serviceAccount',
    passes: () => karpenter({ serviceAccount: 'nodes' }),
  },
  'karpenter/capacity-buffers-exist': {
    fails: () => karpenter({ version: '1.13', featureGates: { capacityBuffer: true } }),
    at: 'featureGates.capacityBuffer',
    passes: () => karpenter({ featureGates: { capacityBuffer: true } }),
  },
  'karpenter/spot-to-spot-has-types': {
    fails: () =>
      karpenter({
        featureGates: { spotToSpotConsolidation: true },
        nodePools: [
          { name: 'spot', capacity: 'spot', instances: { families: ['m7i', 'm6i'], sizes: ['large', 'xlarge'] } },
        ],
      }),
    at: 'nodePools[0].instances',
    passes: () =>
      karpenter({
        featureGates: { spotToSpotConsolidation: true },
        nodePools: [{ name: 'spot', capacity: 'spot', instances: { families: ['m7i', 'm6i'] } }],
      }),
  },
  'karpenter/values-keep-to-options': {
    fails: () => karpenter({ values: { replicas: 3 } }),
    at: 'values.replicas',
    passes: () => karpenter({ values: { podLabels: { team: 'platform' } } }),
  },
  'karpenter/split-is-whole': {
    fails: () => findingsOf(() => splitCapacity({ spot: 97, onDemand: 3 })),
    at: 'spot',
    passes: () => findingsOf(() => splitCapacity({ spot: 80, onDemand: 20 })),
  },
  'karpenter/nodes-start-tainted': {
    fails: () => together({ nodePools: [{ name: 'pool' }] }, CNI),
    at: 'karpenter.nodePools[0].startupTaints',
    passes: () => together({ nodePools: [{ name: 'pool' }], startupTaints: CNI.needs.startupTaints }, CNI),
  },
  'karpenter/one-interruption-handler': {
    fails: () => together({}, HANDLER_PLAN),
    at: 'nth',
    passes: () => together({}, CNI),
  },
  'karpenter/pools-hear-of-interruptions': {
    fails: () => together({}, MORE_POOLS),
    at: 'team.nodePools',
    passes: () => together({ interruptionQueue: 'test' }, MORE_POOLS),
  },
};
