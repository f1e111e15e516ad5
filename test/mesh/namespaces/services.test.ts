import { find, mesh, objectsOf } from '../../support/mesh-objects';
import { EVERYTHING, RETRIED } from '../../support/meshes';
import { at } from '../../support/values';

describe('a Service', () => {
  test('carries its binding, and says what its ports speak', () => {
    expect(find(mesh(EVERYTHING), 'Service', 'orders')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'orders',
        namespace: 'legacy',
        labels: {
          'istio.io/use-waypoint': 'critical',
          'istio.io/use-waypoint-namespace': 'shop',
          'istio.io/ingress-use-waypoint': 'true',
        },
      },
      spec: {
        selector: { app: 'orders' },
        ports: [{ name: 'api', port: 80, targetPort: 80, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }],
      },
    });
    expect(find(mesh(EVERYTHING), 'Service', 'database')?.metadata.labels).toEqual({ 'istio.io/use-waypoint': 'none' });
    expect(find(mesh(EVERYTHING), 'Service', 'workers')).toMatchObject({ spec: { clusterIP: 'None' } });
    expect(at(find(mesh(RETRIED), 'Service', 'search'), 'spec.ports')).toMatchObject([
      { name: 'http-80' },
      { name: 'http-81' },
    ]);
  });

  test('that others apply is left to them, with the labels that it needs', () => {
    expect(find(mesh(EVERYTHING), 'Service', 'frontend')).toBeUndefined();
    expect(mesh(EVERYTHING).needs.manual).toContain(
      'whoever applies the Service shop/frontend gives it the labels istio.io/use-waypoint=critical and istio.io/ingress-use-waypoint=false, once its waypoint is Programmed',
    );
  });

  test('of a version has its pods, its waypoint and its circuit breaker', () => {
    const made = mesh(EVERYTHING);
    expect(find(made, 'Service', 'payment-v2')).toMatchObject({
      metadata: { labels: { 'istio.io/use-waypoint': 'critical' } },
      spec: { selector: { app: 'payment', version: 'v2' } },
    });
    for (const host of ['payment', 'payment-v1', 'payment-v2']) {
      expect(find(made, 'DestinationRule', host, 'shop')).toMatchObject({
        spec: {
          host,
          trafficPolicy: {
            connectionPool: {
              tcp: { maxConnections: 100, connectTimeout: '2s' },
              http: { http1MaxPendingRequests: 50, http2MaxRequests: 200, maxRetries: 3 },
            },
            outlierDetection: {
              consecutive5xxErrors: 5,
              consecutiveGatewayErrors: 3,
              interval: '30s',
              baseEjectionTime: '30s',
              maxEjectionPercent: 50,
            },
          },
        },
      });
    }
  });

  test('is routed by header first and by weight after, port by port', () => {
    const made = mesh(EVERYTHING);
    expect(at(find(made, 'HTTPRoute', 'payment.8080'), 'spec')).toEqual({
      parentRefs: [{ group: '', kind: 'Service', name: 'payment', port: 8080 }],
      rules: [
        {
          matches: [
            {
              headers: [
                { type: 'Exact', name: 'x-canary', value: 'yes' },
                { type: 'RegularExpression', name: 'x-user', value: 'qa-.+' },
              ],
            },
          ],
          backendRefs: [{ name: 'payment-v2', port: 8080 }],
          timeouts: { request: '3s' },
        },
        {
          backendRefs: [
            { name: 'payment-v1', port: 8080, weight: 90 },
            { name: 'payment-v2', port: 8080, weight: 10 },
          ],
          timeouts: { request: '3s' },
        },
      ],
    });
    expect(find(made, 'HTTPRoute', 'payment.9090')).toBeDefined();
    expect(find(made, 'HTTPRoute', 'payment.9443')).toBeUndefined();
  });

  test('that is tried again asks for the experimental channel', () => {
    expect(at(find(mesh(RETRIED), 'HTTPRoute', 'cart'), 'spec.rules')).toEqual([
      {
        backendRefs: [{ name: 'cart', port: 80 }],
        timeouts: { request: '10s' },
        retry: { attempts: 3, codes: [502, 503], backoff: '100ms' },
      },
    ]);
    expect(mesh(RETRIED).needs.gatewayApi).toMatchObject([{ versions: { standard: '<0.0.0' }, isFatal: true }]);
    expect(mesh(RETRIED).needs.manual.join()).toContain('experimental channel');
    expect(mesh(EVERYTHING).needs.gatewayApi).toBeUndefined();
  });

  test('in trouble has a VirtualService and no HTTPRoute', () => {
    const made = mesh(RETRIED);
    const fault = {
      abort: { percentage: { value: 0.5 }, httpStatus: 503 },
      delay: { percentage: { value: 10 }, fixedDelay: '2s' },
    };
    expect(at(find(made, 'VirtualService', 'search-fault', 'shop'), 'spec')).toEqual({
      hosts: ['search'],
      http: [80, 81].map((port) => ({
        match: [{ port }],
        fault,
        route: [{ destination: { host: 'search', port: { number: port } } }],
      })),
    });
    expect(objectsOf(made).filter(({ kind }) => kind === 'HTTPRoute')).toHaveLength(1);
  });
});

