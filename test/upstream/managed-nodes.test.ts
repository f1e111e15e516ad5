import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { planAksNapPools } from '../../lib/nodes/aks-nap';
import { planAutoModePools } from '../../lib/nodes/auto-mode';
import { planComputeClasses } from '../../lib/nodes/compute-class';
import { planKarpenterPools } from '../../lib/nodes/karpenter';
import { type SpotCapacity, type SpotInstances, spotCapacity } from '../../lib/nodes/spot-capacity';
import { aks, eks } from '../support/clusters';
import { COMPUTE_CLASSES, GKE_WITH_A_POOL, NAP_POOLS } from '../support/managed-nodes';
import { celComplaints } from './cel';
import { complaints, GO_REGULAR_EXPRESSIONS, loadDefinitions } from './definitions';
import { definitionFiles, describeUpstream, missing } from './upstream';

/** What the definition of the AKSNodeClass that is at hand is too old for. */
const NEWER =
  /\/(fipsMode|security|gpu|linuxOSConfig|artifactStreaming|failSwapOn)\b|"additionalProperty":"(fipsMode|security|gpu|linuxOSConfig|artifactStreaming|failSwapOn)"/;

const objectsOf = (plan: InstallPlan): readonly KubernetesObject[] =>
  plan.steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));

