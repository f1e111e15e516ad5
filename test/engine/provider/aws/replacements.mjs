// Which inputs cannot be changed, so that a change makes another object.
import { ANY, replacements as forced } from '../common/replacements.mjs';

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

const RULES = {
  paths: PATHS,
  notToBeRemoved: { 'eks/cluster': ['encryptionConfig.provider.keyArn'] },
  mayBeAdded: { 'eks/cluster': ['computeConfig.nodeRoleArn', 'encryptionConfig.provider.keyArn'] },
  always: ['region'],
  free: 'tags',
};

/** Top-level inputs that force another object. */
export function replacements(module, news, olds, changed) {
  const forcing = forced(RULES, { module, news, olds, changed });
  const more = module === 'eks/cluster' && routesBackToAws(news, olds) ? ['vpcConfig'] : [];
  return [...new Set([...forcing, ...more])];
}

/** Out of a VPC's own routes there is no way back. */
function routesBackToAws(news, olds) {
  const [before, after] = [olds, news].map((one) => one.vpcConfig?.controlPlaneEgressMode ?? 'AWS_MANAGED');
  return before !== 'AWS_MANAGED' && after === 'AWS_MANAGED';
}
