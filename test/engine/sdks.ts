/** Modules of resources that the library and these tests use, by SDK. The stubs know no others. */
export const SDK_MODULES = {
  '@pulumi/kubernetes': [
    'provider',
    'core/v1/namespace',
    'core/v1/service',
    'helm/v3/release',
    'helm/v4/chart',
    'yaml/v2/configFile',
  ],
  '@pulumi/aws': [
    'provider',
    ...inFolder('cloudwatch', ['eventRule', 'eventTarget', 'logGroup']),
    ...inFolder('ec2', ['vpc', 'vpcIpv4CidrBlockAssociation', 'vpcIpv6CidrBlockAssociation', 'vpcEndpoint']),
    ...inFolder('ec2', ['subnet', 'subnetCidrReservation', 'internetGateway', 'egressOnlyInternetGateway']),
    ...inFolder('ec2', ['natGateway', 'eip', 'routeTable', 'route', 'routeTableAssociation', 'flowLog', 'tag']),
    ...inFolder('ec2', ['securityGroup', 'securityGroupRule', 'defaultSecurityGroup', 'launchTemplate']),
    ...inFolder('ec2', ['vpcPeeringConnection', 'vpcPeeringConnectionAccepter', 'peeringConnectionOptions']),
    ...inFolder('ec2transitgateway', ['transitGateway', 'vpcAttachment', 'vpcAttachmentAccepter', 'route']),
    ...inFolder('ec2transitgateway', ['routeTable', 'routeTableAssociation', 'routeTablePropagation']),
    ...inFolder('efs', ['fileSystem', 'mountTarget', 'accessPoint']),
    ...inFolder('eks', ['cluster', 'nodeGroup', 'addon', 'podIdentityAssociation', 'fargateProfile']),
    ...inFolder('eks', ['accessEntry', 'accessPolicyAssociation', 'identityProviderConfig']),
    ...inFolder('iam', ['role', 'policy', 'rolePolicy', 'rolePolicyAttachment', 'instanceProfile']),
    ...inFolder('iam', ['openIdConnectProvider', 'serviceLinkedRole']),
    ...inFolder('kms', ['key', 'alias']),
    ...inFolder('ram', ['resourceShare', 'resourceAssociation', 'principalAssociation', 'resourceShareAccepter']),
    ...inFolder('sqs', ['queue', 'queuePolicy']),
    ...inFolder('vpc', ['securityGroupIngressRule', 'securityGroupEgressRule']),
  ],
  '@pulumi/gcp': [
    'provider',
    ...inFolder('compute', ['network', 'subnetwork', 'subnetworkIAMMember', 'router', 'routerNat', 'firewall']),
    ...inFolder('container', ['cluster', 'nodePool']),
    ...inFolder('kms', ['keyRing', 'cryptoKey', 'cryptoKeyIAMMember']),
    ...inFolder('projects', ['iammember']),
    ...inFolder('serviceaccount', ['account', 'iammember']),
  ],
  '@pulumi/azure-native': [
    'provider',
    ...inFolder('authorization', ['roleAssignment']),
    ...inFolder('containerservice', ['managedCluster', 'agentPool']),
    ...inFolder('managedidentity', ['userAssignedIdentity', 'federatedIdentityCredential']),
    ...inFolder('monitor', ['diagnosticSetting']),
    ...inFolder('network', ['virtualNetwork', 'subnet', 'natGateway', 'publicIPAddress', 'routeTable', 'route']),
    ...inFolder('network', ['networkSecurityGroup', 'securityRule']),
    ...inFolder('resources', ['resourceGroup']),
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

function inFolder(folder: string, modules: readonly string[]): readonly string[] {
  return modules.map((module) => `${folder}/${module}`);
}
