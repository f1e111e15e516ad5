import type { EksOptions } from '../../lib/clusters/eks';
import type { Finding } from '../../lib/core/finding';
import {
  type AutoModeNodeClassOptions,
  type AutoModePoolsOptions,
  inspectAutoModePools,
} from '../../lib/nodes/auto-mode';
import type { KarpenterNodePoolOptions } from '../../lib/nodes/karpenter';
import { eks } from '../support/clusters';
import { awsPoolWords } from './aws-pool-words';
import type { RuleCases } from './cases';
import { poolCases } from './node-pool-cases';

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

const automode = (options: Partial<AutoModePoolsOptions>, cluster = eks('auto')): readonly Finding[] =>
  inspectAutoModePools(cluster, { nodePools: [], ...options }).findings;
const pool = (options: Partial<KarpenterNodePoolOptions>): readonly Finding[] =>
  automode({ nodePools: [{ name: 'pool', ...options }] });
const nodeClass = (options: Partial<AutoModeNodeClassOptions>, cluster = eks('auto')): readonly Finding[] =>
  automode({ nodeClasses: [{ name: 'own', role: 'nodes', ...options }] }, cluster);

/** Rules about pools of EKS Auto Mode. */
export const AUTO_MODE_CASES: RuleCases = {
  ...poolCases('automode', {
    node: pool,
    list: (nodePools) => automode({ nodePools }),
    ...awsPoolWords('eks.amazonaws.com', 'karpenter.k8s.aws'),
  }),
  'automode/cluster-is-auto': {
    fails: () => automode({}, eks('vpc-cni')),
    at: 'cluster.networking.mode',
    passes: () => automode({}),
  },
  'automode/class-has-a-name': {
    fails: () => nodeClass({ name: 'default' }),
    at: 'nodeClasses[0].name',
    passes: () => nodeClass({ name: 'own' }),
  },
  'automode/role-is-a-name': {
    fails: () => nodeClass({ role: 'arn:aws:iam::111122223333:role/nodes' }),
    at: 'nodeClasses[0].role',
    passes: () => nodeClass({ role: 'nodes' }),
  },
  'automode/tags-are-free': {
    fails: () => nodeClass({ tags: { 'eks.amazonaws.com/nodeclass': 'own' } }),
    at: 'nodeClasses[0].tags["eks.amazonaws.com/nodeclass"]',
    passes: () => nodeClass({ tags: { team: 'shop' } }),
  },
  'automode/shared-subnets-by-id': {
    fails: () => nodeClass({ subnets: { tags: { tier: 'private' } } }, eks('auto', { vpc: SHARED })),
    at: 'nodeClasses[0].subnets',
    passes: () => nodeClass({}, eks('auto', { vpc: SHARED })),
  },
  'automode/nodes-live-21-days': {
    fails: () => pool({ expireAfter: '504h' }),
    at: 'nodePools[0].expireAfter',
    passes: () => pool({ expireAfter: '480h' }),
  },
};
