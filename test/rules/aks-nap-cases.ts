import type { Finding } from '../../lib/core/finding';
import {
  type AksNapNodePoolOptions,
  type AksNapPoolsOptions,
  type AksNodeClassOptions,
  type AzureInstanceRequirements,
  inspectAksNapPools,
} from '../../lib/nodes/aks-nap';
import { aks } from '../support/clusters';
import type { RuleCases } from './cases';
import { poolCases } from './node-pool-cases';

const SUBNET = '/subscriptions/0000/resourceGroups/shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/batch';

const CLUSTER = aks('overlay', { nodeProvisioning: {} });

const nap = (options: Partial<AksNapPoolsOptions>, cluster = CLUSTER): readonly Finding[] =>
  inspectAksNapPools(cluster, { nodePools: [], ...options }).findings;
const pool = (options: Partial<AksNapNodePoolOptions>): readonly Finding[] =>
  nap({ nodePools: [{ name: 'pool', ...options }] });
const nodeClass = (options: Partial<AksNodeClassOptions>, cluster = CLUSTER): readonly Finding[] =>
  nap({ nodeClasses: [{ name: 'own', ...options }] }, cluster);

const streamed = (architectures: readonly ('amd64' | 'arm64')[]): readonly Finding[] =>
  nap({
    nodePools: [{ name: 'pool', instances: { architectures } }],
    nodeClasses: [{ name: 'own', artifactStreaming: true }],
  });

/** Rules about pools of AKS node auto-provisioning. */
export const AKS_NAP_CASES: RuleCases = {
  ...poolCases<AzureInstanceRequirements>('aks-nap', {
    node: pool,
    list: (nodePools) => nap({ nodePools }),
    cpu: { own: 'karpenter.azure.com/sku-cpu', other: 'karpenter.k8s.aws/instance-cpu' },
    oneType: { sizes: ['Standard_D4ads_v5'] },
    twoFamilies: (families) => ({ families: ['D', 'E'], minValues: { families } }),
  }),
  'aks-nap/cluster-provisions-nodes': {
    fails: () => nap({}, aks('overlay')),
    at: 'cluster.nodeProvisioning',
    passes: () => nap({}),
  },
  'aks-nap/pool-name-is-free': {
    fails: () => pool({ name: 'system-surge' }),
    at: 'nodePools[0].name',
    passes: () =>
      nap(
        { nodePools: [{ name: 'system-surge' }] },
        aks('overlay', { nodeProvisioning: { defaultNodePools: 'None' } }),
      ),
  },
  'aks-nap/machines-are-named-as-azure-does': {
    fails: () => pool({ instances: { families: ['D', 'e'] } }),
    at: 'nodePools[0].instances.families[1]',
    passes: () => pool({ instances: { families: ['D', 'NC'], series: ['Dads_v5'] } }),
  },
  'aks-nap/streaming-is-on-amd64': {
    fails: () => streamed(['amd64', 'arm64']),
    at: 'nodePools[0].instances.architectures',
    passes: () => streamed(['amd64']),
  },
  'aks-nap/zones-have-their-region': {
    fails: () => pool({ instances: { zones: ['westeurope-1', '2'] } }),
    at: 'nodePools[0].instances.zones[1]',
    passes: () => pool({ instances: { zones: ['westeurope-1', 'westeurope-2'] } }),
  },
  'aks-nap/class-has-a-name': {
    fails: () => nodeClass({ name: 'default' }),
    at: 'nodeClasses[0].name',
    passes: () => nodeClass({ name: 'default' }, aks('overlay', { nodeProvisioning: { defaultNodePools: 'None' } })),
  },
  'aks-nap/fips-has-an-image': {
    fails: () => nodeClass({ fipsMode: 'FIPS', imageFamily: 'Ubuntu2204' }),
    at: 'nodeClasses[0].fipsMode',
    passes: () =>
      nodeClass({ fipsMode: 'FIPS', imageFamily: 'Ubuntu2204', security: { trustedLaunch: { vtpm: true } } }),
  },
  'aks-nap/swap-is-allowed': {
    fails: () => nodeClass({ linuxOSConfig: { swapFileSize: '2Gi' }, kubelet: { failSwapOn: true } }),
    at: 'nodeClasses[0].kubelet.failSwapOn',
    passes: () => nodeClass({ linuxOSConfig: { swapFileSize: '2Gi' } }),
  },
  'aks-nap/images-are-deleted-downwards': {
    fails: () => nodeClass({ kubelet: { imageGCHighThresholdPercent: 80 } }),
    at: 'nodeClasses[0].kubelet.imageGCHighThresholdPercent',
    passes: () => nodeClass({ kubelet: { imageGCHighThresholdPercent: 70, imageGCLowThresholdPercent: 60 } }),
  },
  'aks-nap/tags-are-well-formed': {
    fails: () => nodeClass({ tags: { 'cost?': 'shop' } }),
    at: 'nodeClasses[0].tags["cost?"]',
    passes: () => nodeClass({ tags: { cost: 'shop' } }),
  },
  'aks-nap/subnet-id-is-whole': {
    fails: () => nodeClass({ subnet: { id: 'batch', cidr: '10.225.0.0/24' } }),
    at: 'nodeClasses[0].subnet.id',
    passes: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.225.0.0/24' } }),
  },
  'aks-nap/subnet-range-is-a-range': {
    fails: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.225.0.0' } }),
    at: 'nodeClasses[0].subnet.cidr',
    passes: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.225.0.0/24' } }),
  },
  'aks-nap/subnet-is-free': {
    fails: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.244.8.0/24' } }),
    at: 'nodeClasses[0].subnet.cidr',
    passes: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.225.0.0/24' } }),
  },
  'aks-nap/subnet-is-in-the-vnet': {
    fails: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.60.0.0/24' } }),
    at: 'nodeClasses[0].subnet.cidr',
    passes: () => nodeClass({ subnet: { id: SUBNET, cidr: '10.225.0.0/24' } }),
  },
};
