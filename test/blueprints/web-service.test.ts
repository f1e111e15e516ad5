import { AKS_SAMPLE } from '../../blueprints/catalogue/aks';
import { EKS_SAMPLE } from '../../blueprints/catalogue/eks';
import { GKE_SAMPLE } from '../../blueprints/catalogue/gke';
import { aksSpotWebService } from '../../examples/web/aks-spot-web-service';
import { eksSpotWebService } from '../../examples/web/eks-spot-web-service';
import { gkeSpotWebService } from '../../examples/web/gke-spot-web-service';
import type { Composition } from '../../lib/core/compose';
import type { KubernetesObject } from '../../lib/core/plan';
import { outputFiles } from '../../lib/output/output-files';
import { at } from '../support/values';

/** The same service with its cluster, in three clouds. */
const EKS = eksSpotWebService(EKS_SAMPLE.facts);
const GKE = gkeSpotWebService(GKE_SAMPLE.facts);
const AKS = aksSpotWebService(AKS_SAMPLE.facts);

const objects = ({ plans }: Composition, kind: string): readonly KubernetesObject[] =>
  plans
    .flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : [])))
    .filter((object) => object.kind === kind);
const service = (composition: Composition): unknown =>
  objects(composition, 'Deployment').find(({ metadata }) => metadata.name === 'web');
const pod = (composition: Composition, path: string): unknown => at(service(composition), `spec.template.spec.${path}`);
const page = (composition: Composition): string => composition.plans.find(({ name }) => name === 'web')?.page ?? '';

describe.each([
  ['EKS', EKS, { replicas: 9, grace: 30 }],
  ['GKE', GKE, { replicas: 12, grace: 15 }],
  ['AKS', AKS, { replicas: 9, grace: 30 }],
])('the web service on %s', (_, composition, { replicas, grace }) => {
  test('is said without a warning, and writes the same bytes twice', () => {
    expect(composition.findings).toEqual([]);
    expect(outputFiles(composition)).toEqual(outputFiles(composition));
  });

  test('keeps five pods whatever is lost, with as many as that takes', () => {
    expect(page(composition)).toMatch(new RegExp(`^[^]*\\*\\*${replicas} pods run[^]* 5 are left at once`));
    const [scaler] = objects(composition, 'HorizontalPodAutoscaler');
    expect(at(service(composition), 'spec.replicas') ?? at(scaler, 'spec.minReplicas')).toBe(replicas);
  });

  test('ends within what its nodes grant', () => {
    expect(pod(composition, 'terminationGracePeriodSeconds')).toBe(grace);
  });

  test('prefers spot nodes, and runs on others where there are none', () => {
    expect(pod(composition, 'affinity.nodeAffinity')).toEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [expect.objectContaining({ weight: 100 })],
    });
  });
});

test('selects nodes of Karpenter, of spot capacity first and on demand after it', () => {
  const selector = pod(EKS, 'nodeSelector') as object;
  const pools = objects(EKS, 'NodePool');
  expect(pools.map((pool) => at(pool, 'spec.weight'))).toEqual([50, 10]);
  expect(pools.map((pool) => at(pool, 'spec.template.metadata.labels'))).toEqual([
    expect.objectContaining(selector),
    expect.objectContaining(selector),
  ]);
});

test('has room for a node in every zone of EKS, on the same nodes', () => {
  const room = objects(EKS, 'Deployment').filter(({ metadata }) => metadata.namespace === 'headroom');
  expect(room.map((one) => at(one, 'spec.template.spec.nodeSelector'))).toEqual(
    ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'].map((zone) => ({
      'kubernetes.io/os': 'linux',
      ...(pod(EKS, 'nodeSelector') as object),
      'topology.kubernetes.io/zone': zone,
    })),
  );
});

test('selects a compute class of GKE, and tolerates its spot nodes', () => {
  const [computeClass] = objects(GKE, 'ComputeClass');
  expect(pod(GKE, 'nodeSelector')).toEqual({ 'cloud.google.com/compute-class': computeClass?.metadata.name });
  expect(pod(GKE, 'tolerations')).toContainEqual({
    key: 'cloud.google.com/gke-spot',
    operator: 'Equal',
    value: 'true',
    effect: 'NoSchedule',
  });
});

test('does not wait before it ends on GKE: its answer takes it out of the Service', () => {
  const hasHook = (composition: Composition): boolean => /preStop/.test(JSON.stringify(pod(composition, 'containers')));
  expect([EKS, GKE, AKS].map(hasHook)).toEqual([true, false, true]);
  expect(page(GKE)).toContain('| 0 s | they are told to end');
});

test('takes pods of a lost zone elsewhere on GKE, where load adds pods as well', () => {
  expect(pod(GKE, 'topologySpreadConstraints')).toContainEqual(
    expect.objectContaining({ topologyKey: 'topology.kubernetes.io/zone', minDomains: 2 }),
  );
  expect(at(objects(GKE, 'HorizontalPodAutoscaler')[0], 'spec.maxReplicas')).toBe(40);
});

test('selects pools of AKS itself in every zone, of two makers, and one on demand', () => {
  const pools = AKS.cluster.nodePools.filter(({ labels }) =>
    Object.entries(pod(AKS, 'nodeSelector') as object).every(([key, value]) => labels[key] === value),
  );
  expect(pools.map(({ spot }) => spot)).toEqual([...Array(6).fill(true), ...Array(3).fill(false)]);
  expect(page(AKS)).toContain('the drain of AKS hears of it');
});
