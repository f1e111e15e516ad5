import type { Cluster } from '../../lib/core/cluster';
import { Fact } from '../../lib/core/fact';
import {
  inspectSpotSafeWorkload,
  planSpotSafeWorkload,
  type SpotSafeWorkloadOptions,
} from '../../lib/workloads/spot-safe';
import { eks, gke, kubeadm } from '../support/clusters';
import {
  AKS_WITH_SPOT,
  CHECKOUT,
  checkoutObjects as objects,
  checkoutPod as podSpec,
  SPOT_CLUSTER,
  WEB,
} from '../support/spot-safe';

const SCALED = { onZoneLoss: 'hold', autoscale: { maxReplicas: 50 } } as const;

describe('objects', () => {
  test('a Service, a budget and a Deployment; nothing that was not asked for', () => {
    expect(Object.keys(objects())).toEqual(['Service', 'PodDisruptionBudget', 'Deployment']);
  });

  test('a namespace, a class and an autoscaler where they are asked for', () => {
    const more = { createNamespace: true, priority: { className: 'critical', value: 100 } };
    expect(Object.keys(objects({ ...SCALED, ...more }))).toEqual([
      'Namespace',
      'PriorityClass',
      'Service',
      'PodDisruptionBudget',
      'Deployment',
      'HorizontalPodAutoscaler',
    ]);
  });

  test('nine replicas, one away at a time, none besides', () => {
    expect(objects()['Deployment']?.['spec']).toMatchObject({
      replicas: 9,
      strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    });
  });

  // SP-31 and SP-32.
  test('an autoscaler has the say of how many, and keeps what Kubernetes adds by itself', () => {
    const made = objects(SCALED);
    expect(made['Deployment']?.['spec']).not.toHaveProperty('replicas');
    expect(made['HorizontalPodAutoscaler']?.['spec']).toMatchObject({
      minReplicas: 9,
      maxReplicas: 50,
      metrics: [{ resource: { target: { averageUtilization: 50 } } }],
      behavior: {
        scaleUp: {
          policies: [
            { type: 'Percent', value: 100, periodSeconds: 15 },
            { type: 'Pods', value: 4, periodSeconds: 15 },
          ],
        },
        scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
      },
    });
  });

  // SP-19: pods that crash do not hold up a drain.
  test('a budget lets go what the loss takes that is lived through', () => {
    expect(objects()['PodDisruptionBudget']?.['spec']).toMatchObject({
      maxUnavailable: '44%',
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    });
    expect(objects({ survive: 'node' })['PodDisruptionBudget']?.['spec']).toMatchObject({ maxUnavailable: '16%' });
  });

  test('a budget is a number where no share says it', () => {
    const many = { need: 149, zones: 1, survive: 'node', replicas: 151, podsPerNode: 1 } as const;
    const cluster = kubeadm({
      nodePools: [
        { name: 'servers', role: 'control-plane' },
        { name: 'spot', nodes: { min: 0, max: 200 }, spot: true },
      ],
    });
    // One per cent is two pods, rounded up, and that leaves 149.
    expect(objects(many, cluster)['PodDisruptionBudget']?.['spec']).toMatchObject({ maxUnavailable: '1%' });
    expect(objects({ ...many, need: 150 }, cluster)['PodDisruptionBudget']?.['spec']).toMatchObject({
      maxUnavailable: 1,
    });
  });

  test('ports of the first container are those of the Service', () => {
    expect(objects()['Service']?.['spec']).toMatchObject({
      selector: { 'app.kubernetes.io/name': 'checkout' },
      ports: [{ port: 8080, targetPort: 8080, protocol: 'TCP' }],
    });
    expect(objects({ service: { ports: [{ port: 80, targetPort: 8080 }] } })['Service']?.['spec']).toMatchObject({
      ports: [{ port: 80, targetPort: 8080 }],
    });
  });

  test('strings that are known only later come through', () => {
    const image = new Fact('cluster.name');
    const { draft, findings } = inspectSpotSafeWorkload<string | Fact>(SPOT_CLUSTER, {
      ...CHECKOUT,
      pod: { containers: [{ ...WEB, image }] },
    });
    expect(findings).toEqual([]);
    expect(JSON.stringify(draft?.steps)).toContain('"image":{"$fact":"cluster.name"}');
  });

  test('the page is that of the guarantee', () => {
    expect(planSpotSafeWorkload(SPOT_CLUSTER, CHECKOUT).page).toContain('# checkout: what is left when nodes go');
  });
});

