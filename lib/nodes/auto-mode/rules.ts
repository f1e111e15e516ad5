import type { Rule, RuleSummary } from '../../core/rule';
import { AWS_POOL_EVIDENCE } from '../karpenter/rules/evidence';
import { tagRule } from '../karpenter/rules/tag-rule';
import { classNameRule } from '../node-pool/rules/class-name-rule';
import { poolRules } from '../node-pool/rules/pool-rules';
import { type AutoModePoolsSettings, BUILT_IN_CLASS } from './settings';

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** EKS replaces nodes after 21 days, in hours. */
const LONGEST_LIFE = 21 * 24;

/** Tags that EKS puts on what it makes. */
const RESERVED_TAGS: readonly string[] = [
  'eks:eks-cluster-name',
  'karpenter.sh/provisioner-name',
  'karpenter.sh/nodepool',
  'karpenter.sh/nodeclaim',
  'karpenter.sh/managed-by',
  'eks.amazonaws.com/nodeclass',
];

/** What must hold for pools of EKS Auto Mode. */
export const AUTO_MODE_PLAN_RULES: readonly Rule<AutoModePoolsSettings>[] = [
  ...poolRules('automode', AWS_POOL_EVIDENCE),
  classNameRule(
    {
      id: 'automode/class-has-a-name',
      title: "Names of node classes are DNS subdomains, unique, and not 'default', which is EKS' own",
      evidence: `${GUIDE}/create-node-class.html`,
    },
    ({ nodeClasses }) => ({ given: nodeClasses.map(({ options }) => options.name), taken: [BUILT_IN_CLASS] }),
  ),
  {
    id: 'automode/role-is-a-name',
    title: 'The role of nodes is given by name, of at most 64 characters',
    severity: 'error',
    evidence: `${GUIDE}/create-node-class.html`,
    check: ({ nodeClasses }, report) => {
      for (const [index, { options }] of nodeClasses.entries()) {
        report.whenKnown([options.role], ([name = ''], report) => {
          if (/^[\w+=,.@-]{1,64}$/.test(name)) return;
          report({
            path: ['nodeClasses', index, 'role'],
            message: `'${name.slice(0, 80)}' is no name of at most 64 characters`,
            fix: 'write the name alone: no ARN, and no path',
          });
        });
      }
    },
  },
  tagRule({
    module: 'automode',
    controller: 'EKS',
    kind: 'NodeClass',
    reserved: RESERVED_TAGS,
    evidence: `${GUIDE}/create-node-class.html`,
  }),
  {
    id: 'automode/shared-subnets-by-id',
    title: 'Subnets that another account shares are chosen by id: its tags are not seen from here',
    severity: 'warning',
    evidence: 'https://github.com/aws/karpenter-provider-aws/issues/1368',
    check: ({ nodeClasses, cluster }, report) => {
      if (cluster.eks.vpc.kind !== 'shared') return;
      for (const [index, one] of nodeClasses.entries()) {
        for (const key of ['subnets', 'podSubnets'] as const) {
          const selection = one[key];
          if (selection === undefined || 'ids' in selection) continue;
          report({
            path: ['nodeClasses', index, key],
            message: 'tags of the account that owns the subnets cannot be seen, so none would be found',
            fix: 'write { ids: […] }',
          });
        }
      }
    },
  },
  {
    id: 'automode/nodes-live-21-days',
    title: 'EKS replaces nodes after 21 days, the time that their pods get to end included',
    severity: 'warning',
    evidence: `${GUIDE}/automode.html`,
    check: ({ nodePools, provider }, report) => {
      for (const [index, { options }] of nodePools.entries()) {
        const age = hours(options.expireAfter ?? provider.expireAfter);
        const total = age + hours(options.terminationGracePeriod ?? '24h');
        if (total <= LONGEST_LIFE) continue;
        report({
          path: ['nodePools', index, 'expireAfter'],
          message: 'with the time that pods get to end, nodes would live for more than 21 days, and they do not',
          fix: `let expireAfter and terminationGracePeriod be ${LONGEST_LIFE}h or less together`,
        });
      }
    },
  },
];

/** The rule that pools of EKS Auto Mode want a cluster in that mode. */
export const CLUSTER_IS_AUTO: RuleSummary = {
  id: 'automode/cluster-is-auto',
  title: 'Pools of EKS Auto Mode are for EKS clusters in that mode',
  severity: 'error',
  evidence: `${GUIDE}/automode.html`,
};

/** Everything that is known to go wrong with pools of EKS Auto Mode, for catalogues. */
export const AUTO_MODE_RULES: readonly RuleSummary[] = [CLUSTER_IS_AUTO, ...AUTO_MODE_PLAN_RULES];

/** A span of time in hours; `'Never'` is without end. */
function hours(span: string): number {
  if (span === 'Never') return Number.POSITIVE_INFINITY;
  const inHours: Readonly<Record<string, number>> = { h: 1, m: 1 / 60, s: 1 / 3600 };
  return [...span.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count, unit = 'h']) => sum + Number(count) * (inHours[unit] ?? 0),
    0,
  );
}