describeUpstream('nodes that clouds make', () => {
  const schemas = new Map<string, object>();
  const validators = new Map<string, ValidateFunction>();

  beforeAll(() => {
    if (missing() !== undefined) return;
    loadDefinitions();
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      validateFormats: false,
      code: { regExp: GO_REGULAR_EXPRESSIONS },
    });
    const files = ['cloud.google.com', 'karpenter.azure.com'].flatMap((group) =>
      definitionFiles(`../json-schemas/${group}`),
    );
    for (const [kind, beginning] of [
      ['ComputeClass', 'ComputeClass '],
      ['AKSNodeClass', 'AKSNodeClass '],
    ] as const) {
      const schema = files
        .map((text) => JSON.parse(text) as { readonly description?: string })
        .find(({ description }) => description?.startsWith(beginning)) as object;
      schemas.set(kind, schema);
      validators.set(kind, ajv.compile(schema));
    }
    const pools = definitionFiles('karpenter').find((text) => text.includes('name: nodepools.karpenter.sh')) ?? '';
    const definition = parse(pools) as { spec: { versions: [{ schema: { openAPIV3Schema: object } }] } };
    schemas.set('NodePool', definition.spec.versions[0].schema.openAPIV3Schema);
  });

  const errorsOf = (kind: string, object: object): readonly string[] => {
    const validator = validators.get(kind);
    validator?.(object);
    return [
      ...(validator?.errors ?? []).map(
        ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
      ),
      ...celComplaints(schemas.get(kind) ?? {}, object),
    ];
  };

  test.each(COMPUTE_CLASSES.classes.map((one) => [one.name, one] as const))(
    'compute class %s fits its definition',
    (_, one) => {
      const [object] = objectsOf(planComputeClasses(GKE_WITH_A_POOL, { classes: [one] }));
      expect(errorsOf('ComputeClass', object as object)).toEqual([]);
    },
  );

  test.each(['overlay', 'overlay-cilium'] as const)('pools on AKS with %s fit their definitions', (mode) => {
    const objects = objectsOf(planAksNapPools(aks(mode, { nodeProvisioning: {} }), NAP_POOLS));
    expect(objects.map(({ kind }) => kind)).toEqual([
      ...Array<string>(3).fill('AKSNodeClass'),
      ...['NodePool', 'NodePool'],
    ]);
    for (const object of objects) {
      if (object.kind === 'NodePool') expect(complaints(object)).toEqual([]);
      expect(errorsOf(object.kind, object).filter((error) => !NEWER.test(error))).toEqual([]);
    }
  });

  test.each<SpotInstances>([{}, { cpus: [4, 8], memoryPerCpu: [4], architectures: ['amd64', 'arm64'] }])(
    'pools of spot capacity with %j fit their definitions',
    (instances) => {
      const web: SpotCapacity = {
        name: 'web',
        instances,
        taints: [{ key: 'example.com/web', value: 'true', effect: 'NoSchedule' }],
        limits: { cpu: '100', memory: '400Gi', nodes: 20 },
      };
      const objects = [
        ...objectsOf(planKarpenterPools('pools', eks('vpc-cni'), { nodePools: spotCapacity('karpenter', web).pools })),
        ...objectsOf(planAutoModePools(eks('auto'), { nodePools: spotCapacity('auto-mode', web).pools })),
        ...objectsOf(
          planAksNapPools(aks('overlay', { nodeProvisioning: {} }), { nodePools: spotCapacity('aks-nap', web).pools }),
        ),
        ...objectsOf(planComputeClasses(GKE_WITH_A_POOL, { classes: spotCapacity('compute-class', web).pools })),
      ];
      expect(objects.map(({ kind }) => kind)).toEqual([...Array<string>(6).fill('NodePool'), 'ComputeClass']);
      for (const object of objects) {
        if (object.kind === 'NodePool') expect(complaints(object)).toEqual([]);
        expect(errorsOf(object.kind, object)).toEqual([]);
      }
    },
  );

  const computeClass = (spec: object): object => ({
    spec: { whenUnsatisfiable: 'DoNotScaleUp', priorities: [], ...spec },
  });
  const rule = (priority: object): object => computeClass({ priorities: [priority] });

  test.each<[string, string, object]>([
    ['an empty rule', 'ComputeClass', rule({})],
    ['a family and a type', 'ComputeClass', rule({ machineFamily: 'n4', machineType: 'n4-standard-8' })],
    ['a type and processors', 'ComputeClass', rule({ machineType: 'n4-standard-8', minCores: 8 })],
    ['pools and more', 'ComputeClass', rule({ nodepools: ['a'], spot: true })],
    ['spot that is queued for', 'ComputeClass', rule({ spot: true, flexStart: { enabled: true } })],
    ['a reservation without a name', 'ComputeClass', rule({ reservations: { affinity: 'Specific' } })],
    [
      'names that are not asked for',
      'ComputeClass',
      rule({ reservations: { affinity: 'None', specific: [{ name: 'a' }] } }),
    ],
    ['a family of pods', 'ComputeClass', rule({ podFamily: 'general-purpose' })],
    [
      'a score on some',
      'ComputeClass',
      computeClass({ priorities: [{ spot: true, priorityScore: 1 }, { spot: false }] }),
    ],
    [
      'pools on Autopilot',
      'ComputeClass',
      computeClass({ autopilot: { enabled: true }, priorities: [{ nodepools: ['a'] }] }),
    ],
    [
      'another image on Autopilot',
      'ComputeClass',
      computeClass({ autopilot: { enabled: true }, nodePoolConfig: { imageType: 'ubuntu_containerd' } }),
    ],
    [
      'no pools on Autopilot',
      'ComputeClass',
      computeClass({ autopilot: { enabled: true }, nodePoolAutoCreation: { enabled: false } }),
    ],
    [
      'a taint of two characters',
      'ComputeClass',
      computeClass({ nodePoolConfig: { taints: [{ key: 'a', value: 'ml', effect: 'NoSchedule' }] } }),
    ],
    ['half a subnet', 'AKSNodeClass', { spec: { vnetSubnetID: 'batch' } }],
    [
      'thresholds upside down',
      'AKSNodeClass',
      { spec: { kubelet: { imageGCHighThresholdPercent: 60, imageGCLowThresholdPercent: 70 } } },
    ],
  ])('%s would be noticed', (_, kind, object) => {
    expect(errorsOf(kind, object)).not.toEqual([]);
  });
});
