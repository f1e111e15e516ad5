import type {
  CiliumEgressPeer,
  CiliumEgressTraffic,
  CiliumIngressTraffic,
  CiliumPoliciesOptions,
} from '../../lib/cni/cilium-objects/policies';
import { valueAt } from '../../lib/core/trees';
import { allow, found, objects, policy, to } from '../support/cilium-policies';

const spec = (options: CiliumPoliciesOptions): unknown => objects(options)[0]?.['spec'];
const toPorts = (traffic: CiliumIngressTraffic): unknown => valueAt(spec(allow(traffic)), ['ingress', 0, 'toPorts', 0]);
const out = (peer: CiliumEgressPeer): unknown => valueAt(spec(to(peer)), ['egress', 0]);
const outgoing = (
  ...rules: readonly { readonly to?: CiliumEgressPeer; readonly traffic?: CiliumEgressTraffic }[]
): CiliumPoliciesOptions => policy({ name: 'shop', namespace: 'shop', egress: rules });

const ASK = {
  toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } }],
};
const PORT_53 = [{ port: '53', protocol: 'ANY' }];

describe('a peer', () => {
  test('is pods of a namespace, a cluster and a service account', () => {
    expect(
      out({
        kind: 'endpoints',
        endpoints: [
          { namespace: 'web', cluster: 'west', serviceAccount: 'front', matchLabels: { app: 'front' } },
          { namespace: '*', cluster: '*' },
          { namespaceLabels: { team: 'shop' }, matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }] },
          {},
        ],
      }),
    ).toEqual({
      toEndpoints: [
        {
          matchLabels: {
            'k8s:io.cilium.k8s.policy.cluster': 'west',
            'k8s:io.kubernetes.pod.namespace': 'web',
            'k8s:io.cilium.k8s.policy.serviceaccount': 'front',
            app: 'front',
          },
        },
        {
          matchExpressions: [
            { key: 'k8s:io.cilium.k8s.policy.cluster', operator: 'Exists' },
            { key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' },
          ],
        },
        {
          matchLabels: { 'k8s:io.cilium.k8s.namespace.labels.team': 'shop' },
          matchExpressions: [{ key: 'app', operator: 'In', values: ['a'] }],
        },
        {},
      ],
    });
  });

  test('is ranges, but for parts of them, or groups of ranges', () => {
    const partners = { name: 'partners', cidrs: ['203.0.113.0/24'] };
    expect(
      out({
        kind: 'cidrs',
        cidrs: [{ cidr: '198.51.100.0/24', except: ['198.51.100.7/32'] }, { cidr: '2001:db8::/32' }],
      }),
    ).toEqual({ toCIDRSet: [{ cidr: '198.51.100.0/24', except: ['198.51.100.7/32'] }, { cidr: '2001:db8::/32' }] });
    const [group, user] = objects({
      ...to({ kind: 'cidr-groups', groups: [partners, 'partners'] }),
      cidrGroups: [partners],
    });
    expect(group).toEqual({
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumCIDRGroup',
      metadata: { name: 'partners' },
      spec: { externalCIDRs: ['203.0.113.0/24'] },
    });
    expect(valueAt(user, ['spec', 'egress', 0])).toEqual({
      toCIDRSet: [{ cidrGroupRef: 'partners' }, { cidrGroupRef: 'partners' }],
    });
  });

  test('is Services by name and by label, and nodes', () => {
    expect(
      out({
        kind: 'services',
        services: [{ name: 'orders', namespace: 'shop' }],
        selectors: [{ matchLabels: { env: 'staging' }, namespace: 'web' }],
      }),
    ).toEqual({
      toServices: [
        { k8sService: { serviceName: 'orders', namespace: 'shop' } },
        { k8sServiceSelector: { selector: { matchLabels: { env: 'staging' } }, namespace: 'web' } },
      ],
    });
    expect(out({ kind: 'nodes', nodes: [{ matchLabels: { zone: 'a' } }] })).toEqual({
      toNodes: [{ matchLabels: { zone: 'a' } }],
    });
  });
});

