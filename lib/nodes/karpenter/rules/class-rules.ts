import type { Rule } from '../../../core/rule';
import { classNameRule } from '../../node-pool/rules/class-name-rule';
import type { ResourceSelection } from '../class-options';
import { ALIAS_FAMILIES } from '../node-class';
import type { KarpenterPoolsSettings } from '../settings';
import { tagRule } from './tag-rule';

const NODE_CLASSES_CRD =
  'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/apis/crds/karpenter.k8s.aws_ec2nodeclasses.yaml';
const NODE_CLASSES = 'https://karpenter.sh/docs/concepts/nodeclasses';

/** Tags that Karpenter puts on what it makes. */
const RESERVED_TAGS: readonly string[] = [
  'eks:eks-cluster-name',
  'karpenter.sh/nodepool',
  'karpenter.sh/nodeclaim',
  'karpenter.k8s.aws/ec2nodeclass',
];

/** What is known to go wrong with node classes of Karpenter. */
export const CLASS_RULES: readonly Rule<KarpenterPoolsSettings>[] = [
  classNameRule(
    {
      id: 'karpenter/class-has-a-name',
      title: 'Names of node classes are DNS subdomains, and unique',
      evidence: NODE_CLASSES_CRD,
    },
    ({ nodeClasses }) => ({ given: nodeClasses.map(({ options }) => options.name), taken: [] }),
  ),
  {
    id: 'karpenter/one-identity',
    title: 'A node class has a role or an instance profile, and not both',
    severity: 'error',
    evidence: NODE_CLASSES_CRD,
    check: ({ nodeClasses }, report) => {
      for (const [index, { options, role }] of nodeClasses.entries()) {
        const both = role !== undefined && options.instanceProfile !== undefined;
        if (!both && (role !== undefined || options.instanceProfile !== undefined)) continue;
        report({
          path: ['nodeClasses', index, 'role'],
          message: both
            ? 'there is an instance profile as well: the EC2NodeClass is refused'
            : 'nodes have no role, and no instance profile either: the EC2NodeClass is refused',
          fix: both ? 'remove one of them' : 'set nodeRole, or role or instanceProfile of the node class',
        });
      }
    },
  },
  {
    id: 'karpenter/role-is-a-name',
    title: 'Roles and instance profiles are given by name, of at most 64 and 128 characters',
    severity: 'error',
    evidence: 'https://karpenter.sh/docs/troubleshooting/#karpenter-role-names-exceeding-64-character-limit',
    check: ({ nodeClasses }, report) => {
      for (const [index, { options, role }] of nodeClasses.entries()) {
        const given = [
          { key: 'role', value: role, limit: 64 },
          { key: 'instanceProfile', value: options.instanceProfile, limit: 128 },
        ];
        for (const { key, value, limit } of given) {
          if (value === undefined) continue;
          report.whenKnown([value], ([name = ''], report) => {
            if (name.length <= limit && /^[\w+=,.@-]+$/.test(name)) return;
            report({
              path: ['nodeClasses', index, key],
              message: `'${name.slice(0, 80)}' is no name of at most ${limit} characters`,
              fix: 'write the name alone: no ARN, and no path',
            });
          });
        }
      }
    },
  },
  {
    id: 'karpenter/alias-is-well-formed',
    title: 'An alias is a family that Karpenter knows, and a version; of Windows only the latest',
    severity: 'error',
    evidence: NODE_CLASSES_CRD,
    check: ({ nodeClasses }, report) => {
      for (const [index, { options, family, os }] of nodeClasses.entries()) {
        if (!('alias' in options.image)) continue;
        const { alias } = options.image;
        const [, version = ''] = alias.split('@');
        if (family !== undefined && (os === 'windows' ? version === 'latest' : /^(latest|v\S+)$/.test(version)))
          continue;
        report({
          path: ['nodeClasses', index, 'image', 'alias'],
          message: `'${alias}' names no image`,
          fix:
            os === 'windows'
              ? `write '${alias.split('@')[0]}@latest'`
              : `write a family of ${Object.keys(ALIAS_FAMILIES).join(', ')}, '@' and a version: 'al2023@v20260801'`,
        });
      }
    },
  },
  {
    id: 'karpenter/alias-is-pinned',
    title: 'An alias names a version: with the latest, AWS decides when every node is replaced',
    severity: 'warning',
    evidence: `${NODE_CLASSES}/#specamiselectorterms`,
    check: ({ nodeClasses }, report) => {
      for (const [index, { options, os }] of nodeClasses.entries()) {
        if (!('alias' in options.image) || os === 'windows' || !options.image.alias.endsWith('@latest')) continue;
        report({
          path: ['nodeClasses', index, 'image', 'alias'],
          message: 'every node drifts, and is replaced, the day that AWS publishes an image',
          fix: "name a version that you have tested: 'al2023@v20260801'",
        });
      }
    },
  },
  {
    id: 'karpenter/own-image-names-its-device',
    title: 'The volume of an image that Karpenter knows nothing of has a device',
    severity: 'error',
    evidence: `${NODE_CLASSES}/#specblockdevicemappings`,
    check: ({ nodeClasses }, report) => {
      for (const [index, { options, deviceName, family }] of nodeClasses.entries()) {
        if (options.volume === undefined || deviceName !== undefined || family === undefined) continue;
        report({
          path: ['nodeClasses', index, 'volume'],
          message: `nobody knows which device an image of family ${family} has it on, so it would be ignored`,
          fix: "set deviceName of the image, such as '/dev/xvda', or remove the volume",
        });
      }
    },
  },
  tagRule({
    module: 'karpenter',
    controller: 'Karpenter',
    kind: 'EC2NodeClass',
    reserved: RESERVED_TAGS,
    evidence: NODE_CLASSES_CRD,
  }),
  {
    id: 'karpenter/shared-subnets-by-id',
    title: 'Subnets that another account shares are chosen by id: its tags are not seen from here',
    severity: 'warning',
    evidence: 'https://github.com/aws/karpenter-provider-aws/issues/1368',
    check: ({ nodeClasses, cluster }, report) => {
      if (cluster.eks.vpc.kind !== 'shared') return;
      for (const [index, { subnets }] of nodeClasses.entries()) {
        if ('ids' in subnets) continue;
        report({
          path: ['nodeClasses', index, 'subnets'],
          message: 'tags of the account that owns the subnets cannot be seen, so none would be found',
          fix: 'remove it, for the ids of the cluster, or write { ids: […] }',
        });
      }
    },
  },
  {
    id: 'karpenter/one-security-group',
    title: "A node has one security group with the cluster's tag: the load balancer controller stops at two",
    severity: 'warning',
    evidence: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1897',
    check: ({ nodeClasses, cluster }, report) => {
      for (const [index, { securityGroups }] of nodeClasses.entries()) {
        if (!isWide(securityGroups, cluster.name)) continue;
        report({
          path: ['nodeClasses', index, 'securityGroups'],
          message: `several groups may be chosen, and if two carry kubernetes.io/cluster/${cluster.name}, no load balancer is made`,
          fix: "choose one group: by its id, or by a tag that only it has, such as 'karpenter.sh/discovery'",
        });
      }
    },
  },
  {
    id: 'karpenter/metadata-stays-on-the-node',
    title: "The metadata service is one hop away: farther, every pod can take on the node's role",
    severity: 'warning',
    evidence: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
    check: ({ nodeClasses }, report) => {
      for (const [index, { options }] of nodeClasses.entries()) {
        if ((options.metadataHopLimit ?? 1) === 1) continue;
        report({
          path: ['nodeClasses', index, 'metadataHopLimit'],
          message: 'answers reach into pods, and with them the credentials of the node',
          fix: 'remove it, and give pods roles of their own with Pod Identity; pass region and VPC to who asks for them',
        });
      }
    },
  },
  {
    id: 'karpenter/bottlerocket-has-no-pods-per-core',
    title: 'Bottlerocket knows no limit of pods for each processor',
    severity: 'warning',
    evidence: 'https://github.com/bottlerocket-os/bottlerocket/issues/1721',
    check: ({ nodeClasses }, report) => {
      for (const [index, { options, family }] of nodeClasses.entries()) {
        if (family !== 'Bottlerocket' || options.kubelet?.podsPerCore === undefined) continue;
        report({
          path: ['nodeClasses', index, 'kubelet', 'podsPerCore'],
          message: 'Bottlerocket has no setting for it',
          fix: 'set maxPods instead',
        });
      }
    },
  },
];

function isWide(selection: ResourceSelection<unknown>, cluster: string): boolean {
  if ('ids' in selection) return selection.ids.length > 1;
  return Object.entries(selection.tags).some(
    ([key, value]) => value === '*' || key === `kubernetes.io/cluster/${cluster}`,
  );
}
