// What EC2 says of networks and templates.
import { networkOf } from '../common/cidr.mjs';
import { nameIn } from './names.mjs';

/** Most objects of EC2: an id with a prefix, and an ARN that ends with it. */
function plainly(prefix, type, outputs = () => ({})) {
  return (context) => {
    const id = `${prefix}-${context.hex(17)}`;
    const arn = type === undefined ? {} : { arn: context.arn('ec2', `${type}/${id}`) };
    return { id, outputs: { ...arn, ownerId: context.account, ...outputs(context, id) } };
  };
}

/** A documentation address for every seed. */
function address(network, hex) {
  return `${network}.${1 + (Number.parseInt(hex(2, 'address'), 16) % 254)}`;
}

export const NETWORK = {
  'ec2/vpc': plainly('vpc', 'vpc', ({ inputs, hex }) => ({
    mainRouteTableId: `rtb-${hex(17, 'main')}`,
    defaultRouteTableId: `rtb-${hex(17, 'main')}`,
    defaultNetworkAclId: `acl-${hex(17, 'acl')}`,
    defaultSecurityGroupId: `sg-${hex(17, 'default')}`,
    dhcpOptionsId: `dopt-${hex(17, 'dhcp')}`,
    enableDnsSupport: true,
    enableDnsHostnames: false,
    instanceTenancy: 'default',
    ...(inputs.assignGeneratedIpv6CidrBlock === true && {
      ipv6CidrBlock: `2001:db8:${hex(4, 'ipv6').replace(/^0+(?=.)/, '')}:ff00::/56`,
      ipv6AssociationId: `vpc-cidr-assoc-${hex(17, 'ipv6')}`,
    }),
  })),
  'ec2/vpcIpv4CidrBlockAssociation': plainly('vpc-cidr-assoc'),
  'ec2/vpcIpv6CidrBlockAssociation': plainly('vpc-cidr-assoc'),
  'ec2/subnet': plainly('subnet', 'subnet', ({ inputs, region }) => {
    const availabilityZone = inputs.availabilityZone ?? `${region}a`;
    return {
      availabilityZone,
      availabilityZoneId: `euc1-az${availabilityZone.charCodeAt(availabilityZone.length - 1) - 96}`,
      mapPublicIpOnLaunch: false,
      assignIpv6AddressOnCreation: false,
    };
  }),
  'ec2/subnetCidrReservation': plainly('scr'),
  'ec2/internetGateway': plainly('igw', 'internet-gateway'),
  'ec2/egressOnlyInternetGateway': plainly('eigw', 'egress-only-internet-gateway'),
  'ec2/natGateway': plainly('nat', 'natgateway', ({ inputs, hex, cloud }) => ({
    connectivityType: 'public',
    publicIp: cloud.find('ec2/eip', inputs.allocationId)?.outputs.publicIp ?? address('203.0.113', hex),
    privateIp: hostIn(cloud.find('ec2/subnet', inputs.subnetId)?.inputs.cidrBlock),
    networkInterfaceId: `eni-${hex(17, 'eni')}`,
    associationId: `eipassoc-${hex(17, 'eip')}`,
  })),
  'ec2/eip': plainly('eipalloc', 'elastic-ip', ({ hex, region }, id) => {
    const publicIp = address('203.0.113', hex);
    const publicDns = `ec2-${publicIp.replaceAll('.', '-')}.${region}.compute.amazonaws.com`;
    return { allocationId: id, publicIp, publicDns, domain: 'vpc', publicIpv4Pool: 'amazon' };
  }),
  'ec2/routeTable': plainly('rtb', 'route-table', () => ({ propagatingVgws: [] })),
  'ec2/route': plainly('r', undefined, () => ({ state: 'active', origin: 'CreateRoute' })),
  'ec2/routeTableAssociation': plainly('rtbassoc'),
  'ec2/flowLog': plainly('fl', 'vpc-flow-log'),
  'ec2/tag': ({ inputs }) => ({ id: `${inputs.resourceId},${inputs.key}`, outputs: {} }),
  'ec2/defaultSecurityGroup': ({ inputs, hex, arn, account, cloud }) => {
    const vpc = cloud.find('ec2/vpc', inputs.vpcId);
    const id = vpc?.outputs.defaultSecurityGroupId ?? `sg-${hex(17)}`;
    return { id, outputs: { arn: arn('ec2', `security-group/${id}`), name: 'default', ownerId: account } };
  },
  'ec2/securityGroup': plainly('sg', 'security-group', ({ inputs, module, hex }) => ({
    name: nameIn(module, inputs, hex),
    description: 'Managed by Pulumi',
    revokeRulesOnDelete: false,
  })),
  'ec2/securityGroupRule': plainly('sgrule', undefined, (context) => ({
    securityGroupRuleId: `sgr-${context.hex(17, 'rule')}`,
  })),
  'vpc/securityGroupIngressRule': plainly('sgr', 'security-group-rule', (_, id) => ({ securityGroupRuleId: id })),
  'vpc/securityGroupEgressRule': plainly('sgr', 'security-group-rule', (_, id) => ({ securityGroupRuleId: id })),
  'ec2/launchTemplate': plainly('lt', 'launch-template', ({ inputs, module, hex }) => ({
    name: nameIn(module, inputs, hex),
    defaultVersion: 1,
    latestVersion: 1,
  })),
  'ec2/vpcEndpoint': plainly('vpce', 'vpc-endpoint', () => ({
    state: 'available',
    vpcEndpointType: 'Gateway',
    prefixListId: 'pl-6ea54007',
    dnsEntries: [],
    networkInterfaceIds: [],
  })),
  'ec2/vpcPeeringConnection': plainly('pcx', undefined, ({ inputs }) => ({
    acceptStatus: inputs.autoAccept === true ? 'active' : 'pending-acceptance',
  })),
  'ec2/vpcPeeringConnectionAccepter': ({ inputs, account, region }) => ({
    id: inputs.vpcPeeringConnectionId,
    outputs: { acceptStatus: 'active', peerOwnerId: account, peerRegion: region },
  }),
  'ec2/peeringConnectionOptions': ({ inputs }) => ({ id: inputs.vpcPeeringConnectionId, outputs: {} }),
  'ec2transitgateway/transitGateway': plainly('tgw', 'transit-gateway', ({ hex }) => ({
    amazonSideAsn: 64_512,
    associationDefaultRouteTableId: `tgw-rtb-${hex(17, 'default')}`,
    propagationDefaultRouteTableId: `tgw-rtb-${hex(17, 'default')}`,
  })),
  'ec2transitgateway/vpcAttachment': plainly('tgw-attach', 'transit-gateway-attachment', ({ account }) => ({
    vpcOwnerId: account,
  })),
  'ec2transitgateway/vpcAttachmentAccepter': ({ inputs, account }) => ({
    id: inputs.transitGatewayAttachmentId,
    outputs: { vpcOwnerId: account },
  }),
  'ec2transitgateway/route': plainly('tgw-route'),
  'ec2transitgateway/routeTable': plainly('tgw-rtb', 'transit-gateway-route-table', () => ({
    defaultAssociationRouteTable: false,
    defaultPropagationRouteTable: false,
  })),
  'ec2transitgateway/routeTableAssociation': plainly('tgw-rtb-assoc'),
  'ec2transitgateway/routeTablePropagation': plainly('tgw-rtb-prop'),
};

/** An address in a subnet, behind those that AWS keeps. */
function hostIn(cidrBlock) {
  const network = cidrBlock === undefined ? undefined : networkOf(cidrBlock);
  if (network === undefined) return '192.0.2.10';
  const first = network.first + 10;
  return [24, 16, 8, 0].map((bits) => (first >>> bits) & 255).join('.');
}
