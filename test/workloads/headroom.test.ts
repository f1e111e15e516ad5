import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { treeAt } from '../../lib/core/trees';
import type { Values } from '../../lib/core/values';
import {
  type HeadroomOptions,
  inspectHeadroom,
  planHeadroom,
  unitSize,
  unitsForGrowth,
  unitsForLoss,
  unitsPerZone,
} from '../../lib/workloads/headroom';
import { eks, gke, kubeadm } from '../support/clusters';
import { brief, findingsOf } from '../support/findings';

const CLUSTER = eks('vpc-cni');
const OPTIONS: HeadroomOptions = {
  zones: ['a', 'b', 'c'],
  unit: { kind: 'pods', pods: 2, requests: { cpu: 0.25, memory: 300 }, usable: { cpu: 0.6, memory: 900 } },
  protects: [{ namespace: 'shop', matchLabels: { app: 'checkout' } }],
};

const plan = (options: Partial<HeadroomOptions> = {}): InstallPlan => planHeadroom(CLUSTER, { ...OPTIONS, ...options });
const objects = (options: Partial<HeadroomOptions> = {}): readonly KubernetesObject<unknown>[] =>
  objectsOf(plan(options));
const podSpec = (options: Partial<HeadroomOptions> = {}): Values => {
  const room = objects(options).find(({ kind }) => kind === 'Deployment');
  return treeAt(room ?? {}, 'spec', 'template', 'spec') as Values;
};

describe('how much room there is', () => {
  test.each([
    ['a node, of which each zone has one', { zones: 3, survive: 'node', nodesPerZone: 9 }, 1],
    ['a zone of three nodes, for two others', { zones: 3, survive: 'zone', nodesPerZone: 3 }, 2],
    ['a zone of four nodes, for three others', { zones: 4, survive: 'zone', nodesPerZone: 4 }, 2],
    ['a zone, and a node more', { zones: 3, survive: 'zone+node', nodesPerZone: 3 }, 3],
    ['a zone that has no other', { zones: 1, survive: 'zone', nodesPerZone: 3 }, Number.POSITIVE_INFINITY],
  ] as const)('for %s', (_, sizing, expected) => {
    expect(unitsForLoss(sizing)).toBe(expected);
  });

  test.each([
    [3, { nodesPerMinute: 6, secondsToReady: 60 }, 2],
    [3, { nodesPerMinute: 1, secondsToReady: 30 }, 1],
    [2, { nodesPerMinute: 0.1, secondsToReady: 600 }, 1],
    [4, { nodesPerMinute: 0, secondsToReady: 600 }, 0],
  ])('in %i zones for growth of %j', (zones, growth, expected) => {
    expect(unitsForGrowth({ zones, growth })).toBe(expected);
  });

  test('is for both at once: others grow when some are lost', () => {
    const growth = { nodesPerMinute: 6, secondsToReady: 60 };
    expect(unitsPerZone({ zones: 3, survive: 'zone', nodesPerZone: 3, growth })).toBe(4);
    const replicas = objects({ survive: 'zone', nodesPerZone: 3, growth }).flatMap(
      (object) => treeAt(object, 'spec')['replicas'] ?? [],
    );
    expect(replicas).toEqual([4, 4, 4]);
  });

  test('of pods is rounded up, and of a node down', () => {
    expect(unitSize(OPTIONS.unit)).toEqual({ cpu: 0.5, memory: 600 });
    const third = { cpu: 1 / 3, memory: 100.4 };
    const requests = (options: Partial<HeadroomOptions>): unknown =>
      (podSpec(options)['containers'] as readonly Values[]).map((container) =>
        treeAt(container, 'resources', 'requests'),
      );
    expect(requests({ unit: { kind: 'pods', pods: 1, requests: third, usable: third } })).toEqual([
      { cpu: '334m', memory: '101Mi' },
    ]);
    expect(requests({ unit: { kind: 'node', usable: third } })).toEqual([{ cpu: '333m', memory: '100Mi' }]);
  });
});

