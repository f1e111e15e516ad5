import type { ApiType } from './api-type';
import type { Schema } from './schema';

const JSON_TEXT: Schema = { json: true };

/** Those of AWS, by type token. */
export const AWS_TYPES: Readonly<Record<string, ApiType>> = {
  'aws:eks/cluster:Cluster': {
    service: 'eks',
    requests: ['CreateClusterRequest', 'UpdateClusterVersionRequest'],
    names: {
      vpcConfig: 'resourcesVpcConfig',
      enabledClusterLogTypes: 'logging.clusterLogging.types',
      forceUpdateVersion: 'force',
    },
  },
  'aws:eks/nodeGroup:NodeGroup': {
    service: 'eks',
    requests: ['CreateNodegroupRequest', 'UpdateNodegroupVersionRequest'],
    names: { subnetIds: 'subnets', nodeRoleArn: 'nodeRole', forceUpdateVersion: 'force' },
    ours: { 'remoteAccess.sourceSecurityGroupIds': {} },
  },
  'aws:eks/addon:Addon': {
    service: 'eks',
    requests: ['CreateAddonRequest', 'DeleteAddonRequest'],
    names: { resolveConflictsOnUpdate: 'resolveConflicts' },
    ours: { configurationValues: JSON_TEXT, resolveConflictsOnCreate: { enum: ['NONE', 'OVERWRITE'] } },
  },
  'aws:eks/podIdentityAssociation:PodIdentityAssociation': {
    service: 'eks',
    requests: ['CreatePodIdentityAssociationRequest'],
    ours: { policy: JSON_TEXT },
  },
  'aws:eks/accessEntry:AccessEntry': {
    service: 'eks',
    requests: ['CreateAccessEntryRequest'],
    ours: { type: { enum: ['STANDARD', 'EC2_LINUX', 'EC2_WINDOWS', 'FARGATE_LINUX', 'EC2', 'HYBRID_LINUX'] } },
  },
  'aws:eks/accessPolicyAssociation:AccessPolicyAssociation': {
    service: 'eks',
    requests: ['AssociateAccessPolicyRequest'],
  },
  'aws:eks/fargateProfile:FargateProfile': {
    service: 'eks',
    requests: ['CreateFargateProfileRequest'],
    names: { subnetIds: 'subnets' },
  },
  'aws:eks/identityProviderConfig:IdentityProviderConfig': {
    service: 'eks',
    requests: ['AssociateIdentityProviderConfigRequest'],
  },

  'aws:ec2/vpc:Vpc': {
    service: 'ec2',
    requests: ['CreateVpcRequest', 'ModifyVpcAttributeRequest'],
    names: { assignGeneratedIpv6CidrBlock: 'AmazonProvidedIpv6CidrBlock' },
  },
  'aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation': ec2('AssociateVpcCidrBlockRequest'),
  'aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation': ec2('AssociateVpcCidrBlockRequest'),
  'aws:ec2/vpcEndpoint:VpcEndpoint': {
    service: 'ec2',
    requests: ['CreateVpcEndpointRequest'],
    names: { policy: 'PolicyDocument' },
    ours: { policy: JSON_TEXT },
  },
  'aws:ec2/subnet:Subnet': ec2('CreateSubnetRequest', 'ModifySubnetAttributeRequest'),
  'aws:ec2/subnetCidrReservation:SubnetCidrReservation': ec2('CreateSubnetCidrReservationRequest'),
  'aws:ec2/natGateway:NatGateway': ec2('CreateNatGatewayRequest'),
  'aws:ec2/eip:Eip': ec2('AllocateAddressRequest', 'AssociateAddressRequest'),
  'aws:ec2/route:Route': ec2('CreateRouteRequest'),
  'aws:ec2/routeTable:RouteTable': { service: 'ec2', requests: ['CreateRouteTableRequest', 'CreateRouteRequest'] },
  'aws:ec2/routeTableAssociation:RouteTableAssociation': ec2('AssociateRouteTableRequest'),
  'aws:ec2/flowLog:FlowLog': ec2('CreateFlowLogsRequest'),
  'aws:ec2/launchTemplate:LaunchTemplate': {
    service: 'ec2',
    requests: ['CreateLaunchTemplateRequest', 'RequestLaunchTemplateData'],
    names: { name: 'LaunchTemplateName', description: 'VersionDescription', vpcSecurityGroupIds: 'SecurityGroupIds' },
  },
  'aws:ec2/vpcPeeringConnection:VpcPeeringConnection': ec2('CreateVpcPeeringConnectionRequest'),
  'aws:ec2/securityGroup:SecurityGroup': {
    service: 'ec2',
    requests: ['CreateSecurityGroupRequest'],
    names: { name: 'GroupName' },
    ours: {
      name: { minLength: 1, maxLength: 255, pattern: '(?!sg-)[a-zA-Z0-9 ._\\-:\\/()#,@\\[\\]+=&;{}!$*]+' },
      description: { maxLength: 255, pattern: '[a-zA-Z0-9 ._\\-:\\/()#,@\\[\\]+=&;{}!$*]*' },
    },
  },
  'aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule': securityGroupRule(
    'AuthorizeSecurityGroupIngressRequest',
  ),
  'aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule': securityGroupRule('AuthorizeSecurityGroupEgressRequest'),
  'aws:ec2/securityGroupRule:SecurityGroupRule': {
    ...securityGroupRule('AuthorizeSecurityGroupIngressRequest'),
    ours: { type: { enum: ['ingress', 'egress'] } },
  },
  'aws:ec2transitgateway/transitGateway:TransitGateway': ec2(
    'CreateTransitGatewayRequest',
    'TransitGatewayRequestOptions',
  ),
  'aws:ec2transitgateway/vpcAttachment:VpcAttachment': ec2(
    'CreateTransitGatewayVpcAttachmentRequest',
    'CreateTransitGatewayVpcAttachmentRequestOptions',
  ),
  'aws:ec2transitgateway/route:Route': ec2('CreateTransitGatewayRouteRequest'),

  'aws:iam/role:Role': {
    service: 'iam',
    requests: ['CreateRoleRequest'],
    names: { name: 'RoleName', assumeRolePolicy: 'AssumeRolePolicyDocument' },
    ours: { assumeRolePolicy: JSON_TEXT },
  },
  'aws:iam/policy:Policy': {
    service: 'iam',
    requests: ['CreatePolicyRequest'],
    names: { name: 'PolicyName', policy: 'PolicyDocument' },
    ours: { policy: JSON_TEXT },
  },
  'aws:iam/rolePolicy:RolePolicy': {
    service: 'iam',
    requests: ['PutRolePolicyRequest'],
    names: { name: 'PolicyName', policy: 'PolicyDocument', role: 'RoleName' },
    ours: { policy: JSON_TEXT },
  },
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment': {
    service: 'iam',
    requests: ['AttachRolePolicyRequest'],
    names: { role: 'RoleName' },
    ours: { policyArn: { pattern: 'arn:aws[a-z-]*:iam::(aws|\\d{12}):policy/.+' } },
  },
  'aws:iam/instanceProfile:InstanceProfile': {
    service: 'iam',
    requests: ['CreateInstanceProfileRequest', 'AddRoleToInstanceProfileRequest'],
    names: { name: 'InstanceProfileName', role: 'RoleName' },
  },
  'aws:iam/openIdConnectProvider:OpenIdConnectProvider': {
    service: 'iam',
    requests: ['CreateOpenIDConnectProviderRequest'],
    names: { clientIdLists: 'ClientIDList', thumbprintLists: 'ThumbprintList' },
  },
  'aws:iam/serviceLinkedRole:ServiceLinkedRole': { service: 'iam', requests: ['CreateServiceLinkedRoleRequest'] },

  'aws:sqs/queue:Queue': {
    service: 'sqs',
    requests: ['CreateQueueRequest'],
    names: { name: 'QueueName' },
    ours: {
      name: { pattern: '[A-Za-z0-9_\\-]{1,75}(\\.fifo|[A-Za-z0-9_\\-]{0,5})' },
      delaySeconds: whole(0, 900),
      messageRetentionSeconds: whole(60, 1_209_600),
      receiveWaitTimeSeconds: whole(0, 20),
      visibilityTimeoutSeconds: whole(0, 43_200),
      kmsDataKeyReusePeriodSeconds: whole(60, 86_400),
      policy: JSON_TEXT,
      redrivePolicy: JSON_TEXT,
      redriveAllowPolicy: JSON_TEXT,
    },
  },
  'aws:sqs/queuePolicy:QueuePolicy': {
    service: 'sqs',
    requests: ['SetQueueAttributesRequest'],
    ours: { policy: JSON_TEXT },
  },

  'aws:cloudwatch/eventRule:EventRule': {
    service: 'events',
    requests: ['PutRuleRequest'],
    ours: { eventPattern: JSON_TEXT },
  },
  'aws:cloudwatch/eventTarget:EventTarget': {
    service: 'events',
    requests: ['PutTargetsRequest', 'Target'],
    names: { targetId: 'Id', sqsTarget: 'SqsParameters', ecsTarget: 'EcsParameters', httpTarget: 'HttpParameters' },
  },
  'aws:cloudwatch/logGroup:LogGroup': {
    service: 'logs',
    requests: ['CreateLogGroupRequest'],
    names: { name: 'logGroupName' },
    ours: {
      retentionInDays: {
        enum: [
          0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
        ],
      },
    },
  },

  'aws:kms/key:Key': {
    service: 'kms',
    requests: ['CreateKeyRequest', 'EnableKeyRotationRequest'],
    names: { customerMasterKeySpec: 'KeySpec' },
    ours: { policy: JSON_TEXT, deletionWindowInDays: whole(7, 30) },
  },
  'aws:kms/alias:Alias': {
    service: 'kms',
    requests: ['CreateAliasRequest'],
    names: { name: 'AliasName' },
    ours: { name: { pattern: 'alias/(?!aws/)[a-zA-Z0-9/_\\-]+' } },
  },
};

function ec2(...requests: readonly string[]): ApiType {
  return { service: 'ec2', requests };
}

function securityGroupRule(request: string): ApiType {
  return { service: 'ec2', requests: [request], ours: { fromPort: whole(-1, 65_535), toPort: whole(-1, 65_535) } };
}

function whole(minimum: number, maximum: number): Schema {
  return { integer: true, minimum, maximum };
}
