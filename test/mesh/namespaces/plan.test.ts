import { parse } from 'yaml';
import { helmValues } from '../../../lib/cdk8s';
import { compose } from '../../../lib/core/compose';
import type { InstallPlan } from '../../../lib/core/plan';
import { deliver } from '../../../lib/delivery/deliver';
import { inspectMesh, type MeshService, planMesh } from '../../../lib/mesh/namespaces';
import { DUAL_STACK, gke, sized } from '../../support/clusters';
import { find, mesh, objectsOf, shop } from '../../support/mesh-objects';
import { EVERYTHING, PAYMENT } from '../../support/meshes';
import { at } from '../../support/values';

const CART: MeshService = { name: 'cart', selector: { app: 'cart' }, ports: [{ port: 80, protocol: 'http' }] };

const namesOf = (plan: InstallPlan, id: string): readonly string[] =>
  plan.steps.flatMap((one) =>
    one.kind === 'manifest' && one.id === id ? one.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`) : [],
  );

describe('steps', () => {
  test('bind Services after their waypoint, and refuse everything last', () => {
    const { steps } = mesh(EVERYTHING);
    expect(steps.map(({ id, after }) => [id, after.map((one) => one.id)])).toEqual([
      ['namespaces', []],
      ['network', ['namespaces']],
      ['waypoint-settings', ['network']],
      ['waypoints', ['waypoint-settings']],
      ['waypoint-policies', ['waypoints']],
      ['services', ['waypoint-policies']],
      ['traffic', ['services']],
      ['pod-policies', ['traffic']],
      ['deny-all', ['pod-policies']],
    ]);
    expect(steps.find(({ id }) => id === 'waypoints')?.readyWhen).toEqual(
      [
        ['critical', 'shop'],
        ['open', 'shop'],
        ['out', 'istio-egress'],
      ].map(([name, namespace]) => ({
        resource: 'gateway.gateway.networking.k8s.io',
        name,
        namespace,
        condition: 'Programmed',
      })),
    );
  });

  test('of a namespace without anything else enrol it, and nothing more', () => {
    expect(shop({}).steps.map(({ id }) => id)).toEqual(['namespaces', 'network']);
    expect(shop({}).requires).toEqual(['cni', 'service-mesh']);
    expect(shop({ waypoints: [{ name: 'a', wholeNamespace: true }] }).requires).toContain('gateway-api');
    expect(shop({ defaultDeny: ['ingress'] }).requires).toContain('network-policy');
  });

  test('are waited for by the install script', () => {
    const alone = {
      ...mesh({ namespaces: [{ name: 'shop', waypoints: [{ name: 'critical' }], services: [PAYMENT] }] }),
      requires: [],
    };
    const script = deliver(compose(sized(3), alone), helmValues()).files.find(({ path }) => path === 'install.sh');
    const lines = String(script?.content).split('\n');
    const wait = lines.indexOf('wait_until Programmed gateway.gateway.networking.k8s.io/critical --namespace shop');
    const apply = (step: string): number =>
      lines.findIndex((line) => line.startsWith('kubectl apply') && line.endsWith(`-mesh-${step}.yaml`));
    expect(apply('waypoints')).toBeGreaterThan(0);
    expect(wait).toBeGreaterThan(apply('waypoints'));
    expect(apply('services')).toBeGreaterThan(wait);
  });
});

describe('a namespace', () => {
  test('is enrolled and strict, with its waypoint as a label for what others apply', () => {
    const made = shop({ labels: { team: 'a' }, waypoints: [{ name: 'all', wholeNamespace: true }] });
    expect(find(made, 'Namespace', 'shop')?.metadata.labels).toEqual({
      team: 'a',
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'all',
      'istio.io/ingress-use-waypoint': 'true',
    });
    expect(made.needs.manual).toContain(
      'the Namespace shop names its waypoint all before that is Programmed: whoever applies more Services there does so after it',
    );
    expect(at(find(made, 'PeerAuthentication', 'default', 'shop'), 'spec.mtls.mode')).toBe('STRICT');
    expect(at(find(shop({ mtls: 'permissive' }), 'PeerAuthentication', 'default'), 'spec.mtls.mode')).toBe(
      'PERMISSIVE',
    );
  });

  test('that others apply is left to them, with the labels that it needs', () => {
    const made = shop({ appliedBy: 'others' });
    expect(find(made, 'Namespace', 'shop')).toBeUndefined();
    expect(made.needs.manual).toEqual([
      'whoever applies the Namespace shop gives it the labels istio.io/dataplane-mode=ambient',
    ]);
  });

  test('that denies by default lets in the mesh, probes, metrics of waypoints and ports in plaintext', () => {
    const made = planMesh(sized(3, DUAL_STACK), {
      namespaces: [
        { name: 'shop', defaultDeny: ['ingress', 'egress'], waypoints: [{ name: 'critical' }], services: [PAYMENT] },
      ],
    });
    expect(find(made, 'NetworkPolicy', 'mesh-only')).toMatchObject({
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          { ports: [{ protocol: 'TCP', port: 15_008 }] },
          {
            from: [{ ipBlock: { cidr: '169.254.7.127/32' } }, { ipBlock: { cidr: 'fd16:9254:7127:1337:ffff::/80' } }],
          },
        ],
        egress: [
          { ports: [{ protocol: 'TCP', port: 15_008 }] },
          {
            ports: [
              { protocol: 'TCP', port: 53 },
              { protocol: 'UDP', port: 53 },
            ],
          },
        ],
      },
    });
    expect(at(find(made, 'NetworkPolicy', 'waypoints'), 'spec')).toMatchObject({
      ingress: [{ ports: [{ port: 15_020 }, { port: 15_021 }] }],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } } }],
          ports: [{ port: 15_012 }],
        },
      ],
    });
    expect(at(find(made, 'NetworkPolicy', 'payment-plaintext'), 'spec')).toMatchObject({
      podSelector: { matchLabels: { app: 'payment' } },
      ingress: [{ ports: [{ port: 9443 }] }],
    });
  });

  test('that closes one direction leaves the other alone', () => {
    const spec = at(find(shop({ defaultDeny: ['ingress'] }), 'NetworkPolicy', 'mesh-only'), 'spec');
    expect(at(spec, 'policyTypes')).toEqual(['Ingress']);
    expect(at(spec, 'egress')).toBeUndefined();
  });
});

describe('a waypoint', () => {
  const overlay = (made: InstallPlan, key: string): unknown =>
    parse(String(at(find(made, 'ConfigMap', 'critical-waypoint'), `data.${key}`)));
  const bound = (waypoint: object = {}): InstallPlan =>
    shop({ waypoints: [{ name: 'critical', ...waypoint }], services: [PAYMENT] });

  test('is a Gateway with a ConfigMap before it', () => {
    expect(find(bound(), 'Gateway', 'critical', 'shop')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'critical', namespace: 'shop', labels: { 'istio.io/waypoint-for': 'service' } },
      spec: {
        gatewayClassName: 'istio-waypoint',
        infrastructure: { parametersRef: { group: '', kind: 'ConfigMap', name: 'critical-waypoint' } },
        listeners: [{ name: 'mesh', port: 15_008, protocol: 'HBONE' }],
      },
    });
    expect(namesOf(bound(), 'waypoint-settings')).toEqual(['ConfigMap critical-waypoint']);
  });

  test('grows at once, shrinks slowly, and is never a number of copies', () => {
    expect(overlay(bound(), 'horizontalPodAutoscaler')).toEqual({
      spec: {
        minReplicas: 2,
        maxReplicas: 4,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
        ],
        behavior: {
          scaleDown: { stabilizationWindowSeconds: 600, policies: [{ type: 'Pods', value: 1, periodSeconds: 120 }] },
        },
      },
    });
    expect(overlay(bound(), 'podDisruptionBudget')).toEqual({ spec: { minAvailable: 1 } });
    expect(at(overlay(bound(), 'deployment'), 'spec.replicas')).toBeUndefined();
  });

  test('that grows by its load asks who brings a metrics server, unless the cluster has one', () => {
    const asks = ({ needs }: InstallPlan): boolean => needs.manual.join().includes('metrics server');
    expect(asks(bound())).toBe(true);
    expect(asks(bound({ scaling: { min: 2, max: 2 } }))).toBe(false);
    const onGke = planMesh(gke('dataplane-v2'), {
      namespaces: [{ name: 'shop', waypoints: [{ name: 'critical', wholeNamespace: true }] }],
    });
    expect(asks(onGke)).toBe(false);
  });

  test('is spread by the label that its pods have', () => {
    const constraints = at(overlay(bound(), 'deployment'), 'spec.template.spec.topologySpreadConstraints');
    expect(constraints).toEqual(
      ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'critical' } },
      })),
    );
    const resources = { requests: { cpu: '250m' }, limits: { memory: '1Gi' } };
    expect(at(overlay(bound({ zoneSpread: false, resources }), 'deployment'), 'spec.template.spec')).toMatchObject({
      terminationGracePeriodSeconds: 60,
      topologySpreadConstraints: [{ topologyKey: 'kubernetes.io/hostname' }],
      containers: [{ name: 'istio-proxy', resources }],
    });
  });

  test('lets in the namespaces that it is told, and always its own', () => {
    const routes = (namespaces: object): unknown =>
      at(find(bound({ namespaces }), 'Gateway', 'critical'), 'spec.listeners');
    expect(routes({ from: 'all' })).toMatchObject([{ allowedRoutes: { namespaces: { from: 'All' } } }]);
    expect(routes({ from: 'names', names: ['legacy'] })).toMatchObject([
      {
        allowedRoutes: {
          namespaces: {
            from: 'Selector',
            selector: {
              matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop', 'legacy'] }],
            },
          },
        },
      },
    ]);
  });
});

test('the same options make the same plan, and nothing is said twice', () => {
  expect(mesh(EVERYTHING)).toEqual(mesh(EVERYTHING));
  const keys = objectsOf(mesh(EVERYTHING)).map(
    ({ kind, metadata: { name, namespace } }) => `${kind} ${namespace}/${name}`,
  );
  expect(new Set(keys).size).toBe(keys.length);
});

test('what is wrong is said all at once', () => {
  const { findings } = inspectMesh(sized(3), {
    namespaces: [
      { name: 'kube-system' },
      {
        name: 'shop',
        services: [
          {
            ...CART,
            selector: {},
            headless: true,
            waypoint: { name: 'nobody' },
            traffic: { timeout: '1s', routes: [] },
          },
        ],
      },
    ],
  });
  expect(findings.map(({ rule }) => rule).sort()).toEqual([
    'mesh/headless-services-have-no-waypoint',
    'mesh/namespace-can-be-enrolled',
    'mesh/pods-are-selected',
    'mesh/waypoint-is-there',
  ]);
});
