import { Addon } from '@pulumi/aws/eks/addon';
import type { NodeGroupArgs } from '@pulumi/aws/eks/nodeGroup';
import { getCallerIdentityOutput } from '@pulumi/aws/getCallerIdentity';
import { getRegionOutput } from '@pulumi/aws/getRegion';
import { Provider as AwsProvider } from '@pulumi/aws/provider';
import { Queue } from '@pulumi/aws/sqs/queue';
import { Release } from '@pulumi/kubernetes/helm/v3/release';
import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { kubeconfigOf, makeCluster, makeNodes } from './eks-parts';
import { createStack, type Operation, type Program, type TestStack } from './stack';
import { named, nameOf } from './state';
import { describeWithAws } from './suite';

const CHART = { chart: 'cilium', version: '1.2.3', repositoryOpts: { repo: 'https://charts.example.com' } };

/** What a program sees of a cluster. */
let seen: Readonly<Record<string, unknown>> = {};

function program(nodes: Partial<NodeGroupArgs> = {}, version?: string): Program {
  return () => {
    const cluster = makeCluster(version === undefined ? {} : { version });
    const provider = new Provider('k', { kubeconfig: kubeconfigOf(cluster) });
    const cilium = new Release('cilium', { ...CHART, name: 'cilium', namespace: 'kube-system' }, { provider });
    const subnetIds = cluster.vpcConfig.subnetIds;
    const group = makeNodes({ clusterName: cluster.name, subnetIds }, nodes, [cilium]);
    new Addon('dns', { clusterName: cluster.name, addonName: 'coredns' }, { dependsOn: [group] });
    pulumi
      .all([cluster.endpoint, cluster.identities, cluster.certificateAuthority, cluster.vpcConfig, cluster.region])
      .apply(([endpoint, identities, { data }, { clusterSecurityGroupId, vpcId }, region]) => {
        seen = { endpoint, issuer: identities[0]?.oidcs[0]?.issuer, data, clusterSecurityGroupId, vpcId, region };
      });
  };
}

describeWithAws('a cluster on the stub of AWS', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await createStack(program());
  });

  test('is previewed with everything that AWS has yet to say unknown', async () => {
    const preview = await stack.preview();
    expect(Object.keys(preview.changes)).toEqual(['create']);
    expect(seen).toEqual({});
    expect(stack.cloud()).toEqual([]);
  });

  test('is made, and says of itself what a cluster says', async () => {
    await stack.up();
    expect(seen).toEqual({
      endpoint: expect.stringMatching(/^https:\/\/[0-9A-F]{32}\.gr7\.eu-central-1\.eks\.amazonaws\.com$/) as string,
      issuer: expect.stringMatching(/^https:\/\/oidc\.eks\.eu-central-1\.amazonaws\.com\/id\/[0-9A-F]{32}$/) as string,
      data: expect.stringMatching(/^[A-Za-z0-9+/=]+$/) as string,
      clusterSecurityGroupId: expect.stringMatching(/^sg-[0-9a-f]{17}$/) as string,
      vpcId: stack.cloud().find(({ module }) => module === 'ec2/vpc')?.id,
      region: 'eu-central-1',
    });
    expect(named(stack.state(), 'control').outputs).toMatchObject({
      name: expect.stringMatching(/^control-[0-9a-f]{7}$/) as string,
      arn: expect.stringMatching(/^arn:aws:iam::123456789012:role\/control-[0-9a-f]{7}$/) as string,
    });
    expect(stack.objects().map(({ server }) => server)).toEqual([seen['endpoint']]);
  });

  test('does not change without a change', async () => {
    expect(Object.keys((await stack.preview()).changes)).toEqual(['same']);
    expect(Object.keys((await stack.up()).changes)).toEqual(['same']);
  });

  test('keeps what is known of it when it changes, and makes other nodes where AWS would', async () => {
    const change = program({ instanceTypes: ['m7g.large'], capacityType: 'SPOT' }, '1.35');
    seen = {};
    const preview = await stack.preview(change);
    expect(seen).toHaveProperty('endpoint');
    expect(preview.changes).toMatchObject({ update: 1, replace: 1 });
    expect(keysOf(preview, 'replace')).toEqual({ n: ['capacityType', 'instanceTypes'] });
    await stack.up(change);
    const groups = stack.cloud().filter(({ module }) => module === 'eks/nodeGroup');
    expect(groups).toMatchObject([{ inputs: { capacityType: 'SPOT' } }]);
  });

  test('is destroyed in an order that AWS allows', async () => {
    await stack.destroy();
    expect(stack.cloud()).toEqual([]);
    expect(stack.objects()).toEqual([]);
  });
});

describeWithAws('creation-only inputs of a cluster', () => {
  test.each([
    ['bootstrapSelfManagedAddons', { bootstrapSelfManagedAddons: true }],
    ['kubernetesNetworkConfig', { kubernetesNetworkConfig: { ipFamily: 'ipv6' } }],
    ['kubernetesNetworkConfig', { kubernetesNetworkConfig: { serviceIpv4Cidr: '172.21.0.0/16' } }],
    ['name', { name: 'other' }],
  ])('%s makes another', async (key, args) => {
    const stack = await createStack(() => makeCluster());
    await stack.up();
    expect(keysOf(await stack.preview(() => makeCluster(args)), 'replace')).toEqual({ c: [key] });
  });

  test('encryption may be added, and not taken away', async () => {
    const encryptionConfig = {
      provider: { keyArn: `arn:aws:kms:eu-central-1:123456789012:key/k` },
      resources: ['secrets'],
    };
    const stack = await createStack(() => makeCluster());
    await stack.up();
    const added = await stack.up(() => makeCluster({ encryptionConfig }));
    expect(added.changes).toMatchObject({ update: 1 });
    expect(keysOf(await stack.preview(() => makeCluster()), 'replace')).toEqual({ c: ['encryptionConfig'] });
  });
});

describeWithAws('a provider of AWS', () => {
  test('says where things are', async () => {
    const roleArn = 'arn:aws:iam::210987654321:role/deployer';
    let answers: unknown;
    const stack = await createStack(() => {
      const provider = new AwsProvider('far', {
        region: 'eu-west-1',
        assumeRoles: [{ roleArn }],
        defaultTags: { tags: { team: 'a' } },
      });
      new Queue('q', { tags: { app: 'b' } }, { provider });
      pulumi
        .all([getCallerIdentityOutput({}, { provider }), getRegionOutput({}, { provider }), getRegionOutput()])
        .apply(([{ accountId }, far, near]) => {
          answers = [accountId, far.region, near.region];
        });
    });
    await stack.up();
    expect(answers).toEqual(['210987654321', 'eu-west-1', 'eu-central-1']);
    expect(named(stack.state(), 'q').outputs).toMatchObject({
      arn: expect.stringMatching(/^arn:aws:sqs:eu-west-1:210987654321:q-[0-9a-f]{7}$/) as string,
      tagsAll: { team: 'a', app: 'b' },
    });
  });
});

/** What forced the steps of a kind, by resource. */
function keysOf({ steps }: Operation, op: string): Readonly<Record<string, readonly string[]>> {
  const found = steps.filter((step) => step.op === op);
  return Object.fromEntries(found.map(({ urn, keys = [] }) => [nameOf(urn), [...keys].sort()]));
}
