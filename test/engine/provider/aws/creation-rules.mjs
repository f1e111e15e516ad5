// What AWS says to an object that is made too early, or in the wrong place.
import { contains, networkOf, overlaps } from '../common/cidr.mjs';
import { EKS_CREATION } from './creation-rules-eks.mjs';
import { nameProperty } from './names.mjs';

/** Throws what AWS would say. */
export function refuseCreation(object, cloud, kubernetes) {
  const { module, id, account, region, inputs } = object;
  const isHere = (other) => other.account === account && other.region === region;
  const others = cloud.objects(module).filter(isHere);
  const property = nameProperty(module);
  const name = inputs[property];
  // Security groups are named within their VPC.
  const scope = module === 'ec2/securityGroup' ? 'vpcId' : undefined;
  const scoped = others.filter(({ inputs: its }) => scope === undefined || its[scope] === inputs[scope]);
  const twin = scoped.find((one) => one.id === id || (name !== undefined && isNamedAlike(one, property, inputs)));
  if (twin !== undefined) throw new Error(`ResourceAlreadyExists: ${module} ${name ?? id} already exists`);
  CREATION[module]?.(object, cloud, kubernetes);
}

function isNamedAlike({ inputs: its }, property, inputs) {
  return its[property] === inputs[property] && its.clusterName === inputs.clusterName && its.role === inputs.role;
}

const CREATION = {
  ...EKS_CREATION,

  'ec2/vpc': ({ inputs: { cidrBlock } }) => checkRange(cidrBlock, 'InvalidVpc.Range'),
  'ec2/vpcIpv4CidrBlockAssociation': ({ inputs: { cidrBlock, vpcId } }, cloud) => {
    checkRange(cidrBlock, 'InvalidVpc.Range');
    const taken = rangesOf(vpcId, cloud).find((range) => overlaps(range, cidrBlock));
    if (taken !== undefined) throw new Error(`InvalidVpc.Conflict: ${cidrBlock} overlaps ${taken} of ${vpcId}`);
  },
  'ec2/subnet': ({ inputs: { cidrBlock, vpcId } }, cloud) => {
    if (cidrBlock === undefined) return;
    checkRange(cidrBlock, 'InvalidSubnet.Range');
    const ranges = rangesOf(vpcId, cloud);
    if (ranges.length > 0 && !ranges.some((range) => contains(range, cidrBlock))) {
      throw new Error(`InvalidSubnet.Range: ${cidrBlock} is in no range of ${vpcId}: ${ranges.join(', ')}`);
    }
    const siblings = cloud.objects('ec2/subnet').filter(({ inputs }) => inputs.vpcId === vpcId);
    const taken = siblings.find(({ inputs }) => overlaps(inputs.cidrBlock ?? '', cidrBlock));
    if (taken !== undefined) throw new Error(`InvalidSubnet.Conflict: ${cidrBlock} overlaps ${taken.inputs.cidrBlock}`);
  },
  'ec2/natGateway': ({ inputs }, cloud) => {
    const vpcId = cloud.find('ec2/subnet', inputs.subnetId)?.inputs.vpcId;
    if (vpcId === undefined || inputs.connectivityType === 'private') return;
    const attached = cloud.objects('ec2/internetGateway').some((gateway) => gateway.inputs.vpcId === vpcId);
    if (!attached) throw new Error(`Gateway.NotAttached: network ${vpcId} has no Internet gateway attached`);
  },
  'ec2/route': ({ inputs }, cloud) => {
    const destination = (its) =>
      its.destinationCidrBlock ?? its.destinationIpv6CidrBlock ?? its.destinationPrefixListId;
    const twin = cloud
      .objects('ec2/route')
      .find(
        (one) => one.inputs.routeTableId === inputs.routeTableId && destination(one.inputs) === destination(inputs),
      );
    if (twin !== undefined) throw new Error(`RouteAlreadyExists: ${destination(inputs)} in ${inputs.routeTableId}`);
  },
  'ec2/routeTableAssociation': ({ inputs: { subnetId } }, cloud) => {
    const twin = cloud.objects('ec2/routeTableAssociation').find(({ inputs }) => inputs.subnetId === subnetId);
    if (subnetId !== undefined && twin !== undefined) {
      throw new Error(`Resource.AlreadyAssociated: ${subnetId} has route table ${twin.inputs.routeTableId}`);
    }
  },
  'iam/rolePolicyAttachment': ({ inputs }, cloud) => checkRole(inputs.role, cloud),
  'iam/rolePolicy': ({ inputs }, cloud) => checkRole(inputs.role, cloud),
  'iam/instanceProfile': ({ inputs }, cloud) => inputs.role === undefined || checkRole(inputs.role, cloud),
  'cloudwatch/eventTarget': ({ inputs: { rule } }, cloud) => {
    if (cloud.find('cloudwatch/eventRule', rule) === undefined) {
      throw new Error(`ResourceNotFoundException: Rule ${rule} does not exist`);
    }
  },
};

/** The IPv4 ranges of a VPC, as far as it is one of ours. */
function rangesOf(vpcId, cloud) {
  const vpc = cloud.find('ec2/vpc', vpcId);
  if (vpc === undefined) return [];
  const more = cloud.objects('ec2/vpcIpv4CidrBlockAssociation').filter(({ inputs }) => inputs.vpcId === vpcId);
  return [vpc, ...more].map(({ inputs }) => inputs.cidrBlock);
}

function checkRange(cidrBlock, code) {
  if (cidrBlock === undefined) return;
  const network = networkOf(cidrBlock);
  if (network === undefined || network.host !== 0 || network.prefix < 16 || network.prefix > 28) {
    throw new Error(`${code}: ${cidrBlock} is not a range of /16 to /28 without host bits`);
  }
}

function checkRole(name, cloud) {
  if (cloud.find('iam/role', name) === undefined) throw new Error(`NoSuchEntity: there is no role ${name}`);
}