describe('who may call', () => {
  const made = mesh(EVERYTHING);
  const spec = (name: string, namespace = 'shop'): unknown =>
    at(find(made, 'AuthorizationPolicy', name, namespace), 'spec');
  const PAYMENTS = ['payment', 'payment-v1', 'payment-v2'].map((name) => ({ group: '', kind: 'Service', name }));

  test('is judged by the waypoint, under whatever name the Service is called', () => {
    expect(spec('payment-allow')).toEqual({
      targetRefs: PAYMENTS,
      action: 'ALLOW',
      rules: [
        {
          from: [
            { source: { serviceAccounts: ['shop/frontend'] } },
            { source: { namespaces: ['batch'] } },
            { source: { principals: ['other.example/ns/shop/sa/frontend'] } },
          ],
          to: [{ operation: { ports: ['8080'], methods: ['POST'], paths: ['/pay/*'], hosts: ['payment.shop'] } }],
          when: [{ key: 'request.auth.claims[role]', values: ['clerk', 'admin'] }],
        },
      ],
    });
    // At 9443 there are no requests to look into: without ports, this would refuse every connection there.
    expect(spec('payment-deny')).toEqual({
      targetRefs: PAYMENTS,
      action: 'DENY',
      rules: [{ to: [{ operation: { ports: ['8080', '9090'], paths: ['/debug/*'] } }] }],
    });
    expect(spec('payment-token')).toEqual({
      targetRefs: PAYMENTS,
      action: 'DENY',
      rules: [
        { from: [{ source: { notRequestPrincipals: ['*'] } }], to: [{ operation: { ports: ['8080', '9090'] } }] },
      ],
    });
    expect(find(made, 'RequestAuthentication', 'payment')).toMatchObject({
      spec: { targetRefs: PAYMENTS, jwtRules: [{ audiences: ['shop'], forwardOriginalToken: true }] },
    });
  });

  test('is at pods the waypoint, those who may go past it, and plaintext where it is allowed', () => {
    expect(spec('payment-by-waypoint')).toEqual({
      selector: { matchLabels: { app: 'payment' } },
      action: 'ALLOW',
      rules: [
        {
          from: [
            { source: { serviceAccounts: ['shop/critical'] } },
            { source: { serviceAccounts: ['monitoring/prometheus'] } },
          ],
        },
        { to: [{ operation: { ports: ['9443'] } }] },
      ],
    });
    expect(find(made, 'PeerAuthentication', 'payment-plaintext')).toMatchObject({
      spec: { mtls: { mode: 'STRICT' }, portLevelMtls: { 9443: { mode: 'PERMISSIVE' } } },
    });
  });

  test('is judged at pods where there is no waypoint, by the port that pods have', () => {
    expect(spec('database-allow')).toEqual({
      selector: { matchLabels: { app: 'database' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { serviceAccounts: ['shop/payment'] } }], to: [{ operation: { ports: ['15432'] } }] }],
    });
    expect(spec('database-deny')).toMatchObject({ action: 'DENY' });
    expect(spec('database-by-waypoint')).toBeUndefined();
  });

  test('is nobody by default, at pods and at waypoints alike', () => {
    expect(spec('allow-nothing', 'istio-system')).toEqual({ action: 'ALLOW' });
    expect(spec('allow-nothing-istio-waypoint', 'istio-system')).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' }],
      action: 'ALLOW',
    });
    expect(spec('allow-nothing')).toEqual({ action: 'ALLOW' });
    expect(spec('allow-nothing-critical')).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'critical' }],
      action: 'ALLOW',
    });
    // Its waypoint belongs to another namespace, so that nothing of its own would close it there.
    expect(spec('orders-allow', 'legacy')).toEqual({
      targetRefs: [{ group: '', kind: 'Service', name: 'orders' }],
      action: 'ALLOW',
    });
    expect(spec('orders-by-waypoint', 'legacy')).toBeDefined();
  });
});

describe('the way out', () => {
  const made = mesh(EVERYTHING);
  const entry = (name: string): unknown => at(find(made, 'ServiceEntry', name, 'istio-egress'), 'spec');

  test('leads by the waypoint of its namespace', () => {
    expect(find(made, 'ServiceEntry', 'bank')?.metadata.labels).toEqual({ 'istio.io/use-waypoint': 'out' });
    expect(entry('bank')).toEqual({
      hosts: ['api.bank.example'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 443 }],
      resolution: 'DNS',
    });
    expect(at(find(made, 'DestinationRule', 'bank', 'istio-egress'), 'spec')).toEqual({
      host: 'api.bank.example',
      trafficPolicy: { tls: { mode: 'SIMPLE', sni: 'api.bank.example' } },
    });
    expect(entry('storage')).toMatchObject({ ports: [{ number: 443, protocol: 'TLS' }], resolution: 'DYNAMIC_DNS' });
    expect(entry('mail')).toMatchObject({ ports: [{ number: 587, protocol: 'TCP' }] });
  });

  test('is open to those who are named', () => {
    expect(at(find(made, 'AuthorizationPolicy', 'bank', 'istio-egress'), 'spec')).toMatchObject({
      targetRefs: [{ group: 'networking.istio.io', kind: 'ServiceEntry', name: 'bank' }],
      rules: [{ from: [{ source: { serviceAccounts: ['shop/payment'] } }] }],
    });
    expect(at(find(made, 'AuthorizationPolicy', 'mail', 'istio-egress'), 'spec.rules')).toBeUndefined();
    const open = mesh({ egress: { hosts: [{ name: 'mail', host: 'smtp.example.com', protocol: 'tls' }] } });
    expect(find(open, 'AuthorizationPolicy', 'mail')).toBeUndefined();
    expect(open.needs.manual).toContain(
      'pods of namespaces that do not close egress reach the world past the egress waypoint too',
    );
  });
});
