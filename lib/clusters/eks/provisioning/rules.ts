import type { Rule } from '../../../core/rule';
import { arnAt, ROLE_ARN } from './arn';
import type { EksAccessEntry, EksProvisioning, EksUserAccess } from './options';
import { WORKLOAD_IDENTITY_RULES } from './workload-identity-rules';

/** A rule of how EKS clusters are provisioned. */
export type ProvisioningRule = Rule<EksProvisioning<unknown>>;

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** Tags by which controllers find the one thing that is meant. */
const DISCOVERY = /^(kubernetes\.io\/cluster\/|karpenter\.sh\/discovery$|kubernetes\.io\/role\/)/;

const PRINCIPAL = /^arn:aws(-[a-z]+)*:iam::\d{12}:(role|user)\/[\w+=,.@/-]+$/;
const POLICY = /^arn:aws(-[a-z]+)*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/;
const KEY = /^arn:aws(-[a-z]+)*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;

/** What must hold for how an EKS cluster is provisioned, whatever is installed in it. */
export const PROVISIONING_RULES: readonly ProvisioningRule[] = [
  {
    id: 'eks/tags-leave-discovery-alone',
    title: 'Tags for everything leave out those by which controllers find one thing: they would find several',
    severity: 'error',
    evidence: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2468',
    check: ({ tags = {} }, report) => {
      for (const key of Object.keys(tags).filter((one) => DISCOVERY.test(one))) {
        report({
          path: ['tags', key],
          message: `the tag ${key} would be on everything, also on security groups and subnets that are not meant`,
          fix: 'remove it: it is put where it belongs',
        });
      }
    },
  },
  {
    id: 'eks/tags-fit',
    title: 'A tag has a key of 1 to 128 characters that does not begin with aws:, and a value of at most 256',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
    check: ({ tags = {} }, report) => {
      for (const [key, value] of Object.entries(tags)) {
        if (key === '' || key.length > 128 || /^aws:/i.test(key)) {
          report({
            path: ['tags', key],
            message: /^aws:/i.test(key)
              ? 'keys that begin with aws: are for AWS alone'
              : 'its key is too long or empty',
            fix: 'choose another key, of 1 to 128 characters',
          });
        }
        report.whenKnown([value], ([text = ''], report) => {
          if (text.length <= 256) return;
          report({
            path: ['tags', key],
            message: `its value has ${text.length} characters`,
            fix: 'shorten it to 256',
          });
        });
      }
    },
  },
  {
    id: 'eks/replacement-is-not-blocked',
    title: 'A cluster that may be replaced is not protected by AWS: it has to be deleted first',
    severity: 'error',
    evidence: `${GUIDE}/deletion-protection.html`,
    check: ({ allowReplacement = false, deletionProtection = false }, report) => {
      if (!allowReplacement || !deletionProtection) return;
      report({
        path: ['deletionProtection'],
        message: 'its node groups and add-ons would go, and then AWS would refuse to delete the cluster',
        fix: 'set it to false, or leave out allowReplacement',
      });
    },
  },
  {
    id: 'eks/access-policy-holds-somewhere',
    title: 'An access policy holds in the whole cluster, or in at least one namespace',
    severity: 'error',
    evidence: `${GUIDE}/access-policies.html`,
    check: (provisioning, report) =>
      eachUser(provisioning, (name, { policies = [] }) => {
        policies.forEach(({ policy, namespaces }, index) => {
          if (namespaces === undefined || namespaces.length > 0) return;
          report({
            path: ['accessEntries', name, 'policies', index, 'namespaces'],
            message: `${policy} would hold in no namespace`,
            fix: 'name at least one, or leave it out for the whole cluster',
          });
        });
      }),
  },
  {
    id: 'eks/access-policy-is-given-once',
    title: 'Nobody has one access policy twice: the scope of the second would replace that of the first',
    severity: 'error',
    evidence: `${GUIDE}/access-policies.html`,
    check: (provisioning, report) =>
      eachUser(provisioning, (name, { policies = [] }) => {
        policies.forEach(({ policy }, index) => {
          if (policies.findIndex((other) => other.policy === policy) === index) return;
          report({
            path: ['accessEntries', name, 'policies', index, 'policy'],
            message: `${policy} is there already`,
            fix: 'put the namespaces of both into one',
          });
        });
      }),
  },
  {
    id: 'eks/access-groups-are-your-own',
    title: 'Groups of an access entry do not begin with system:, which Kubernetes keeps for itself',
    severity: 'error',
    evidence: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2915',
    check: (provisioning, report) =>
      eachUser(provisioning, (name, { kubernetesGroups = [] }) => {
        kubernetesGroups.forEach((group, index) => {
          if (!group.startsWith('system:')) return;
          report({
            path: ['accessEntries', name, 'kubernetesGroups', index],
            message: `EKS refuses the group ${group}`,
            fix: 'use an access policy such as AmazonEKSClusterAdminPolicy, or bind a role to a group of your own',
          });
        });
      }),
  },
  {
    id: 'eks/access-is-for-a-principal',
    title: 'Access is given to the ARN of an IAM role or user, and to nodes by their role',
    severity: 'error',
    evidence: `${GUIDE}/creating-access-entries.html`,
    check: ({ accessEntries = {} }, report) => {
      for (const [name, entry] of Object.entries(accessEntries)) {
        const isNode = entry.type !== undefined && entry.type !== 'STANDARD';
        arnAt(entry.principalArn, isNode ? ROLE_ARN : PRINCIPAL, report, {
          path: ['accessEntries', name, 'principalArn'],
          meaning: isNode ? 'an IAM role' : 'an IAM role or user, sessions and groups being none',
          example: 'arn:aws:iam::111122223333:role/operators',
        });
      }
    },
  },
  {
    id: 'eks/principal-has-one-entry',
    title: 'A principal has one access entry',
    severity: 'error',
    evidence: `${GUIDE}/creating-access-entries.html`,
    check: ({ accessEntries = {} }, report) => {
      const entries = Object.entries(accessEntries);
      report.whenKnown(
        entries.map(([, { principalArn }]) => principalArn),
        (arns, report) => {
          arns.forEach((arn, index) => {
            const first = arns.indexOf(arn);
            if (first === index) return;
            report({
              path: ['accessEntries', entries[index]?.[0] ?? index, 'principalArn'],
              message: `${arn} has an entry already, '${entries[first]?.[0]}'`,
              fix: 'put the policies and groups of both into one',
            });
          });
        },
      );
    },
  },
  {
    id: 'eks/key-is-an-arn',
    title: 'A key of Secrets is named by its ARN',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_Provider.html',
    check: ({ encryption }, report) => {
      if (typeof encryption !== 'object') return;
      arnAt(encryption.keyArn, KEY, report, {
        path: ['encryption', 'keyArn'],
        meaning: 'a KMS key, aliases being none',
        example: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      });
    },
  },
  {
    id: 'eks/boundary-is-a-policy',
    title: 'The permissions boundary is the ARN of an IAM policy',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
    check: ({ permissionsBoundary }, report) => {
      if (permissionsBoundary === undefined) return;
      arnAt(permissionsBoundary, POLICY, report, {
        path: ['permissionsBoundary'],
        meaning: 'an IAM policy',
        example: 'arn:aws:iam::111122223333:policy/boundary',
      });
    },
  },
  {
    id: 'eks/kubeconfig-role-is-an-arn',
    title: 'The role that the AWS CLI takes on for a token is named by its ARN',
    severity: 'error',
    evidence: 'https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html',
    check: ({ kubeconfigIdentity }, report) => {
      if (kubeconfigIdentity?.roleArn === undefined) return;
      arnAt(kubeconfigIdentity.roleArn, ROLE_ARN, report, {
        path: ['kubeconfigIdentity', 'roleArn'],
        meaning: 'an IAM role',
        example: 'arn:aws:iam::111122223333:role/deployers',
      });
    },
  },
  ...WORKLOAD_IDENTITY_RULES,
];

function eachUser(
  { accessEntries = {} }: EksProvisioning<unknown>,
  visit: (name: string, entry: EksUserAccess<unknown>) => void,
): void {
  for (const [name, entry] of Object.entries(accessEntries)) if (isUser(entry)) visit(name, entry);
}

function isUser(entry: EksAccessEntry<unknown>): entry is EksUserAccess<unknown> {
  return entry.type === undefined || entry.type === 'STANDARD';
}
