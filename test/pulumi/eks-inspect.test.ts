import { type EksOptions, eksCluster } from '../../lib/clusters/eks';
import { compose, UNUSED_WAIVER } from '../../lib/core/compose';
import type { Late } from '../../lib/pulumi';
import type { EksBlueprintArgs } from '../../lib/pulumi/eks';
import { type InspectedBlueprint, inspectBlueprint } from '../../lib/pulumi/eks/inspect';
import { lateFacts } from '../../lib/pulumi/eks/late-facts';

const ROLE = 'arn:aws:iam::111122223333:role/orders';
const REASON = 'agreed with the platform team';

function inspected(
  args: Partial<EksBlueprintArgs>,
  options: Partial<EksOptions<Late>> = {},
  late = lateFacts(),
): InspectedBlueprint {
  const blueprint: EksBlueprintArgs['blueprint'] = (facts) =>
    compose(
      eksCluster<Late>({
        name: 'prod',
        networking: { mode: 'vpc-cni' },
        vpc: { kind: 'new' },
        apiServer: { host: facts.apiServerHost },
        ...options,
      }),
    );
  return inspectBlueprint('prod', { blueprint, ...args }, late);
}

const rulesOf = ({ findings, composition }: InspectedBlueprint): readonly string[] =>
  [...findings, ...composition.findings].map(({ rule }) => rule);

describe('waivers of a cluster', () => {
  const args: Partial<EksBlueprintArgs> = {
    addons: { versions: { 'kube-proxy': 'v1.20.0-eksbuild.1' } },
    workloadIdentities: {
      orders: { namespace: 'shop', serviceAccount: 'orders', roleArn: ROLE, targetRoleArn: ROLE },
    },
  };
  const rules = ['addons/kube-proxy-follows-kubernetes', 'eks/target-role-is-another-role'];

  test('are for its add-ons and the way it is provisioned too', () => {
    expect(rulesOf(inspected(args))).toEqual(expect.arrayContaining(rules));
    const found = inspected(args, { waivers: rules.map((rule) => ({ rule, reason: REASON })) });
    expect(rulesOf(found)).toEqual([]);
    expect(found.composition.waived.map(({ rule, reason }) => [rule, reason]).sort()).toEqual(
      rules.map((rule) => [rule, REASON]),
    );
  });

  test('are reported where they cover nothing anywhere', () => {
    const waivers = ['addons/coredns-has-nodes', ...rules].map((rule) => ({ rule, reason: REASON }));
    const { composition } = inspected(args, { waivers });
    expect(composition.findings.map(({ rule, path }) => [rule, path])).toEqual([[UNUSED_WAIVER.id, 'waivers[0].rule']]);
  });
});

test('a cluster that is described by its own facts is refused: it would be waited for for ever', () => {
  const late = lateFacts();
  const subnets = ['euc1-az1', 'euc1-az2'].map((zoneId) => ({ id: `subnet-${zoneId}`, zoneId }));
  const options = { vpc: { kind: 'given', vpcId: late.facts.vpcId, cidrs: ['10.0.0.0/16'], subnets } } as const;
  expect(() => inspected({}, options, late)).toThrow(/cluster\.vpc\.vpcId: it is known once the cluster exists/);
});

describe('what is settled', () => {
  test('is the default where an option is there by name only', () => {
    const nothing = { encryption: undefined, tags: undefined, workloadIdentities: undefined, accessEntries: undefined };
    expect(inspected(nothing as unknown as EksBlueprintArgs).settled).toEqual(inspected({}).settled);
  });

  test.each<[string, Partial<EksBlueprintArgs>, readonly string[]]>([
    ['volumes on EFS', { addons: { efsCsi: true } }, ['elasticfilesystem', 'sts']],
    ['a choice, each once', { interfaceEndpoints: ['sts', 'ec2', 'sts'] }, ['sts', 'ec2']],
  ])('has the endpoints of a VPC that is cut off, with %s', (_, args, expected) => {
    const { interfaceEndpoints } = inspected(args, { vpc: { kind: 'new', nat: 'none' } }).settled;
    expect(interfaceEndpoints).toEqual(
      args.interfaceEndpoints === undefined ? expect.arrayContaining([...expected]) : expected,
    );
  });
});

test('where every pool has a taint, CoreDNS tolerates one, and nobody says that it could not', () => {
  const taints = [{ key: 'team', value: 'a', effect: 'NoSchedule' }] as const;
  const found = inspected({}, { nodePools: [{ name: 'system', instanceTypes: ['m7g.large'], taints }] });
  expect(rulesOf(found)).toEqual([]);
  expect(found.addons.find(({ name }) => name === 'coredns')?.configuration).toMatchObject({
    tolerations: expect.arrayContaining([
      { key: 'team', operator: 'Equal', value: 'a', effect: 'NoSchedule' },
    ]) as unknown,
  });
});
