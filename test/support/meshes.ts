import type { MeshOptions, MeshService } from '../../lib/mesh/namespaces';

/** A payment service as a bank would have it: bound to a waypoint that is required, split, guarded. */
export const PAYMENT: MeshService = {
  name: 'payment',
  selector: { app: 'payment' },
  ports: [
    { port: 8080, protocol: 'http', targetPort: 80 },
    { port: 9090, protocol: 'grpc' },
    { port: 9443, protocol: 'tls', plaintext: true },
  ],
  waypoint: { name: 'critical', require: true },
  direct: [{ kind: 'service-account', name: 'prometheus', namespace: 'monitoring' }],
  traffic: {
    circuitBreaker: { consecutive5xxErrors: 5, consecutiveGatewayErrors: 3, interval: '30s' },
    connectionPool: {
      maxConnections: 100,
      http1MaxPendingRequests: 50,
      http2MaxRequests: 200,
      maxRetries: 3,
      connectTimeout: '2s',
    },
    timeout: '3s',
    versions: [
      { name: 'v1', labels: { version: 'v1' }, weight: 90 },
      { name: 'v2', labels: { version: 'v2' }, weight: 10 },
    ],
    routes: [
      {
        headers: [
          { name: 'x-canary', value: 'yes' },
          { name: 'x-user', value: 'qa-.+', regex: true },
        ],
        version: 'v2',
      },
    ],
  },
  authorization: {
    allow: [
      {
        from: [
          { kind: 'service-account', name: 'frontend' },
          { kind: 'namespace', name: 'batch' },
          { kind: 'principal', principal: 'other.example/ns/shop/sa/frontend' },
        ],
        ports: [8080],
        http: { methods: ['POST'], paths: ['/pay/*'], hosts: ['payment.shop'] },
        claims: { role: ['clerk', 'admin'] },
      },
    ],
    deny: [{ http: { paths: ['/debug/*'] } }],
    jwt: {
      issuers: [
        {
          issuer: 'https://id.example.com',
          jwksUri: 'https://id.example.com/keys',
          audiences: ['shop'],
          forward: true,
        },
      ],
    },
  },
};

/** A mesh that uses every word there is, but retries and faults. */
export const EVERYTHING: MeshOptions = {
  denyAll: true,
  namespaces: [
    {
      name: 'shop',
      labels: { team: 'shop' },
      denyAll: true,
      defaultDeny: ['ingress', 'egress'],
      waypoints: [
        {
          name: 'critical',
          for: 'all',
          wholeNamespace: true,
          namespaces: { from: 'names', names: ['legacy'] },
          scaling: { min: 3, max: 9, cpu: 60 },
          minAvailable: 2,
          resources: { requests: { cpu: '250m', memory: '128Mi' }, limits: { memory: '1Gi' } },
          terminationGracePeriodSeconds: 120,
          zoneSpread: false,
          revision: 'stable',
        },
        { name: 'open', namespaces: { from: 'all' } },
      ],
      services: [
        PAYMENT,
        {
          name: 'database',
          selector: { app: 'database' },
          ports: [{ port: 5432, protocol: 'tcp', targetPort: 15432 }],
          waypoint: { name: 'none' },
          authorization: {
            allow: [{ from: [{ kind: 'service-account', name: 'payment' }], ports: [5432] }],
            deny: [{ from: [{ kind: 'namespace', name: 'batch' }] }],
          },
        },
        {
          name: 'frontend',
          appliedBy: 'others',
          selector: { app: 'frontend' },
          ports: [{ port: 80, protocol: 'http' }],
          ingressUsesWaypoint: false,
          direct: [{ kind: 'service-account', name: 'gateway', namespace: 'ingress' }],
          authorization: { allow: [{ from: [{ kind: 'service-account', name: 'gateway', namespace: 'ingress' }] }] },
        },
      ],
    },
    {
      name: 'legacy',
      appliedBy: 'others',
      mtls: 'permissive',
      services: [
        {
          name: 'orders',
          selector: { app: 'orders' },
          ports: [{ port: 80, protocol: 'http2', name: 'api' }],
          waypoint: { name: 'critical', namespace: 'shop' },
        },
        {
          name: 'workers',
          selector: { app: 'workers' },
          ports: [{ port: 7000, protocol: 'tcp' }],
          headless: true,
        },
      ],
    },
  ],
  egress: {
    waypoint: { name: 'out' },
    hosts: [
      {
        name: 'bank',
        host: 'api.bank.example',
        protocol: 'https',
        allow: [
          {
            from: [{ kind: 'service-account', name: 'payment', namespace: 'shop' }],
            http: { methods: ['POST'] },
          },
        ],
      },
      { name: 'mail', host: 'smtp.example.com', protocol: 'tcp', port: 587 },
      { name: 'storage', host: '*.storage.example', protocol: 'tls' },
      { name: 'mirror', host: 'mirror.example.com', protocol: 'http', port: 8000 },
    ],
  },
};

/** A service whose waypoint tries again, which needs the experimental channel. */
export const RETRIED: MeshOptions = {
  namespaces: [
    {
      name: 'shop',
      waypoints: [{ name: 'waypoint' }],
      services: [
        {
          name: 'cart',
          selector: { app: 'cart' },
          ports: [{ port: 80, protocol: 'http' }],
          waypoint: { name: 'waypoint' },
          traffic: { timeout: '10s', retries: { attempts: 3, codes: [502, 503], backoff: '100ms' } },
        },
        {
          name: 'search',
          selector: { app: 'search' },
          ports: [
            { port: 80, protocol: 'http' },
            { port: 81, protocol: 'http' },
          ],
          waypoint: { name: 'waypoint' },
          traffic: { fault: { abort: { percent: 0.5, status: 503 }, delay: { percent: 10, time: '2s' } } },
        },
      ],
    },
  ],
};
