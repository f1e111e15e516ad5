import { type AksOptions, aksCluster } from '../../lib/clusters/aks';
import { eksCluster } from '../../lib/clusters/eks';
import { compose, UNUSED_WAIVER } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import type { Late } from '../../lib/pulumi';
import type { AksBlueprintArgs } from '../../lib/pulumi/aks';
import { type InspectedBlueprint, inspectBlueprint } from '../../lib/pulumi/aks/inspect';
import { lateFacts } from '../../lib/pulumi/aks/late-facts';

const REASON = 'agreed with the platform team';
const SYSTEM = { name: 'system', mode: 'system', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;
const WORK = { name: 'work', nodes: 3, vmSize: 'Standard_D4ads_v5' } as const;

function inspected(args: Partial<AksBlueprintArgs>, options: Partial<AksOptions<Late>> = {}): InspectedBlueprint {
  const blueprint: AksBlueprintArgs['blueprint'] = (facts) =>
    compose(
      aksCluster<Late>({
        name: 'prod',
        networking: { mode: 'overlay' },
        vnet: { kind: 'new' },
        apiServer: { host: facts.apiServerHost },
        ...options,
      }),
    );
  return inspectBlueprint('prod', { blueprint, ...args }, lateFacts());
}

function refused(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    if (BlueprintError.is(error)) return error.findings.map(({ path, rule }) => `${rule} ${path}`);
    throw error;
  }
  return [];
}

describe('waivers of a cluster', () => {
  const waivers = ['aks/long-term-support-needs-premium', 'aks/has-a-system-pool'].map((rule) => ({
    rule,
    reason: REASON,
  }));

  test('are for the way it is provisioned too, and are reported where they cover nothing', () => {
    expect(refused(() => inspected({ supportPlan: 'AKSLongTermSupport' }))).toHaveLength(1);
    const { composition } = inspected({ supportPlan: 'AKSLongTermSupport' }, { waivers });
    expect(composition.waived.map(({ rule }) => rule)).toEqual(['aks/long-term-support-needs-premium']);
    expect(composition.findings.map(({ rule, path }) => [rule, path])).toEqual([[UNUSED_WAIVER.id, 'waivers[1].rule']]);
  });
});

describe('what is settled', () => {
  test('is the default where an option is there by name only', () => {
    const nothing = {
      encryption: undefined,
      tags: undefined,
      identity: undefined,
      autoUpgrade: { patches: undefined },
    };
    expect(inspected(nothing as unknown as AksBlueprintArgs).settled).toEqual(inspected({}).settled);
  });

  test('makes the cluster with the first system pool, wherever it stands', () => {
    expect(inspected({}, { nodePools: [WORK, SYSTEM] }).firstPool.name).toBe('system');
  });
});

describe('blueprints that describe no cluster of AKS', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'input/wrong-type blueprint'],
    ['no composition', () => ({}), 'input/wrong-type blueprint'],
    [
      'a cluster of EKS',
      () =>
        compose(
          eksCluster({
            name: 'prod',
            networking: { mode: 'vpc-cni' },
            vpc: { kind: 'new' },
            apiServer: { host: 'x.eks.amazonaws.com' },
          }),
        ),
      'input/wrong-type blueprint',
    ],
  ])('are refused: %s', (_, blueprint, expected) => {
    const args = { blueprint: blueprint as AksBlueprintArgs['blueprint'] };
    expect(refused(() => inspectBlueprint('prod', args, lateFacts()))).toEqual([expected]);
  });
});

test('a fact that AKS keeps for itself is not made use of', () => {
  const blueprint: AksBlueprintArgs['blueprint'] = (facts) => {
    const cluster = aksCluster<Late>({
      name: 'prod',
      networking: { mode: 'overlay' },
      apiServer: { host: facts.apiServerHost },
    });
    const composition = compose(cluster);
    const waits = { values: [facts.nodeSubnetId], check: () => [] };
    return { ...composition, deferred: [...composition.deferred, waits] };
  };
  expect(refused(() => inspectBlueprint('prod', { blueprint }, lateFacts()))).toEqual([
    'aks/node-subnet-is-known cluster.vnet',
  ]);
});
