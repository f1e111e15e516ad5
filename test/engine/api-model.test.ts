import { type LimitedSchema, withApiLimits } from './api-limits';
import { apiShapes, findApiModels, MODELS_VARIABLE } from './api-model';
import { readSdkSchema } from './sdk-schema';
import { SDK_MODULES } from './sdks';

const demanded = (process.env['CI'] ?? '') !== '';
const models = findApiModels('aws');

describe('the models of the API of AWS', () => {
  const check = 'missing' in models && !demanded ? test.skip : test;
  let limited: LimitedSchema;

  beforeAll(() => {
    if ('missing' in models) return;
    limited = withApiLimits(readSdkSchema('@pulumi/aws', SDK_MODULES['@pulumi/aws']), apiShapes(models.folder));
  });

  check('are there', () => {
    if ('missing' in models) throw new Error(`The engine tests on AWS cannot run: ${models.missing}.`);
    expect(models.folder).toMatch(/^\//);
  });

  check('have every input of EKS but those of the SDK alone', () => {
    const unmatched = limited.unmatched.filter((place) => place.startsWith('aws:eks/'));
    expect(unmatched.map((place) => place.replace(/^aws:eks\/\w+:/, ''))).toEqual([
      'Cluster: defaultAddonsToRemoves',
      'Cluster: kubernetesNetworkConfig.serviceIpv6Cidr',
      'Cluster: vpcConfig.clusterSecurityGroupId',
      'Cluster: vpcConfig.vpcId',
      'NodeGroup: nodeGroupNamePrefix',
    ]);
  });

  check('are found under names in another case, and in lists', () => {
    const property = (token: string, ...path: readonly string[]): unknown =>
      path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], limited.schema.resources[token]);
    expect(property('aws:eks/nodeGroup:NodeGroup', 'properties', 'capacityType')).toMatchObject({
      enum: ['ON_DEMAND', 'SPOT', 'CAPACITY_BLOCK'],
    });
    expect(
      property('aws:ec2/launchTemplate:LaunchTemplate', 'properties', 'metadataOptions', 'properties', 'httpTokens'),
    ).toMatchObject({ enum: ['optional', 'required'] });
    expect(property('aws:eks/cluster:Cluster', 'properties', 'tags', 'propertyNames')).toMatchObject({
      maxLength: 128,
    });
    expect(
      property(
        'aws:ec2/launchTemplate:LaunchTemplate',
        'properties',
        'networkInterfaces',
        'items',
        'properties',
        'deleteOnTermination',
      ),
    ).toMatchObject({ enum: ['', 'true', 'false'] });
  });

  test.each([
    [{}, `${MODELS_VARIABLE} is not set`],
    [{ [MODELS_VARIABLE]: 'models' }, 'is not an absolute path: models'],
    [{ [MODELS_VARIABLE]: __dirname }, `there is no ${__dirname}/eks.json`],
  ])('are missed with the way to get them: %j', (environment, message) => {
    expect(findApiModels('aws', environment)).toEqual({
      missing: expect.stringMatching(new RegExp(`${message}.*\\.ci/fetch-api-models\\.sh brings them`)) as string,
    });
  });
});

describe('the models of the API of Google Cloud', () => {
  const found = findApiModels('gcp');
  const check = 'missing' in found && !demanded ? test.skip : test;

  check('have every input of node pools but those of the provider alone', () => {
    if ('missing' in found) throw new Error(`The engine tests on Google Cloud cannot run: ${found.missing}.`);
    const sdk = readSdkSchema('@pulumi/gcp', SDK_MODULES['@pulumi/gcp']);
    const { schema, unmatched } = withApiLimits(sdk, apiShapes(found.folder));
    const ofPools = unmatched.filter((place) => place.startsWith('gcp:container/nodePool:'));
    const direct = ofPools.map((place) => place.replace(/^.*: /, '')).filter((place) => !place.includes('.'));
    expect(direct).toEqual(['cluster', 'ignoreNodeCountChanges', 'maintenancePolicies', 'nodeDrainConfigs']);
    expect(schema.resources['gcp:container/cluster:Cluster']?.properties?.['datapathProvider']?.enum).toContain(
      'ADVANCED_DATAPATH',
    );
    expect(schema.resources['gcp:compute/network:Network']?.properties?.['name']?.pattern).toContain('[a-z]');
  });
});