describe('traffic', () => {
  test('is ports by number, range and name, or all of a protocol', () => {
    const ports = [
      { port: 80, protocol: 'TCP' },
      { port: 8000, endPort: 8100 },
      { port: 'http' },
      { protocol: 'UDP' },
    ] as const;
    expect(toPorts({ kind: 'ports', ports })).toEqual({
      ports: [
        { port: '80', protocol: 'TCP' },
        { port: '8000', endPort: 8100, protocol: 'ANY' },
        { port: 'http', protocol: 'ANY' },
        { port: '0', protocol: 'UDP' },
      ],
    });
  });

  test('is messages of ICMP', () => {
    const types = [
      { family: 'IPv4', type: 'EchoRequest' },
      { family: 'IPv6', type: 128 },
    ] as const;
    expect(valueAt(spec(allow({ kind: 'icmp', types })), ['ingress', 0])).toEqual({ icmps: [{ fields: types }] });
  });

  test('is requests of HTTP, with headers, and TLS on both sides of the proxy', () => {
    const secret = { name: 'tls', namespace: 'shop' };
    expect(
      toPorts({
        kind: 'http',
        ports: [{ port: 443 }],
        http: [
          {
            method: 'GET',
            path: '/a',
            headers: [
              { name: 'x-a', value: 'b', mismatch: 'LOG' },
              { name: 'x-c', secret },
            ],
          },
        ],
        terminatingTLS: { secret, certificate: 'chain.pem', serverNames: ['a.example.com'] },
        originatingTLS: { secret, trustedCA: 'roots.pem' },
      }),
    ).toEqual({
      ports: [{ port: '443', protocol: 'TCP' }],
      terminatingTLS: { secret, certificate: 'chain.pem' },
      originatingTLS: { secret, trustedCA: 'roots.pem' },
      serverNames: ['a.example.com'],
      rules: {
        http: [
          {
            method: 'GET',
            path: '/a',
            headerMatches: [
              { name: 'x-a', value: 'b', mismatch: 'LOG' },
              { name: 'x-c', secret },
            ],
          },
        ],
      },
    });
  });

  test('is calls of gRPC as requests of HTTP, whose dots are dots', () => {
    const calls = [{ service: 'shop.v1.Checkout', method: 'Pay' }, { service: 'grpc.health.v1.Health' }];
    const header = (value: string) => [{ name: 'content-type', value }];
    expect(toPorts({ kind: 'grpc', ports: [{ port: 'grpc' }], calls })).toEqual({
      ports: [{ port: 'grpc', protocol: 'TCP' }],
      rules: {
        http: [
          { method: 'POST', path: '/shop\\.v1\\.Checkout/Pay', headerMatches: header('application/grpc') },
          { method: 'POST', path: '/grpc\\.health\\.v1\\.Health/[^/]+', headerMatches: header('application/grpc') },
        ],
      },
    });
    const other = toPorts({
      kind: 'grpc',
      ports: [{ port: 1 }],
      calls: calls.slice(1),
      contentType: 'application/grpc+proto',
    });
    expect(valueAt(other, ['rules', 'http', 0, 'headerMatches'])).toEqual(header('application/grpc+proto'));
  });

  test('is names in handshakes, and requests to Kafka', () => {
    expect(toPorts({ kind: 'tls', ports: [{ port: 443 }], serverNames: ['*.example.com'] })).toEqual({
      ports: [{ port: '443', protocol: 'TCP' }],
      serverNames: ['*.example.com'],
    });
    expect(toPorts({ kind: 'kafka', ports: [{ port: 9092 }], kafka: [{ role: 'produce', topic: 'a' }] })).toEqual({
      ports: [{ port: '9092', protocol: 'TCP' }],
      rules: { kafka: [{ role: 'produce', topic: 'a' }] },
    });
  });
});

describe('names of hosts', () => {
  const BANK = { kind: 'fqdns', names: ['api.bank.example'], patterns: ['*.example.org'] } as const;
  const HTTPS = { kind: 'ports', ports: [{ port: 443, protocol: 'TCP' }] } as const;

  test('come with the rule for DNS that they are learned by', () => {
    expect(valueAt(spec(outgoing({ to: BANK, traffic: HTTPS })), ['egress'])).toEqual([
      {
        toFQDNs: [{ matchName: 'api.bank.example' }, { matchPattern: '*.example.org' }],
        toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
      },
      { ...ASK, toPorts: [{ ports: PORT_53, rules: { dns: [{ matchPattern: '*' }] } }] },
    ]);
  });

  test('may be all that pods may ask for, those of every rule together', () => {
    const listed = { ...BANK, lookups: 'listed' } as const;
    const egress = valueAt(
      spec(
        outgoing(
          { to: listed },
          { to: { kind: 'fqdns', names: ['b.example', 'api.bank.example'], lookups: 'listed' } },
        ),
      ),
      ['egress', 2, 'toPorts', 0, 'rules', 'dns'],
    );
    expect(egress).toEqual([
      { matchName: 'api.bank.example' },
      { matchName: 'b.example' },
      { matchPattern: '*.example.org' },
    ]);
    const mixed = outgoing({ to: listed }, { to: { kind: 'fqdns', names: ['b.example'] } });
    expect(valueAt(spec(mixed), ['egress', 2, 'toPorts', 0, 'rules', 'dns'])).toEqual([{ matchPattern: '*' }]);
  });

  test('are not asked for by what Cilium itself runs', () => {
    const rules = { ingress: [], egress: [{ to: { kind: 'entities', entities: ['world'] } }] } as const;
    const gateway = { matchExpressions: [{ key: 'reserved:ingress', operator: 'Exists' }] } as const;
    const said = (selector: object): readonly string[] =>
      found({ clusterwide: [{ name: 'a', subject: { kind: 'endpoints', ...selector }, ...rules }] }).map(
        ({ rule }) => rule,
      );
    expect(said({})).toContain('cilium-policies/dns-is-let-through');
    expect(said(gateway)).not.toContain('cilium-policies/dns-is-let-through');
  });

  test('add nothing where another policy lets pods ask', () => {
    const elsewhere = outgoing({ to: { ...BANK, lookups: 'elsewhere' } });
    expect(valueAt(spec(elsewhere), ['egress'])).toHaveLength(1);
  });

  test('are asked of whoever answers, on the node too', () => {
    const dns = { namespace: 'dns', labels: { app: 'coredns' }, onNode: true };
    const egress = valueAt(spec({ ...outgoing({ to: BANK }), dns }), ['egress']) as readonly unknown[];
    expect(egress.slice(1)).toEqual([
      {
        toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'dns', app: 'coredns' } }],
        toPorts: [{ ports: PORT_53, rules: { dns: [{ matchPattern: '*' }] } }],
      },
      { toEntities: ['host'], toPorts: [{ ports: PORT_53, rules: { dns: [{ matchPattern: '*' }] } }] },
    ]);
  });
});
