import { Subnet } from '@pulumi/aws/ec2/subnet';
import { type EksNewVpc, type EksOptions, eksCluster } from '../../lib/clusters/eks';
import { planAddresses } from '../../lib/clusters/eks/address-plan';
import { compose } from '../../lib/core/compose';
import { EksBlueprint, type EksBlueprintArgs, type Late } from '../../lib/pulumi/eks';
import { createStack, type TestStack } from './stack';
import { dependenciesOf, named, ofType } from './state';
import { describeWithAws } from './suite';

const ADDON = 'aws:eks/addon:Addon';
const SUBNET = 'aws:ec2/subnet:Subnet';
const ZONES = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];

/** Two secondary ranges, the pods of all zones in the second. */
const PLANNED = planAddresses({
  vpcCidrs: ['10.0.0.0/16'],
  zones: 3,
  nodesPerZone: 10,
  podsPerNode: 44,
  pods: { kind: 'pod-subnets', instanceType: 'm7g.xlarge', cidrs: ['100.65.0.0/18'] },
}).zones;

describeWithAws('pods in subnets that are made with the VPC', () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await createStack(provision({ secondaryCidrs: ['100.64.0.0/16'] }));
    const preview = await stack.preview();
    const up = await stack.up();
    expect(up.changes).toEqual(preview.changes);
  });

  test('have the subnet of each zone, by its id, where zones are not named either', () => {
    expect(toldOf(stack)).toEqual({
      create: true,
      region: 'eu-central-1',
      subnets: Object.fromEntries(
        ZONES.map((zone, index) => [zone, { id: idOf(stack, `prod-pods-${index + 1}`) }] as const),
      ),
    });
  });

  test('have them before any node', () => {
    expect(dependenciesOf(named(stack.state(), 'prod-vpc-cni', ADDON))).toEqual(
      expect.arrayContaining(['prod-pods-1', 'prod-pods-2', 'prod-pods-3']),
    );
    const [group] = ofType(stack.state(), 'aws:eks/nodeGroup:NodeGroup');
    expect(group && dependenciesOf(group)).toContain('prod-vpc-cni');
  });

  test('change nothing the second time', async () => {
    const { changes } = await stack.up();
    expect(Object.keys(changes)).toEqual(['same']);
  });
});

describeWithAws('pods in subnets that were planned for the VPC', () => {
  test('have those, and the other options of the CNI with them', async () => {
    const stack = await createStack(
      provision(
        { secondaryCidrs: ['100.64.0.0/20', '100.65.0.0/18'], zones: ZONES },
        { networking: { mode: 'calico-policy', vpcCni: { podSubnets: 'new', prefixDelegation: true } } },
        { subnets: PLANNED },
      ),
    );
    await stack.up();
    const ids = ZONES.map((_, index) => idOf(stack, `prod-pods-${index + 1}`));
    expect(toldOf(stack)).toMatchObject({
      subnets: Object.fromEntries(ZONES.map((zone, n) => [zone, { id: ids[n] }])),
    });
    expect(configurationOf(stack)['env']).toMatchObject({
      ANNOTATE_POD_IP: 'true',
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENABLE_PREFIX_DELEGATION: 'true',
    });
    const ranges = ids.map((id) => stack.cloud().find((one) => one.id === id)?.inputs['cidrBlock']);
    expect(ranges).toEqual(PLANNED.map(({ pods }) => pods?.cidr));
  });
});

describeWithAws('pods in subnets that the program makes in the new VPC', () => {
  test('have those, by ids that are late', async () => {
    const stack = await createStack(() => {
      const make = (facts: { readonly vpcId: Late }): EksOptions<Late>['networking'] => ({
        mode: 'vpc-cni',
        podSubnets: ZONES.map((zone, index) => ({
          zone,
          subnetId: new Subnet(`own-${zone}`, {
            vpcId: facts.vpcId,
            availabilityZone: zone,
            cidrBlock: `10.0.${240 + index}.0/24`,
          }).id,
        })),
      });
      new EksBlueprint('prod', {
        blueprint: (facts) =>
          compose(
            eksCluster<Late>({
              name: 'prod',
              networking: make(facts),
              vpc: { kind: 'new', zones: ZONES },
              apiServer: { host: facts.apiServerHost },
            }),
          ),
      });
    });
    await stack.up();
    expect(toldOf(stack)['subnets']).toEqual(
      Object.fromEntries(ZONES.map((zone) => [zone, { id: idOf(stack, `own-${zone}`) }])),
    );
  });
});

function provision(
  vpc: Omit<EksNewVpc<Late>, 'kind'>,
  options: Partial<EksOptions<Late>> = {},
  args: Partial<EksBlueprintArgs> = {},
): () => void {
  return () => {
    new EksBlueprint('prod', {
      blueprint: (facts) =>
        compose(
          eksCluster<Late>({
            name: 'prod',
            networking: { mode: 'vpc-cni', podSubnets: 'new' },
            vpc: { kind: 'new', ...vpc },
            apiServer: { host: facts.apiServerHost },
            ...options,
          }),
        ),
      ...args,
    });
  };
}

function idOf(stack: TestStack, name: string): string | undefined {
  return named(stack.state(), name, SUBNET).id;
}

function configurationOf(stack: TestStack): Readonly<Record<string, unknown>> {
  const { inputs } = named(stack.state(), 'prod-vpc-cni', ADDON);
  return JSON.parse(String(inputs?.['configurationValues'])) as Record<string, unknown>;
}

function toldOf(stack: TestStack): Readonly<Record<string, unknown>> {
  return configurationOf(stack)['eniConfig'] as Record<string, unknown>;
}
