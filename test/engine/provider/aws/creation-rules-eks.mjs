// What EKS says to an object that is made too early, or cannot work.
import { overlaps } from '../common/cidr.mjs';
import { isAutoMode, policiesOf, roleAt, rolesOf } from './roles.mjs';

/** Add-ons that are only active once pods of theirs run on a node. */
const NEED_NODES = ['coredns', 'metrics-server', 'aws-ebs-csi-driver', 'aws-efs-csi-driver', 'snapshot-controller'];

/** Service accounts that add-ons run as. */
const ACCOUNTS_OF_ADDONS = {
  'aws-ebs-csi-driver': 'ebs-csi-controller-sa',
  'aws-efs-csi-driver': 'efs-csi-controller-sa',
  'vpc-cni': 'aws-node',
};

export const EKS_CREATION = {
  'eks/cluster': (object, cloud) => {
    checkAutoMode(object.inputs);
    checkRoles(object, cloud);
    checkSubnets(object.inputs, cloud);
  },
  'eks/nodeGroup': (object, cloud, kubernetes) => {
    const cluster = clusterOf(object, cloud);
    checkRoles(object, cloud);
    if (object.inputs.launchTemplate !== undefined && object.inputs.remoteAccess !== undefined) {
      throw new Error('InvalidParameterException: remoteAccess cannot be given with a launch template');
    }
    if (!hasPodNetwork(cluster, cloud, kubernetes)) {
      throw new Error(
        'NodeCreationFailure: Instances failed to join the kubernetes cluster: container runtime network not ready: ' +
          'cni plugin not initialized',
      );
    }
  },
  'eks/fargateProfile': (object, cloud) => {
    clusterOf(object, cloud);
    checkRoles(object, cloud);
  },
  'eks/addon': (object, cloud) => {
    const cluster = clusterOf(object, cloud);
    const { addonName } = object.inputs;
    if (NEED_NODES.includes(addonName) && !hasNodes(cluster, cloud)) {
      throw new Error(`InsufficientNumberOfReplicas: the add-on ${addonName} is DEGRADED: no nodes are available`);
    }
  },
  'eks/podIdentityAssociation': (object, cloud, kubernetes) => {
    const cluster = clusterOf(object, cloud);
    const { clusterName, namespace, serviceAccount } = object.inputs;
    const twin = cloud
      .objects('eks/podIdentityAssociation')
      .find(({ inputs: its }) =>
        ['clusterName', 'namespace', 'serviceAccount'].every((key) => its[key] === object.inputs[key]),
      );
    if (twin !== undefined) throw new Error(`ResourceInUseException: ${namespace}/${serviceAccount} is associated`);
    const release = kubernetes.releaseOf(cluster, namespace, serviceAccount);
    const addon = cloud
      .objects('eks/addon')
      .find(
        ({ inputs: its }) => its.clusterName === clusterName && ACCOUNTS_OF_ADDONS[its.addonName] === serviceAccount,
      );
    const running = release?.metadata.name ?? addon?.inputs.addonName;
    if (running !== undefined) {
      throw new Error(`pods of ${running} run as ${namespace}/${serviceAccount} without its role: it came too late`);
    }
  },
  'eks/accessEntry': (object, cloud) => {
    const mode = clusterOf(object, cloud).outputs.accessConfig.authenticationMode;
    if (mode === 'CONFIG_MAP') {
      throw new Error(
        `InvalidRequestException: the cluster's authentication mode must be one of API, API_AND_CONFIG_MAP: it is ${mode}`,
      );
    }
  },
  'eks/accessPolicyAssociation': (object, cloud) => {
    clusterOf(object, cloud);
    const { clusterName, principalArn } = object.inputs;
    if (cloud.find('eks/accessEntry', `${clusterName}:${principalArn}`) === undefined) {
      throw new Error(`ResourceNotFoundException: there is no access entry of ${principalArn}`);
    }
  },
  'eks/identityProviderConfig': clusterOf,
};

function clusterOf({ inputs: { clusterName } }, cloud) {
  const cluster = cloud.find('eks/cluster', clusterName);
  if (cluster === undefined) throw new Error(`ResourceNotFoundException: No cluster found for name: ${clusterName}.`);
  return cluster;
}

/** Roles that are not ours are taken to be right. */
function checkRoles(object, cloud) {
  for (const { arn, trusts, needs } of rolesOf(object)) {
    const role = roleAt(arn, cloud);
    if (role === undefined) continue;
    if (!role.outputs.assumeRolePolicy.includes(`"${trusts}"`)) {
      throw new Error(`InvalidParameterException: ${trusts} may not assume role ${role.id}`);
    }
    const policies = policiesOf(role, cloud);
    const missing = needs.find((choice) => !choice.some((policy) => policies.includes(policy)));
    if (missing !== undefined) throw new Error(`role ${role.id} lacks ${missing.join(' or ')} when it is first used`);
  }
}

function checkAutoMode({ computeConfig, storageConfig, kubernetesNetworkConfig, bootstrapSelfManagedAddons }) {
  const three = [computeConfig, storageConfig?.blockStorage, kubernetesNetworkConfig?.elasticLoadBalancing];
  const enabled = new Set(three.map((part) => part?.enabled === true));
  if (enabled.size > 1) {
    throw new Error(
      'InvalidParameterException: computeConfig, storageConfig.blockStorage and ' +
        'kubernetesNetworkConfig.elasticLoadBalancing are to be enabled or disabled together',
    );
  }
  if (enabled.has(true) && bootstrapSelfManagedAddons !== false) {
    throw new Error('InvalidParameterException: Auto Mode goes with bootstrapSelfManagedAddons false');
  }
}

/** Subnets that are not ours are taken to be right. */
function checkSubnets({ vpcConfig, kubernetesNetworkConfig }, cloud) {
  const subnets = vpcConfig.subnetIds.map((id) => cloud.find('ec2/subnet', id));
  if (subnets.includes(undefined)) return;
  if (new Set(subnets.map(({ outputs }) => outputs.availabilityZone)).size < 2) {
    throw new Error('InvalidParameterException: Subnets specified must be in at least two different AZs');
  }
  if (new Set(subnets.map(({ inputs }) => inputs.vpcId)).size > 1) {
    throw new Error('InvalidParameterException: subnets are of different VPCs');
  }
  const services = kubernetesNetworkConfig?.serviceIpv4Cidr;
  const vpc = cloud.find('ec2/vpc', subnets[0].inputs.vpcId);
  if (services !== undefined && vpc !== undefined && overlaps(services, vpc.inputs.cidrBlock)) {
    throw new Error(`InvalidParameterException: ${services} overlaps ${vpc.inputs.cidrBlock} of the VPC`);
  }
}

function hasPodNetwork(cluster, cloud, kubernetes) {
  const { id, inputs, outputs } = cluster;
  const hasAddon = cloud
    .objects('eks/addon')
    .some(({ inputs: its }) => its.clusterName === id && its.addonName === 'vpc-cni');
  const bringsItself = isAutoMode(inputs) || outputs.bootstrapSelfManagedAddons === true;
  return bringsItself || hasAddon || kubernetes.hasPodNetwork(cluster);
}

/** Nodes on premises come on their own. */
function hasNodes({ id, inputs }, cloud) {
  const groups = [...cloud.objects('eks/nodeGroup'), ...cloud.objects('eks/fargateProfile')];
  const isHybrid = inputs.remoteNetworkConfig !== undefined;
  return isHybrid || isAutoMode(inputs) || groups.some((group) => group.inputs.clusterName === id);
}
