import type { Finding } from '../../../lib/core/finding';
import type { KubernetesObject } from '../../../lib/core/plan';
import { inspectMesh, type MeshOptions } from '../../../lib/mesh/namespaces';
import { sized } from '../../support/clusters';
import { find as findIn, mesh, objectsOf } from '../../support/mesh-objects';
import { at } from '../../support/values';

/*
 * An article of January 2026 shows a shop in ambient mode: a namespace with a label, a waypoint made for the service account
 * of the frontend, and a DestinationRule meant as circuit breaker between frontend and payment. Every test holds one part of
 * it, in this library's words, and what becomes of it here.
 */

const HTTP = [{ port: 8080, protocol: 'http' }] as const;
const FRONTEND = { name: 'frontend', selector: { app: 'frontend' }, ports: HTTP };
const PAYMENT = { name: 'payment', selector: { app: 'payment' }, ports: HTTP };
const BREAKER = { consecutive5xxErrors: 5, interval: '30s', baseEjectionTime: '30s', maxEjectionPercent: 50 };

const inspect = (options: unknown): readonly Finding[] => inspectMesh(sized(3), options as MeshOptions).findings;

const CORRECTED: MeshOptions = {
  namespaces: [
    {
      name: 'boutique',
      waypoints: [{ name: 'waypoint' }],
      services: [
        FRONTEND,
        { ...PAYMENT, waypoint: { name: 'waypoint', require: true }, traffic: { circuitBreaker: BREAKER } },
      ],
    },
  ],
};

test('a circuit breaker for payment behind a waypoint of the frontend is refused: it would see none of these calls', () => {
  const found = inspect({
    namespaces: [
      {
        name: 'boutique',
        waypoints: [{ name: 'waypoint' }],
        services: [
          { ...FRONTEND, waypoint: { name: 'waypoint' } },
          { ...PAYMENT, traffic: { circuitBreaker: BREAKER } },
        ],
      },
    ],
  });
  expect(found).toMatchObject([
    {
      rule: 'mesh/traffic-needs-a-waypoint',
      severity: 'error',
      path: 'namespaces[0].services[1].traffic.circuitBreaker',
      fix: expect.stringContaining('bind the Service to a waypoint') as string,
    },
  ]);
});

test('the count of consecutive errors that istiod does not read has no word here', () => {
  const found = inspect({
    namespaces: [
      {
        name: 'boutique',
        waypoints: [{ name: 'waypoint' }],
        services: [
          { ...PAYMENT, waypoint: { name: 'waypoint' }, traffic: { circuitBreaker: { consecutiveErrors: 5 } } },
        ],
      },
    ],
  });
  expect(found).toMatchObject([
    { rule: 'input/unknown-key', path: 'namespaces[0].services[0].traffic.circuitBreaker.consecutiveErrors' },
  ]);
});

test('a waypoint for a service account has no word here: it is bound by what is called', () => {
  const found = inspect({
    namespaces: [{ name: 'boutique', waypoints: [{ name: 'waypoint', serviceAccount: 'frontend' }] }],
  });
  expect(found).toContainEqual(
    expect.objectContaining({ rule: 'input/unknown-key', path: 'namespaces[0].waypoints[0].serviceAccount' }),
  );
});

describe('the same shop, as it works', () => {
  const plan = mesh(CORRECTED);
  const find = (kind: string, name: string): KubernetesObject | undefined => findIn(plan, kind, name);

  test('is said without a warning', () => {
    expect(plan.findings).toEqual([]);
  });

  test('binds payment, and leaves the frontend to ztunnel', () => {
    expect(find('Service', 'payment')?.metadata.labels).toMatchObject({ 'istio.io/use-waypoint': 'waypoint' });
    expect(find('Service', 'frontend')?.metadata.labels).toBeUndefined();
  });

  test('breaks the circuit beside payment, with a field that is read', () => {
    expect(find('DestinationRule', 'payment')).toMatchObject({
      apiVersion: 'networking.istio.io/v1',
      metadata: { namespace: 'boutique' },
      spec: { host: 'payment', trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5, interval: '30s' } } },
    });
    expect(JSON.stringify(objectsOf(plan))).not.toContain('consecutiveErrors');
  });

  test('refuses plaintext, where the label alone would let it in', () => {
    expect(at(find('PeerAuthentication', 'default'), 'spec.mtls.mode')).toBe('STRICT');
  });

  test('keeps a waypoint of two copies, where the article has one', () => {
    expect(at(find('ConfigMap', 'waypoint-waypoint'), 'data.horizontalPodAutoscaler')).toContain('minReplicas: 2');
    expect(at(find('ConfigMap', 'waypoint-waypoint'), 'data.podDisruptionBudget')).toContain('minAvailable: 1');
  });

  test('gives the waypoint its own identity, and payment lets nobody past it', () => {
    expect(at(find('AuthorizationPolicy', 'payment-by-waypoint'), 'spec.rules')).toEqual([
      { from: [{ source: { serviceAccounts: ['boutique/waypoint'] } }] },
    ]);
    expect(find('Gateway', 'waypoint')?.metadata.annotations).toBeUndefined();
  });
});
