import { joinNeeds } from '../../../lib/core/needs';
import type { InstallPlan } from '../../../lib/core/plan';
import { evaluate } from '../../../lib/core/rule';
import type { Whole } from '../../../lib/core/whole';
import { planIstioAmbient } from '../../../lib/mesh/istio';
import { MESH_COMPOSE_RULES, type MeshService, planMesh } from '../../../lib/mesh/namespaces';
import { sized } from '../../support/clusters';
import { brief } from '../../support/findings';
import { BOUND, bound, FRONTEND, HTTP, mesh, PAYMENT, shop } from '../../support/mesh-findings';

/*
 * What rules/mesh-cases.ts does not show: a rule has one case there, and these have more than one side.
 */

const CRITICAL = [{ name: 'critical' }];
const SHOP = { ...FRONTEND, namespace: 'shop' };
const MIXED: MeshService = { ...BOUND, ports: [HTTP, { port: 9443, protocol: 'tls' }] };
const TOKENS = { issuers: [{ issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/keys' }] };

describe('Services with the same pods', () => {
  const pair = (other: Partial<MeshService>, one: MeshService = BOUND): readonly string[] =>
    shop({ waypoints: [...CRITICAL, { name: 'second' }], services: [one, { ...PAYMENT, name: 'other', ...other }] })
      .filter(({ severity }) => severity === 'error')
      .map(brief);

  test.each<[string, readonly string[], readonly string[]]>([
    ['go past a waypoint that is required', pair({}), ['mesh/pods-are-reached-one-way@namespaces[0].services[1]']],
    [
      'go by another waypoint',
      pair({ waypoint: { name: 'second' } }),
      ['mesh/pods-are-reached-one-way@namespaces[0].services[1]'],
    ],
    ['require another waypoint', pair({ waypoint: { name: 'second', require: true } }), []],
    ['are let in by a rule of their own', pair({ authorization: { allow: [{ from: [FRONTEND] }] } }), []],
    ['are let in by name', pair({}, { ...BOUND, direct: [FRONTEND] }), []],
    ['go the same way', pair({ waypoint: { name: 'critical' } }), []],
    [
      'are some of them',
      pair({ selector: { ...PAYMENT.selector, tier: 'gold' } }),
      ['mesh/pods-are-reached-one-way@namespaces[0].services[1]'],
    ],
    ['are others', pair({ selector: { app: 'other' } }), []],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('what is said of requests', () => {
  test('is refused at ports without any', () => {
    const at = (port: number): readonly string[] =>
      shop({
        waypoints: CRITICAL,
        services: [{ ...MIXED, authorization: { deny: [{ ports: [port], http: { paths: ['/debug'] } }] } }],
      }).map(brief);
    expect(at(8080)).toEqual([]);
    expect(at(9443)).toEqual([
      'mesh/requests-are-judged-at-a-waypoint@namespaces[0].services[0].authorization.deny[0].http',
    ]);
  });

  test('is not asked of tokens where no port has requests', () => {
    const ports = [{ port: 5432, protocol: 'tcp' }] as const;
    expect(bound({ ports, authorization: { jwt: TOKENS } }).map(brief)).toEqual([
      'mesh/requests-are-judged-at-a-waypoint@namespaces[0].services[0].authorization.jwt',
    ]);
  });

  test.each(['debug', '/a/*/b', '*debug*', '*/debug/*'])('meets none at %s', (path) => {
    expect(bound({ authorization: { deny: [{ http: { paths: [path] } }] } }).map(brief)).toEqual([
      'mesh/requests-are-written-as-they-come@namespaces[0].services[0].authorization.deny[0].http.paths[0]',
    ]);
  });

  test('has methods in capital letters, on the way out too', () => {
    const hosts = [{ name: 'bank', host: 'api.bank.example', protocol: 'https' }] as const;
    const rule = { from: [SHOP], http: { methods: ['post'] } };
    expect(mesh({ egress: { hosts: [{ ...hosts[0], allow: [rule] }] } })).toMatchObject([
      { path: 'egress.hosts[0].allow[0].http.methods[0]', fix: "write 'POST'" },
    ]);
  });
});

test('a version with labels that the Service contradicts has no pods', () => {
  const versions = [
    { name: 'v1', labels: { version: 'v1' }, weight: 90 },
    { name: 'v2', labels: { app: 'payment-v2' }, weight: 10 },
  ];
  expect(bound({ traffic: { versions } }).map(brief)).toEqual([
    'mesh/versions-have-pods-of-their-own@namespaces[0].services[0].traffic.versions[1].labels',
  ]);
});

test('a span of time of nothing is refused: it would switch off, or be refused by the API server', () => {
  expect(bound({ traffic: { timeout: '0s' } })).toMatchObject([
    { severity: 'error', path: 'namespaces[0].services[0].traffic.timeout' },
  ]);
  expect(bound({ traffic: { timeout: '10ms' } })).toEqual([]);
});

test('the waypoint for the way out takes requests to hosts', () => {
  const hosts = [{ name: 'bank', host: 'api.bank.example', protocol: 'https' }] as const;
  const takes = (kind: 'all' | 'workload'): readonly string[] =>
    mesh({ egress: { waypoint: { name: 'out', for: kind }, hosts } }).map(brief);
  expect(takes('workload')).toEqual(['mesh/waypoint-serves-services@egress.waypoint.for']);
  expect(takes('all')).toEqual([]);
});

test('the way out has a namespace of its own', () => {
  const hosts = [{ name: 'bank', host: 'api.bank.example', protocol: 'https' }] as const;
  expect(mesh({ egress: { namespace: 'istio-system', hosts } }).map(brief)).toEqual([
    'mesh/namespace-can-be-enrolled@egress.namespace',
  ]);
});

test('where everything is denied, a host outside that nobody may reach is said', () => {
  const hosts = [{ name: 'bank', host: 'api.bank.example', protocol: 'https' }] as const;
  expect(mesh({ denyAll: true, egress: { hosts } }).map(brief)).toEqual([
    'mesh/somebody-may-call@egress.hosts[0].allow',
  ]);
});

test('a Service whose waypoint is in a namespace that denies everything says who may call it', () => {
  const namespaces = [
    { name: 'edge', denyAll: true, waypoints: [{ name: 'shared', namespaces: { from: 'all' } as const }] },
    { name: 'shop', services: [{ ...PAYMENT, waypoint: { name: 'shared', namespace: 'edge' } }] },
  ];
  expect(mesh({ namespaces }).map(brief)).toEqual([
    'mesh/somebody-may-call@namespaces[1].services[0].authorization.allow',
  ]);
});

describe('together with other plans', () => {
  const found = (...plans: readonly InstallPlan[]): readonly string[] => {
    const whole: Whole = { cluster: sized(3), plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
    return evaluate<Whole, string>(MESH_COMPOSE_RULES, whole).findings.map(brief);
  };

  test('a namespace that others apply is enrolled too, and not to be left out', () => {
    const istio = planIstioAmbient(sized(3), { nodeAgent: { excludeNamespaces: ['shop'] } });
    const others = planMesh(sized(3), { namespaces: [{ name: 'shop', appliedBy: 'others' }] });
    expect(found(istio, others)).toEqual(['mesh/namespace-is-not-excluded@mesh']);
  });

  test('probes from an address that only the agent was told are refused by a namespace that is closed', () => {
    const closed = (direction: 'ingress' | 'egress'): InstallPlan =>
      planMesh(sized(3), { namespaces: [{ name: 'shop', defaultDeny: [direction] }] });
    const istio = planIstioAmbient(sized(3), { nodeAgent: { probeAddress: { ipv4: '169.254.9.9' } } });
    expect(found(istio, closed('ingress'))).toEqual(['mesh/network-policies-fit-the-mesh@mesh']);
    expect(found(istio, closed('egress'))).toEqual([]);
    expect(found(planIstioAmbient(sized(3)), closed('ingress'))).toEqual([]);
  });

  test('a waypoint of theirs for pods takes no requests to Services', () => {
    const waypoint = { name: 'shared', for: 'workload', wholeNamespace: true, namespaces: { from: 'all' } } as const;
    const theirs = planMesh(sized(3), { name: 'edge', namespaces: [{ name: 'edge', waypoints: [waypoint] }] });
    const services = [{ ...PAYMENT, waypoint: { name: 'shared', namespace: 'edge' } }];
    const ours = planMesh(sized(3), { namespaces: [{ name: 'shop', services }] });
    expect(found(theirs, ours)).toEqual(['mesh/waypoint-of-others-takes-it@mesh']);
  });

  test('a waypoint that is not required is refused by pods where another plan denies everything', () => {
    const closed = planMesh(sized(3), { name: 'closed', denyAll: true });
    const ours = (require: boolean): InstallPlan =>
      planMesh(sized(3), {
        namespaces: [
          { name: 'shop', waypoints: CRITICAL, services: [{ ...PAYMENT, waypoint: { name: 'critical', require } }] },
        ],
      });
    expect(found(closed, ours(false))).toEqual(['mesh/denied-by-another-plan@mesh']);
    expect(found(closed, ours(true))).toEqual([]);
  });
});
