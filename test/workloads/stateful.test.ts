import { fact } from '../../lib/cdk8s';
import { inspectComposition } from '../../lib/core/compose';
import type { Fact } from '../../lib/core/fact';
import type { KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { treeAt, treesOf } from '../../lib/core/trees';
import {
  inspectSpotStateful,
  planSpotStateful,
  type SpotStatefulOptions,
  type SpotStatefulPlan,
} from '../../lib/workloads/stateful';
import { gke, k3s } from '../support/clusters';
import { brief } from '../support/findings';
import { SPOT_CLUSTER } from '../support/spot-safe';
import { STORE } from '../support/store';
import { TWO_CAPACITIES } from '../support/two-capacities';

const plan = (options: Partial<SpotStatefulOptions> = {}): SpotStatefulPlan =>
  planSpotStateful(TWO_CAPACITIES, { ...STORE, ...options });
const made = (options: Partial<SpotStatefulOptions> = {}): readonly KubernetesObject<unknown>[] =>
  objectsOf(plan(options));
const set = (options: Partial<SpotStatefulOptions> = {}): Readonly<Record<string, unknown>> =>
  treeAt(made(options).find(({ kind }) => kind === 'StatefulSet') ?? {}, 'spec');
const pod = (options: Partial<SpotStatefulOptions> = {}): Readonly<Record<string, unknown>> =>
  treeAt(set(options), 'template', 'spec');
const errorsOf = (options: Partial<SpotStatefulOptions>): readonly string[] =>
  inspectSpotStateful(TWO_CAPACITIES, { ...STORE, ...options })
    .findings.filter(({ severity }) => severity === 'error')
    .map(brief);

/** The same, without what only several members can have said of them. */
const { zones: _zones, ...ONE } = STORE;

describe('a majority', () => {
  test.each([
    [3, 3, 'zone', []],
    [5, 3, 'zone', []],
    [5, 5, 'zone+node', []],
    [3, 1, 'node', []],
    [3, 2, 'zone', ['stateful/majority-survives@zones']],
    [5, 2, 'zone', ['stateful/majority-survives@zones']],
    [3, 3, 'zone+node', ['stateful/majority-survives@replicas']],
    [5, 3, 'zone+node', ['stateful/majority-survives@replicas']],
    [2, 3, 'zone', ['stateful/majority-survives@replicas']],
  ] as const)('of %i members in %i zones after the loss of a %s', (replicas, zones, survive, expected) => {
    expect(errorsOf({ replicas, zones, survive })).toEqual(expected);
  });

  test('is not what is asked for where a number is', () => {
    expect(errorsOf({ replicas: 4, zones: 2, need: 2 })).toEqual([]);
    expect(errorsOf({ replicas: 4, zones: 2, need: 3 })).toEqual(['placement/enough-is-left@replicas']);
  });
});

describe('members', () => {
  test('are in zones and on nodes up to their share, and can start again while a zone is lost', () => {
    const [zones, hosts] = treesOf(pod({ replicas: 5 })['topologySpreadConstraints']);
    expect(zones).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 2,
      minDomains: 1000,
      whenUnsatisfiable: 'DoNotSchedule',
    });
    expect(hosts).toMatchObject({ topologyKey: 'kubernetes.io/hostname', maxSkew: 1, minDomains: 1000 });
    expect(treesOf(pod({ zones: 1 })['topologySpreadConstraints'])).toHaveLength(1);
  });

  test('are replaced all at once, unless it is said otherwise', () => {
    expect(set()['podManagementPolicy']).toBe('Parallel');
    expect(set({ podManagementPolicy: 'OrderedReady' })['podManagementPolicy']).toBe('OrderedReady');
  });

  test('are found by name before they are ready, and by callers when they are', () => {
    const services = made().filter(({ kind }) => kind === 'Service');
    expect(services.map(({ metadata: { name } }) => name)).toEqual(['store', 'store-members']);
    expect(services[1]).toMatchObject({
      spec: { clusterIP: 'None', publishNotReadyAddresses: true, selector: { 'app.kubernetes.io/name': 'store' } },
    });
    expect(set()['serviceName']).toBe('store-members');
    const alone = made({ service: false }).filter(({ kind }) => kind === 'Service');
    expect(alone.map(({ metadata: { name } }) => name)).toEqual(['store-members']);
  });

  test('may be drained as far as a majority is left', () => {
    const budget = (options: Partial<SpotStatefulOptions>): unknown => {
      const object = made(options).find(({ kind }) => kind === 'PodDisruptionBudget');
      return treeAt(object ?? {}, 'spec')['maxUnavailable'];
    };
    expect(budget({})).toBe('33%');
    expect(budget({ replicas: 5 })).toBe('40%');
    expect(budget({ replicas: 1 })).toBe(1);
  });
});

