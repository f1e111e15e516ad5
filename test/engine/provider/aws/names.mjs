// What AWS's provider gives names to.
import { naming } from '../common/names.mjs';

export const { withName, hasFixedName, nameIn, nameProperty } = naming(
  {
    'cloudwatch/eventRule': 'name',
    'cloudwatch/logGroup': 'name',
    'ec2/launchTemplate': 'name',
    'ec2/securityGroup': 'name',
    'eks/cluster': 'name',
    'eks/fargateProfile': 'fargateProfileName',
    'eks/nodeGroup': 'nodeGroupName',
    'iam/instanceProfile': 'name',
    'iam/policy': 'name',
    'iam/role': 'name',
    'iam/rolePolicy': 'name',
    'kms/alias': 'name',
    'ram/resourceShare': 'name',
    'sqs/queue': 'name',
  },
  (module) => (module === 'kms/alias' ? 'alias/' : ''),
);