describe('no pod fits beside a unit of its own kind', () => {
  const requests = { cpu: 0.9, memory: 1000 };

  test.each([
    ['because two of them are all there is', 1, { cpu: 1.7, memory: 8000 }, { cpu: 0.9, memory: 1000 }],
    ['because CPU is added, of which less is needed', 1, { cpu: 2, memory: 8000 }, { cpu: 1.101, memory: 1000 }],
    ['because memory is added, of which less is needed', 1, { cpu: 8, memory: 2500 }, { cpu: 0.9, memory: 1501 }],
    ['where several are one unit', 2, { cpu: 4, memory: 9000 }, { cpu: 3.101, memory: 2000 }],
  ])('%s', (_, pods, usable, expected) => {
    const size = unitSize({ kind: 'pods', pods, requests, usable });
    expect(size.cpu).toBeCloseTo(expected.cpu, 6);
    expect(size.memory).toBeCloseTo(expected.memory, 6);
    expect(size.cpu + requests.cpu > usable.cpu || size.memory + requests.memory > usable.memory).toBe(true);
  });
});

describe('pods that do nothing', () => {
  test('are in their zone, on nodes of their own, and never beside what they are for', () => {
    const spec = podSpec();
    expect(spec['nodeSelector']).toEqual({ 'kubernetes.io/os': 'linux', 'topology.kubernetes.io/zone': 'a' });
    expect(treeAt(spec, 'affinity', 'podAntiAffinity')).toEqual({
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchLabels: { 'cluster-blueprints/headroom': 'headroom' } },
        },
        {
          topologyKey: 'kubernetes.io/hostname',
          namespaces: ['shop'],
          labelSelector: { matchLabels: { app: 'checkout' } },
        },
      ],
    });
  });

  test('give way at once: end without waiting, and take the place of nobody', () => {
    expect(podSpec()).toMatchObject({ priorityClassName: 'headroom', terminationGracePeriodSeconds: 0 });
    expect(objects().find(({ kind }) => kind === 'PriorityClass')).toMatchObject({
      metadata: { name: 'headroom' },
      value: -10,
      preemptionPolicy: 'Never',
      globalDefault: false,
    });
  });

  test('are updated without a node more', () => {
    expect(objects().filter(({ kind }) => kind === 'Deployment')).toHaveLength(3);
    for (const object of objects().filter(({ kind }) => kind === 'Deployment')) {
      expect(treeAt(object, 'spec', 'strategy', 'rollingUpdate')).toEqual({ maxSurge: 0, maxUnavailable: 1 });
    }
  });

  test('come after their namespace and their class', () => {
    const [first, second] = plan().steps;
    expect(second?.after).toEqual([first]);
    expect(objects().map(({ kind }) => kind)).toEqual([
      'Namespace',
      'PriorityClass',
      'Deployment',
      'Deployment',
      'Deployment',
    ]);
    expect(objects({ createNamespace: false }).map(({ kind }) => kind)).not.toContain('Namespace');
  });

  test('live with what they are told to, and are where they are told to be', () => {
    const tolerations = [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }] as const;
    const spec = podSpec({ tolerations, nodeSelector: { disk: 'fast' }, namespace: 'spare' });
    expect(spec).toMatchObject({ tolerations, nodeSelector: { disk: 'fast', 'topology.kubernetes.io/zone': 'a' } });
    expect(objects({ namespace: 'spare' })[0]?.metadata.name).toBe('spare');
  });
});

describe('buffers', () => {
  const form = { kind: 'capacity-buffer', version: 'v1beta1' } as const;

  test('are one for each zone, with the template that they name beside them', () => {
    const made = objects({ form });
    const buffers = made.filter(({ kind }) => kind === 'CapacityBuffer');
    expect(buffers.map(({ apiVersion, spec }) => ({ apiVersion, spec }))).toEqual(
      ['a', 'b', 'c'].map((zone) => ({
        apiVersion: 'autoscaling.x-k8s.io/v1beta1',
        spec: {
          provisioningStrategy: 'buffer.x-k8s.io/active-capacity',
          podTemplateRef: { name: `headroom-${zone}` },
          replicas: 1,
        },
      })),
    );
    const templates = made.filter(({ kind }) => kind === 'PodTemplate');
    expect(templates.map(({ metadata: { name, namespace } }) => [name, namespace])).toEqual([
      ['headroom-a', 'headroom'],
      ['headroom-b', 'headroom'],
      ['headroom-c', 'headroom'],
    ]);
  });

  test('need no class: nobody has to be ended', () => {
    expect(objects({ form }).map(({ kind }) => kind)).not.toContain('PriorityClass');
    const template = objects({ form }).find(({ kind }) => kind === 'PodTemplate');
    expect(treeAt(template ?? {}, 'template', 'spec')).not.toHaveProperty('priorityClassName');
  });
});