describe('volumes', () => {
  test('are claimed by each member, and found by its first container', () => {
    expect(set()['volumeClaimTemplates']).toEqual([
      {
        metadata: { name: 'data' },
        spec: {
          storageClassName: 'gp3',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '20Gi' } },
        },
      },
    ]);
    const [container] = treesOf(pod()['containers']);
    expect(container?.['volumeMounts']).toEqual([{ name: 'data', mountPath: '/data' }]);
  });

  test('keep their owners where these are right at the root', () => {
    const fsGroup = 1000;
    expect(pod()['securityContext']).toEqual({ fsGroup, fsGroupChangePolicy: 'OnRootMismatch' });
    const always = { fsGroup, fsGroupChangePolicy: 'Always' };
    expect(pod({ pod: { ...STORE.pod, securityContext: always } })['securityContext']).toEqual(always);
    const noGroup = { runAsUser: 1000 };
    expect(pod({ pod: { ...STORE.pod, securityContext: noGroup } })['securityContext']).toEqual(noGroup);
  });

  test.each([
    ['the default class of K3s', k3s(), { name: 'data', mountPath: '/data' }],
    ['a class of that name', SPOT_CLUSTER, { name: 'data', mountPath: '/data', storageClass: 'local-path' }],
  ])('are refused with %s, which keeps them on a node', (_, cluster, volume) => {
    const { findings } = inspectSpotStateful(cluster, { ...STORE, volumeClaims: [volume] });
    expect(findings.map(brief)).toContain('stateful/volumes-outlive-nodes@volumeClaims[0].storageClass');
  });

  test('may be of a class that is known only later, which is then looked at', () => {
    const storageClass = fact('cluster.name');
    const { deferred, steps } = planSpotStateful<string | Fact>(SPOT_CLUSTER, {
      ...STORE,
      volumeClaims: [{ name: 'data', mountPath: '/data', storageClass }],
    });
    expect(deferred.flatMap(({ check }) => check(['local-path'])).map(brief)).toEqual([
      'stateful/volumes-outlive-nodes@volumeClaims[0].storageClass',
    ]);
    expect(deferred.flatMap(({ check }) => check(['fast']))).toEqual([]);
    expect(JSON.stringify(steps)).toContain('cluster.name');
  });
});

describe('the page', () => {
  test('says how long a member is away, and why it is not replaced at once', () => {
    const { guarantee, page = '' } = plan();
    expect(guarantee.volumes).toEqual({
      staysInZone: true,
      announced: 'unmounted',
      silentSeconds: 50 + 10 + 360,
      forcedAfterSeconds: 360,
    });
    expect(page).toContain('| one zone | 1 of 3 | 2 | yes |');
    expect(page).toContain('wait until the zone is back: their volumes are there');
    expect(page).toContain('From then on nothing more is sent to them');
    expect(page).toContain('Reckon with 8 minutes without the member');
    expect(page).toContain('several of them may be in one zone');
    expect(page).not.toContain('roll-out');
  });

  test('says of a single member that nothing is left', () => {
    const { page = '' } = planSpotStateful(TWO_CAPACITIES, { ...ONE, replicas: 1 });
    expect(page).toContain('One member runs');
    expect(page).toContain('| one node | 1 of 1 | 0 |');
    expect(page).toContain('may be bound to a zone that has no node for it');
  });

  test('says where nodes end pods by themselves that volumes may be late', () => {
    const cluster = gke('dataplane-v2', {
      nodePools: [
        { name: 'system', machineType: 'e2-standard-4' },
        { name: 'spot', machineType: 'e2-standard-4', spot: true },
      ],
    });
    const { page = '' } = planSpotStateful(cluster, {
      ...STORE,
      drain: { preStopSeconds: 0, drainSeconds: 14 },
      readiness: { ...STORE.readiness, failsOnTermination: true, periodSeconds: 1 },
    });
    expect(page).toContain('is not certain');
    expect(page).toMatch(/After \d+ seconds? nothing more is sent to them/);
  });

  test('says that members may move where their volumes can', () => {
    const volumeClaims = [{ name: 'data', mountPath: '/data', storageClass: 'regional', reach: 'region' }] as const;
    const { page = '' } = plan({ volumeClaims });
    expect(page).not.toContain('their volumes are there');
    expect(page).not.toContain('WaitForFirstConsumer');
    expect(page).toContain('while each of the other 2 zones has its share');
  });
});

test('it goes together with its cluster', () => {
  const { findings } = inspectComposition(TWO_CAPACITIES, [plan()]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
