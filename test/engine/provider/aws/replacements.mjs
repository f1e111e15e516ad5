// Which inputs cannot be changed, so that a change makes another object.
import { at } from '../common/calls.mjs';
import { same } from '../common/wire.mjs';

const ANY = ['*'];

const PATHS = {
  'cloudwatch/eventRule': ['name', 'eventBusName'],
  'cloudwatch/eventTarget': ['rule', 'targetId', 'eventBusName'],
  'cloudwatch/logGroup': ['name'],
  'ec2/egressOnlyInternetGateway': ['vpcId'],
  'ec2/eip': ['domain'],
  'ec2/flowLog': ANY,
  'ec2/launchTemplate': ['name'],
  'ec2/natGateway': ['subnetId', 'allocationId', 'connectivityType', 'privateIp'],
  'ec2/route': ['routeTableId', 'destinationCidrBlock', 'destinationIpv6CidrBlock', 'destinationPrefixListId'],
  'ec2/routeTable': ['vpcId'],
  'ec2/routeTableAssociation': ['subnetId', 'gatewayId'],
  'ec2/securityGroup': ['name', 'description', 'vpcId'],
  'ec2/securityGroupRule': ANY,
  'ec2/subnet': ['vpcId', 'cidrBlock', 'availabilityZone', 'availabilityZoneId', 'ipv6Native', 'outpostArn'],
  'ec2/subnetCidrReservation': ANY,
  'ec2/tag': ['resourceId', 'key'],
  'ec2/vpc': ['cidrBlock', 'ipv4IpamPoolId', 'ipv4NetmaskLength'],
  'ec2/vpcEndpoint': ['vpcId', 'serviceName', 'vpcEndpointType', 'serviceRegion'],
  'ec2/vpcIpv4CidrBlockAssociation': ANY,
  'ec2/vpcIpv6CidrBlockAssociation': ANY,
  'ec2/vpcPeeringConnection': ['vpcId', 'peerVpcId', 'peerOwnerId', 'peerRegion'],
  'ec2transitgateway/route': ANY,
  'ec2transitgateway/routeTable': ['transitGatewayId'],
  'ec2transitgateway/routeTableAssociation': ANY,
  'ec2transitgateway/routeTablePropagation': ANY,
  'ec2transitgateway/vpcAttachment': ['transitGatewayId', 'vpcId'],
  'efs/accessPoint': ['fileSystemId', 'posixUser', 'rootDirectory'],
  'efs/fileSystem': ['encrypted', 'kmsKeyId', 'performanceMode', 'creationToken', 'availabilityZoneName'],
  'efs/mountTarget': ['fileSystemId', 'subnetId', 'ipAddress'],
  'eks/accessEntry': ['clusterName', 'principalArn', 'type'],
  'eks/accessPolicyAssociation': ANY,
  'eks/addon': ['clusterName', 'addonName', 'namespaceConfig'],
  'eks/cluster': [
    'name',
    'roleArn',
    'bootstrapSelfManagedAddons',
    'accessConfig.bootstrapClusterCreatorAdminPermissions',
    'computeConfig.nodeRoleArn',
    'encryptionConfig.provider.keyArn',
    'kubernetesNetworkConfig.ipFamily',
    'kubernetesNetworkConfig.serviceIpv4Cidr',
    'outpostConfig',
  ],
  'eks/fargateProfile': ['clusterName', 'fargateProfileName', 'podExecutionRoleArn', 'selectors', 'subnetIds'],
  'eks/identityProviderConfig': ['clusterName', 'oidc'],
  'eks/nodeGroup': [
    'clusterName',
    'nodeGroupName',
    'nodeRoleArn',
    'subnetIds',
    'amiType',
    'capacityType',
    'diskSize',
    'instanceTypes',
    'remoteAccess',
    'launchTemplate.id',
    'launchTemplate.name',
  ],
  'eks/podIdentityAssociation': ['clusterName', 'namespace', 'serviceAccount'],
  'iam/instanceProfile': ['name', 'path'],
  'iam/openIdConnectProvider': ['url'],
  'iam/policy': ['name', 'path', 'description'],
  'iam/role': ['name', 'path'],
  'iam/rolePolicy': ['name', 'role'],
  'iam/rolePolicyAttachment': ANY,
  'iam/serviceLinkedRole': ['awsServiceName', 'customSuffix'],
  'kms/alias': ['name'],
  'kms/key': ['keyUsage', 'customerMasterKeySpec', 'multiRegion', 'customKeyStoreId'],
  'ram/principalAssociation': ANY,
  'ram/resourceAssociation': ANY,
  'sqs/queue': ['name', 'fifoQueue'],
  'sqs/queuePolicy': ['queueUrl'],
  'vpc/securityGroupEgressRule': ['securityGroupId'],
  'vpc/securityGroupIngressRule': ['securityGroupId'],
};

/** Whose absence is a change too. What is left out elsewhere stays as AWS has it. */
const NOT_TO_BE_REMOVED = { 'eks/cluster': ['encryptionConfig.provider.keyArn'] };

/** Of these, adding them to what was made without is an update. */
const MAY_BE_ADDED = { 'eks/cluster': ['computeConfig.nodeRoleArn', 'encryptionConfig.provider.keyArn'] };

/**
 * Top-level inputs that force another object.
 *
 * @param news - the inputs as they are to be.
 * @param olds - what the object says of itself.
 * @param changed - top-level inputs that are not what they were.
 */
export function replacements(module, news, olds, changed) {
  const paths = PATHS[module] ?? [];
  if (paths === ANY) return changed.filter((name) => name !== 'tags');
  const forcing = [...paths, 'region'].filter((path) => {
    if (!changed.includes(path.split('.')[0])) return false;
    const [before, after] = [at(olds, path), at(news, path)];
    if (after === undefined) return before !== undefined && (NOT_TO_BE_REMOVED[module] ?? []).includes(path);
    if (before === undefined && (MAY_BE_ADDED[module] ?? []).includes(path)) return false;
    return !same(before, after);
  });
  if (module === 'eks/cluster' && routesBackToAws(news, olds)) forcing.push('vpcConfig');
  return [...new Set(forcing.map((path) => path.split('.')[0]))];
}

/** Out of a VPC's own routes there is no way back. */
function routesBackToAws(news, olds) {
  const [before, after] = [olds, news].map((one) => one.vpcConfig?.controlPlaneEgressMode ?? 'AWS_MANAGED');
  return before !== 'AWS_MANAGED' && after === 'AWS_MANAGED';
}