describe('the page', () => {
  test('says how much is kept, why, and what it does not do', () => {
    const { page = '' } = plan({ survive: 'zone', nodesPerZone: 3 });
    expect(page).toMatch(/^# Headroom: headroom\n/);
    expect(page).toContain('| a | 2 | 0.5 cores and 600 MiB | headroom-a |');
    expect(page).toContain('3 cores and 3600 MiB that you pay for');
    expect(page).toContain('3 nodes of a lost zone are taken over by 2 others');
    expect(page).toContain('2 units of room free in each of 3 zones');
    const [zone = ''] = OPTIONS.zones;
    const { page: small = '' } = plan({ zones: [zone] });
    expect(small).toContain('1 unit of room free in one zone');
    expect(small).toContain('on 1 node.');
    expect(page).toContain('of no use to pods that wait for a lost zone');
  });

  test('says that room of whole nodes may be beside what it is for', () => {
    const unit = { kind: 'node', usable: { cpu: 1.9, memory: 6000 } } as const;
    expect(plan({ unit, protects: [] }).page).toContain('may be beside the pods it is for');
    expect(plan({ unit }).page).not.toContain('may be beside the pods it is for');
  });
});

describe('zones that a cluster has', () => {
  const refused = (cluster: Cluster): readonly string[] =>
    inspectHeadroom(cluster, { ...OPTIONS, zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] })
      .findings.filter(({ rule }) => rule === 'headroom/zones-have-nodes')
      .map(({ path }) => path);
  const labelled = (...zones: readonly (string | undefined)[]): Cluster =>
    kubeadm({
      nodePools: [
        { name: 'servers', role: 'control-plane' },
        ...zones.map((zone, index) => ({
          name: `pool-${index}`,
          nodes: 3,
          ...(zone !== undefined && { labels: { 'topology.kubernetes.io/zone': zone } }),
        })),
      ],
    });

  test.each<[string, Cluster, readonly string[]]>([
    [
      'a VPC that is made',
      eks('vpc-cni', { vpc: { kind: 'new', zones: ['eu-central-1b', 'eu-central-1c'] } }),
      ['zones[0]'],
    ],
    ['a VPC whose zones the region chooses', CLUSTER, []],
    ['GKE', gke('dataplane-v2', { zones: ['europe-west3-a'] }), ['zones[0]', 'zones[1]', 'zones[2]']],
    ['GKE whose zones Google chooses', gke('dataplane-v2'), []],
    ['labels of all machines', labelled('eu-central-1a', 'eu-central-1b'), ['zones[2]']],
    ['labels of some machines', labelled('eu-central-1a', undefined), []],
  ])('are known of %s', (_, cluster, expected) => {
    expect(refused(cluster)).toEqual(expected);
  });
});

test('everything that is wrong is said at once', () => {
  const found = findingsOf(() =>
    plan({ name: 'system-x', zones: ['a', 'a'], protects: [], form: { kind: 'pause-pods', priority: -1000 } }),
  );
  expect(found.map(brief)).toEqual([
    'headroom/names-are-dns-labels@name',
    'headroom/zones-differ@zones[1]',
    'headroom/is-kept-off-what-it-protects@protects',
    'headroom/priority-makes-nodes@form.priority',
  ]);
});

test('two plans of room go together, each with a class of its own', () => {
  const { findings } = inspectComposition(CLUSTER, [plan(), plan({ name: 'more' })]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
