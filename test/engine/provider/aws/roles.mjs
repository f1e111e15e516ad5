// Which policies the roles of EKS need while something uses them.

const CLUSTER = [['AmazonEKSClusterPolicy']];

const AUTO_MODE = [
  'AmazonEKSComputePolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
].map((policy) => [policy]);

const NODE = [
  ['AmazonEKSWorkerNodePolicy', 'AmazonEKSWorkerNodeMinimalPolicy'],
  ['AmazonEC2ContainerRegistryPullOnly', 'AmazonEC2ContainerRegistryReadOnly'],
];

/** The roles that an object uses, as `{ arn, trusts, needs }`: of every list in `needs` one policy. */
export function rolesOf({ module, inputs }) {
  if (module === 'eks/nodeGroup') return [nodeRole(inputs.nodeRoleArn)];
  if (module === 'eks/fargateProfile') {
    const needs = [['AmazonEKSFargatePodExecutionRolePolicy']];
    return [{ arn: inputs.podExecutionRoleArn, trusts: 'eks-fargate-pods.amazonaws.com', needs }];
  }
  if (module !== 'eks/cluster') return [];
  const needs = isAutoMode(inputs) ? [...CLUSTER, ...AUTO_MODE] : CLUSTER;
  const cluster = { arn: inputs.roleArn, trusts: 'eks.amazonaws.com', needs };
  const nodes = inputs.computeConfig?.nodeRoleArn;
  return nodes === undefined ? [cluster] : [cluster, nodeRole(nodes)];
}

/** In China EKS asks for another name of EC2: https://github.com/awslabs/cdk-eks-blueprints/issues/558 */
function nodeRole(arn) {
  return { arn, trusts: arn.startsWith('arn:aws-cn:') ? 'ec2.amazonaws.com.cn' : 'ec2.amazonaws.com', needs: NODE };
}

export function isAutoMode({ computeConfig }) {
  return computeConfig?.enabled === true;
}

/** Names of the managed policies that a role has. */
export function policiesOf(role, cloud) {
  const attached = cloud.objects('iam/rolePolicyAttachment').filter(({ inputs }) => inputs.role === role.id);
  const arns = [...attached.map(({ inputs }) => inputs.policyArn), ...(role.inputs.managedPolicyArns ?? [])];
  return arns.map(policyName);
}

export function policyName(arn) {
  return arn.split('/').at(-1);
}

/** A role of ours by its ARN. */
export function roleAt(arn, cloud) {
  return cloud.objects('iam/role').find(({ outputs }) => outputs.arn === arn);
}
