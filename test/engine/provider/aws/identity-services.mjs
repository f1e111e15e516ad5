// What IAM, KMS, SQS, EventBridge, CloudWatch Logs, EFS and RAM say of their objects.
import { nameIn } from './names.mjs';
import { partitionOf } from './partitions.mjs';

const MADE = '2026-01-01T00:00:00Z';

function upper(hex, prefix, salt) {
  return `${prefix}${hex(17, salt).toUpperCase()}`;
}

/** IAM has no regions, and paths in its ARNs. */
function iam({ account, region, inputs }, type, name) {
  return `arn:${partitionOf(region)}:iam::${account}:${type}${inputs.path ?? '/'}${name}`;
}

/** Documents may be given as objects, and are text in AWS. */
function text(document) {
  return typeof document === 'object' ? JSON.stringify(document) : document;
}

export const SERVICES = {
  'iam/role': (context) => {
    const { inputs, module, hex } = context;
    const name = nameIn(module, inputs, hex);
    return {
      id: name,
      outputs: {
        name,
        arn: iam(context, 'role', name),
        assumeRolePolicy: text(inputs.assumeRolePolicy),
        path: '/',
        maxSessionDuration: 3600,
        forceDetachPolicies: false,
        uniqueId: upper(hex, 'AROA', 'id'),
        createDate: MADE,
      },
    };
  },
  'iam/policy': (context) => {
    const { inputs, module, hex } = context;
    const name = nameIn(module, inputs, hex);
    const arn = iam(context, 'policy', name);
    const policyId = upper(hex, 'ANPA', 'id');
    return { id: arn, outputs: { name, arn, path: '/', policy: text(inputs.policy), policyId, attachmentCount: 0 } };
  },
  'iam/rolePolicy': ({ inputs, module, hex }) => {
    const name = nameIn(module, inputs, hex);
    return { id: `${inputs.role}:${name}`, outputs: { name, policy: text(inputs.policy) } };
  },
  'iam/rolePolicyAttachment': ({ inputs: { role, policyArn } }) => ({ id: `${role}/${policyArn}`, outputs: {} }),
  'iam/instanceProfile': (context) => {
    const { inputs, module, hex } = context;
    const name = nameIn(module, inputs, hex);
    const arn = iam(context, 'instance-profile', name);
    return { id: name, outputs: { name, arn, path: '/', uniqueId: upper(hex, 'AIPA', 'id'), createDate: MADE } };
  },
  'iam/openIdConnectProvider': ({ inputs, account, region }) => {
    const arn = `arn:${partitionOf(region)}:iam::${account}:oidc-provider/${String(inputs.url).replace('https://', '')}`;
    return { id: arn, outputs: { arn, thumbprintLists: [] } };
  },
  'iam/serviceLinkedRole': ({ inputs, account, region, hex }) => {
    const name = `AWSServiceRoleFor${String(inputs.awsServiceName).split('.')[0]}`;
    const path = `/aws-service-role/${inputs.awsServiceName}/`;
    const arn = `arn:${partitionOf(region)}:iam::${account}:role${path}${name}`;
    return { id: arn, outputs: { arn, name, path, uniqueId: upper(hex, 'AROA', 'id'), createDate: MADE } };
  },

  'kms/key': ({ hex, arn }) => {
    const id = [8, 4, 4, 4, 12].map((length, index) => hex(length, `uuid ${index}`)).join('-');
    const outputs = { keyId: id, arn: arn('kms', `key/${id}`), isEnabled: true, keyUsage: 'ENCRYPT_DECRYPT' };
    return { id, outputs: { ...outputs, enableKeyRotation: false, multiRegion: false, deletionWindowInDays: 30 } };
  },
  'kms/alias': ({ inputs, module, hex, arn }) => {
    const name = nameIn(module, inputs, hex);
    const target = String(inputs.targetKeyId);
    const targetKeyArn = target.startsWith('arn:') ? target : arn('kms', `key/${target}`);
    return { id: name, outputs: { name, arn: arn('kms', name), targetKeyArn } };
  },

  'sqs/queue': ({ inputs, module, hex, arn, account, region }) => {
    const name = nameIn(module, inputs, hex);
    const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
    const outputs = { name, url, arn: arn('sqs', name), messageRetentionSeconds: 345_600, delaySeconds: 0 };
    return {
      id: url,
      outputs: { ...outputs, visibilityTimeoutSeconds: 30, maxMessageSize: 262_144, fifoQueue: false },
    };
  },
  'sqs/queuePolicy': ({ inputs }) => ({ id: inputs.queueUrl, outputs: { policy: text(inputs.policy) } }),

  'cloudwatch/eventRule': ({ inputs, module, hex, arn }) => {
    const name = nameIn(module, inputs, hex);
    return {
      id: name,
      outputs: { name, arn: arn('events', `rule/${name}`), eventBusName: 'default', state: 'ENABLED' },
    };
  },
  'cloudwatch/eventTarget': ({ inputs, hex }) => {
    const targetId = inputs.targetId ?? `target-${hex(26, 'target')}`;
    return { id: `${inputs.rule}-${targetId}`, outputs: { targetId, eventBusName: 'default' } };
  },
  'cloudwatch/logGroup': ({ inputs, module, hex, arn }) => {
    const name = nameIn(module, inputs, hex);
    return { id: name, outputs: { name, arn: arn('logs', `log-group:${name}`), retentionInDays: 0 } };
  },

  'efs/fileSystem': ({ hex, arn, region, account }) => {
    const id = `fs-${hex(17)}`;
    const dnsName = `${id}.efs.${region}.amazonaws.com`;
    return { id, outputs: { arn: arn('elasticfilesystem', `file-system/${id}`), dnsName, ownerId: account } };
  },
  'efs/mountTarget': ({ hex, region, inputs }) => {
    const outputs = { dnsName: `${inputs.fileSystemId}.efs.${region}.amazonaws.com`, ipAddress: '192.0.2.20' };
    return { id: `fsmt-${hex(17)}`, outputs: { ...outputs, networkInterfaceId: `eni-${hex(17, 'eni')}` } };
  },
  'efs/accessPoint': ({ hex, arn, account }) => {
    const id = `fsap-${hex(17)}`;
    return { id, outputs: { arn: arn('elasticfilesystem', `access-point/${id}`), ownerId: account } };
  },

  'ram/resourceShare': ({ inputs, module, hex, arn }) => {
    const id = arn('ram', `resource-share/${hex(32)}`);
    return { id, outputs: { arn: id, name: nameIn(module, inputs, hex), allowExternalPrincipals: false } };
  },
  'ram/resourceAssociation': ({ inputs }) => ({ id: `${inputs.resourceShareArn},${inputs.resourceArn}`, outputs: {} }),
  'ram/principalAssociation': ({ inputs }) => ({ id: `${inputs.resourceShareArn},${inputs.principal}`, outputs: {} }),
  'ram/resourceShareAccepter': ({ inputs, account, hex }) => {
    const outputs = { receiverAccountId: account, shareName: 'shared', status: 'ACTIVE', resources: [] };
    return { id: inputs.shareArn, outputs: { ...outputs, invitationArn: `${inputs.shareArn}/${hex(8)}` } };
  },
};