describe('spread', () => {
  const [zone, host] = [{ topologyKey: 'topology.kubernetes.io/zone' }, { topologyKey: 'kubernetes.io/hostname' }];

  test('a zone has its share, and a node its own, whatever zones and nodes there are', () => {
    expect(podSpec().topologySpreadConstraints).toMatchObject([
      { ...zone, maxSkew: 3, minDomains: 1000 },
      { ...host, maxSkew: 1, minDomains: 1000 },
    ]);
  });

  test.each<readonly [string, Partial<SpotSafeWorkloadOptions>, object, boolean]>([
    ['pods that scale', SCALED, { maxSkew: 1, minDomains: 3 }, false],
    ['zones that take what another lost', { onZoneLoss: 'reschedule' }, { maxSkew: 1, minDomains: 2 }, false],
    [
      'a roll-out that takes none away',
      { rollOut: { maxUnavailable: 0, maxSurge: 2 } },
      { maxSkew: 1, minDomains: 3 },
      true,
    ],
  ])('%s are kept even', (_, options, expected, byRevision) => {
    const [first] = podSpec(options).topologySpreadConstraints;
    expect(first).toMatchObject({ ...zone, ...expected });
    expect('matchLabelKeys' in (first ?? {})).toBe(byRevision);
  });

  test('one zone has no constraint of its own', () => {
    expect(podSpec({ zones: 1, survive: 'node' }).topologySpreadConstraints).toMatchObject([host]);
  });

  test('constraints in addition come after', () => {
    const racks = {
      maxSkew: 2,
      topologyKey: 'example.com/rack',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'checkout' } },
    } as const;
    expect(
      podSpec({ pod: { ...CHECKOUT.pod, topologySpreadConstraints: [racks] } }).topologySpreadConstraints[2],
    ).toEqual(racks);
  });
});

describe('how pods end', () => {
  const web = (options: Partial<SpotSafeWorkloadOptions>, cluster?: Cluster): Record<string, unknown> =>
    podSpec(options, cluster).containers[0] ?? {};

  test.each<readonly [string, Cluster, number, number]>([
    ['EKS', eks('vpc-cni'), 5, 30],
    ['GKE', gke('dataplane-v2'), 10, 15],
    ['AKS', AKS_WITH_SPOT, 5, 30],
  ])('on %s', (_, cluster, wait, grace) => {
    expect(web({}, cluster)['lifecycle']).toEqual({ preStop: { sleep: { seconds: wait } } });
    expect(podSpec({}, cluster).terminationGracePeriodSeconds).toBe(grace);
  });

  test('a program that says that it ends need not wait where nodes end pods', () => {
    const readiness = { ...CHECKOUT.readiness, failsOnTermination: true };
    expect(web({ readiness }, gke('dataplane-v2'))).not.toHaveProperty('lifecycle');
    expect(podSpec({ readiness }, gke('dataplane-v2')).terminationGracePeriodSeconds).toBe(15);
  });

  test('a shell waits before Kubernetes 1.30', () => {
    const old = kubeadm({
      kubernetes: '1.29',
      nodePools: [{ name: 'spot', role: 'control-plane', nodes: 30, spot: true }],
    });
    expect(web({}, old)['lifecycle']).toEqual({ preStop: { exec: { command: ['/bin/sh', '-c', 'sleep 5'] } } });
  });

  test('every container waits, and only the first is asked whether it is ready', () => {
    const { containers } = podSpec({
      pod: {
        containers: [WEB, { name: 'proxy', image: 'registry.example.com/proxy:1', lifecycle: { postStart: {} } }],
      },
    });
    expect(containers[1]).toMatchObject({ lifecycle: { postStart: {}, preStop: { sleep: { seconds: 5 } } } });
    expect(containers.map((container) => 'readinessProbe' in container)).toEqual([true, false]);
  });

  test.each([
    [{ kind: 'grpc', port: 9000 }, { grpc: { port: 9000 } }],
    [{ kind: 'tcp', port: 9000 }, { tcpSocket: { port: 9000 } }],
    [{ kind: 'exec', command: ['/ready'] }, { exec: { command: ['/ready'] } }],
    [
      { kind: 'http', path: '/ready', port: 443, scheme: 'HTTPS' },
      { httpGet: { path: '/ready', port: 443, scheme: 'HTTPS' } },
    ],
  ] as const)('is asked by %p', (probe, expected) => {
    expect(web({ readiness: { probe } })['readinessProbe']).toEqual({
      ...expected,
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 1,
    });
  });
});
