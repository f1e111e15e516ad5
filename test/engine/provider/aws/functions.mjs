// Functions of the SDK that programs call to learn of their surroundings.

import { dnsSuffixOf, partitionOf } from './partitions.mjs';

const FUNCTIONS = {
  'index/getRegion': ({ region: asked }, { region }) => {
    const name = asked ?? region;
    return { id: name, name, region: name, endpoint: `ec2.${name}.amazonaws.com`, description: `Region ${name}` };
  },
  'index/getCallerIdentity': (_, { account, region }) => ({
    id: account,
    accountId: account,
    arn: `arn:${partitionOf(region)}:iam::${account}:user/tester`,
    userId: 'AIDAEXAMPLEEXAMPLE000',
  }),
  'index/getPartition': (_, { region }) => {
    const partition = partitionOf(region);
    const dnsSuffix = dnsSuffixOf(partition);
    return { id: partition, partition, dnsSuffix, reverseDnsPrefix: dnsSuffix.split('.').reverse().join('.') };
  },
  'index/getAvailabilityZones': (args, { region }) => ({
    ...args,
    id: region,
    region,
    names: ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
    zoneIds: ['az1', 'az2', 'az3'].map((zone) => `euc1-${zone}`),
    groupNames: [region],
  }),
  'ec2/getVpcEndpointService': ({ service, serviceType = 'Gateway' }, { region }) => ({
    id: `com.amazonaws.${region}.${service}`,
    serviceName: `com.amazonaws.${region}.${service}`,
    service,
    serviceType,
    region,
    owner: 'amazon',
    availabilityZones: ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
  }),
  'eks/getClusterAuth': ({ name }) => ({ id: name, name, token: `k8s-aws-v1.${name}` }),
  'eks/getCluster': ({ name }, _, cloud) => said(cloud, 'eks/cluster', name, `No cluster found for name: ${name}.`),
  'ec2/getVpc': ({ id }, _, cloud) => said(cloud, 'ec2/vpc', id, `The vpc ID '${id}' does not exist`),
  'ec2/getSubnet': ({ id }, _, cloud) => said(cloud, 'ec2/subnet', id, `The subnet ID '${id}' does not exist`),
};

/** What a function answers. Throws for one that this stub does not know. */
export function callFunction(token, args, place, cloud) {
  const answer = FUNCTIONS[token.split(':')[1]];
  if (answer === undefined) throw new Error(`${token}: this stub has no answer, add it to provider/aws/functions.mjs`);
  return answer(args, place, cloud);
}

function said(cloud, module, id, otherwise) {
  const object = cloud.find(module, id);
  if (object === undefined) throw new Error(otherwise);
  return { ...object.outputs, id };
}
