import { Role } from '@pulumi/aws/iam/role';
import * as pulumi from '@pulumi/pulumi';
import { eksCluster } from '../../lib/clusters/eks';
import { compose } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { EksBlueprint, type EksWorkloadIdentity, type Late } from '../../lib/pulumi/eks';
import { late } from './late';
import { createStack, type TestStack } from './stack';
import { dependenciesOf, named, nameOf, TYPES } from './state';
import { describeWithAws } from './suite';

const ROLE = 'arn:aws:iam::123456789012:role/orders';
const TARGET = 'arn:aws:iam::210987654321:role/orders-data';
const ORDERS = { namespace: 'shop', serviceAccount: 'orders', roleArn: ROLE } as const;

describeWithAws('workloads with roles in another account', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await createStack(() => {
      const { workloadIdentities } = provision({
        orders: { ...ORDERS, targetRoleArn: TARGET },
        billing: { ...ORDERS, serviceAccount: 'billing', roleArn: late(ROLE), disableSessionTags: true },
      });
      trustedBy('orders-data', workloadIdentities['orders']?.externalId);
      trustedBy('billing-data', workloadIdentities['billing']?.externalId);
    });
    await stack.up();
  });

  test.each([
    ['prod-orders', { ...ORDERS, targetRoleArn: TARGET, disableSessionTags: false }],
    ['prod-billing', { ...ORDERS, serviceAccount: 'billing', disableSessionTags: true }],
  ])('are associated with them: %s', (name, inputs) => {
    const made = stack
      .cloud()
      .find(({ module, urn }) => module === 'eks/podIdentityAssociation' && nameOf(urn) === name);
    expect(made?.inputs).toMatchObject({ clusterName: 'prod', ...inputs });
  });

  test('have them before anything is installed in the cluster', () => {
    const installed = named(stack.state(), 'prod', TYPES.blueprint);
    expect(dependenciesOf(installed)).toEqual(expect.arrayContaining(['prod-billing', 'prod-orders']));
  });

  test('are known to the role that they take on by what EKS says of itself', () => {
    const conditions = ['orders-data', 'billing-data'].map((name) => named(stack.state(), name).inputs);
    expect(conditions).toMatchObject([
      { assumeRolePolicy: expect.stringMatching(/"sts:ExternalId":"[0-9a-f-]{36}"/) as string },
      { assumeRolePolicy: expect.stringContaining('"sts:ExternalId":""') as string },
    ]);
  });

  test('change nothing the second time', async () => {
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
  });
});

describeWithAws('a workload identity that cannot work', () => {
  test('is refused where an add-on has its role already', async () => {
    let caught: unknown;
    const stack = await createStack(() => {
      try {
        provision({ cni: { ...ORDERS, namespace: 'kube-system', serviceAccount: 'aws-node' } });
      } catch (error) {
        caught = error;
      }
    });
    await stack.preview();
    expect(BlueprintError.is(caught) && caught.findings.map(({ path }) => path)).toEqual([
      'workloadIdentities.cni.serviceAccount',
    ]);
  });
});

/** A role that only trusts whoever says this. */
function trustedBy(name: string, externalId: Late | undefined): void {
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { AWS: ROLE },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: { StringEquals: { 'sts:ExternalId': externalId } },
    },
  ];
  new Role(name, { assumeRolePolicy: pulumi.jsonStringify({ Version: '2012-10-17', Statement }) });
}

function provision(workloadIdentities: Readonly<Record<string, EksWorkloadIdentity<Late>>>): EksBlueprint {
  return new EksBlueprint('prod', {
    workloadIdentities,
    blueprint: (facts) =>
      compose(
        eksCluster<Late>({
          name: 'prod',
          networking: { mode: 'vpc-cni' },
          vpc: { kind: 'new' },
          apiServer: { host: facts.apiServerHost },
        }),
      ),
  });
}
