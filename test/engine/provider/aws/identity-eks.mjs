// What EKS says of clusters and what belongs to them.
import { networkOf, overlaps } from '../common/cidr.mjs';
import { nameIn } from './names.mjs';
import { dnsSuffixOf, partitionOf } from './partitions.mjs';

const MADE = '2026-01-01T00:00:00Z';

/** What has no other id than the names of its cluster and itself. */
function ofCluster(type, nameOf, outputs) {
  return (context) => {
    const { inputs, arn, hex } = context;
    const name = nameOf(context);
    return {
      id: `${inputs.clusterName}:${name}`,
      outputs: { arn: arn('eks', `${type}/${inputs.clusterName}/${name}/${uuid(hex)}`), ...outputs(context, name) },
    };
  };
}

export const EKS = {
  'eks/cluster': (context) => {
    const { inputs, module, hex, arn, region } = context;
    const name = nameIn(module, inputs, hex);
    const id = hex(32, 'endpoint').toUpperCase();
    const dnsSuffix = dnsSuffixOf(partitionOf(region));
    return {
      id: name,
      outputs: {
        name,
        arn: arn('eks', `cluster/${name}`),
        endpoint: `https://${id}.gr7.${region}.eks.${dnsSuffix}`,
        certificateAuthority: { data: certificate(id) },
        identities: [{ oidcs: [{ issuer: `https://oidc.eks.${region}.${dnsSuffix}/id/${id}` }] }],
        version: '1.34',
        platformVersion: 'eks.9',
        status: 'ACTIVE',
        createdAt: MADE,
        bootstrapSelfManagedAddons: true,
        deletionProtection: false,
        accessConfig: { authenticationMode: 'CONFIG_MAP', bootstrapClusterCreatorAdminPermissions: true },
        upgradePolicy: { supportType: 'EXTENDED' },
        kubernetesNetworkConfig: networkConfig(context),
        vpcConfig: {
          clusterSecurityGroupId: `sg-${hex(17, 'cluster')}`,
          vpcId: vpcIdOf(context) ?? `vpc-${hex(17, 'vpc')}`,
          endpointPublicAccess: true,
          endpointPrivateAccess: false,
          publicAccessCidrs: ['0.0.0.0/0'],
        },
      },
    };
  },
  'eks/nodeGroup': ofCluster('nodegroup', ({ inputs, module, hex }) => nameIn(module, inputs, hex), nodeGroup),
  'eks/addon': ofCluster(
    'addon',
    ({ inputs }) => inputs.addonName,
    ({ inputs }) => ({
      addonVersion: `v1.${inputs.addonName.length}.0-eksbuild.1`,
      configurationValues: '',
      createdAt: MADE,
      modifiedAt: MADE,
    }),
  ),
  'eks/fargateProfile': ofCluster(
    'fargateprofile',
    ({ inputs, module, hex }) => nameIn(module, inputs, hex),
    (_, fargateProfileName) => ({ fargateProfileName, status: 'ACTIVE' }),
  ),
  'eks/identityProviderConfig': ofCluster(
    'identityproviderconfig',
    ({ inputs }) => inputs.oidc?.identityProviderConfigName,
    () => ({ status: 'ACTIVE' }),
  ),
  'eks/podIdentityAssociation': ({ inputs, arn, hex }) => {
    const id = `a-${hex(17)}`;
    const associationArn = arn('eks', `podidentityassociation/${inputs.clusterName}/${id}`);
    const externalId = inputs.targetRoleArn === undefined ? '' : uuid(hex);
    return { id, outputs: { associationArn, associationId: id, disableSessionTags: false, externalId } };
  },
  'eks/accessEntry': ({ inputs, arn, account, hex }) => {
    const { clusterName, principalArn } = inputs;
    const [kind, ...name] = String(principalArn).split(':').at(-1).split('/');
    return {
      id: `${clusterName}:${principalArn}`,
      outputs: {
        accessEntryArn: arn('eks', `access-entry/${clusterName}/${kind}/${account}/${name.at(-1)}/${uuid(hex)}`),
        type: 'STANDARD',
        userName: principalArn,
        kubernetesGroups: [],
        createdAt: MADE,
        modifiedAt: MADE,
      },
    };
  },
  'eks/accessPolicyAssociation': ({ inputs: { clusterName, principalArn, policyArn } }) => ({
    id: `${clusterName}#${principalArn}#${policyArn}`,
    outputs: { associatedAt: MADE, modifiedAt: MADE },
  }),
};

function nodeGroup({ inputs, hex, cloud }, nodeGroupName) {
  return {
    nodeGroupName,
    status: 'ACTIVE',
    amiType: 'AL2023_x86_64_STANDARD',
    capacityType: 'ON_DEMAND',
    ...(inputs.launchTemplate === undefined && { diskSize: 20 }),
    instanceTypes: inputs.launchTemplate === undefined ? ['t3.medium'] : [],
    version: cloud.find('eks/cluster', inputs.clusterName)?.outputs.version ?? '1.34',
    releaseVersion: '1.34.0-20260101',
    updateConfig: { maxUnavailable: 1 },
    resources: [{ autoscalingGroups: [{ name: `eks-${nodeGroupName}-${uuid(hex)}` }] }],
  };
}

/** AWS picks the range of Services that the VPC does not have. */
function networkConfig(context) {
  const { ipFamily = 'ipv4' } = context.inputs.kubernetesNetworkConfig ?? {};
  const elasticLoadBalancing = { enabled: false };
  if (ipFamily === 'ipv6')
    return { ipFamily, serviceIpv6Cidr: `fd${context.hex(2, 'v6')}::/108`, elasticLoadBalancing };
  const taken = context.cloud.find('ec2/vpc', vpcIdOf(context))?.inputs.cidrBlock;
  const free = ['10.100.0.0/16', '172.20.0.0/16'];
  const inTen = networkOf(taken ?? '') !== undefined && overlaps(taken, '10.0.0.0/8');
  return { ipFamily, serviceIpv4Cidr: inTen ? free[1] : free[0], elasticLoadBalancing };
}

function vpcIdOf({ inputs, cloud }) {
  const subnets = inputs.vpcConfig?.subnetIds;
  return Array.isArray(subnets) ? cloud.find('ec2/subnet', subnets[0])?.inputs.vpcId : undefined;
}

function certificate(id) {
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${id}\n-----END CERTIFICATE-----\n`).toString('base64');
}

function uuid(hex) {
  return [8, 4, 4, 4, 12].map((length, index) => hex(length, `uuid ${index}`)).join('-');
}
