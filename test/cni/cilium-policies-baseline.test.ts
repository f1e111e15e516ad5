import { planCilium } from '../../lib/cni/cilium/plan';
import type { CiliumBaseline, CiliumNodeBaseline } from '../../lib/cni/cilium-objects/policies';
import type { KubernetesObject } from '../../lib/core/plan';
import { valueAt } from '../../lib/core/trees';
import { objects, policies } from '../support/cilium-policies';
import { DUAL_STACK, kubeadm, sized } from '../support/clusters';

const DNS = {
  toEndpoints: [{ matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'kube-system', 'k8s-app': 'kube-dns' } }],
};
const PROXIED = {
  ...DNS,
  toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }], rules: { dns: [{ matchPattern: '*' }] } }],
};
const DIRECT = { ...DNS, toPorts: [{ ports: [{ port: '53', protocol: 'ANY' }] }] };
const HBONE = { toPorts: [{ ports: [{ port: '15008', protocol: 'TCP' }] }] };
const PODS = [{ key: 'k8s:io.kubernetes.pod.namespace', operator: 'Exists' }];

const made = (baseline: CiliumBaseline, cluster = kubeadm()): readonly KubernetesObject<unknown>[] =>
  objects({ baseline }, cluster);
const specs = (baseline: CiliumBaseline, cluster = kubeadm()): Readonly<Record<string, unknown>> =>
  Object.fromEntries(made(baseline, cluster).map(({ metadata, spec }) => [metadata.name, spec]));

describe('a namespace that is closed', () => {
  test('can ask DNS, is probed by its node, and nothing else', () => {
    expect(made({ namespaces: [{ name: 'shop' }] })).toEqual([
      {
        apiVersion: 'cilium.io/v2',
        kind: 'CiliumNetworkPolicy',
        metadata: { name: 'default-deny', namespace: 'shop' },
        spec: {
          description: 'Closes shop, but for DNS and what every pod needs',
          endpointSelector: {},
          enableDefaultDeny: { ingress: true, egress: true },
          ingress: [{ fromEntities: ['host'] }],
          egress: [PROXIED],
        },
      },
    ]);
  });

  test('opens to itself, the API server, the Gateway and the mesh where it is asked', () => {
    const open = { within: true, apiServer: true, gateway: true, istioAmbient: true };
    expect(specs({ dns: 'direct', namespaces: [{ name: 'shop', ...open }] })['default-deny']).toMatchObject({
      ingress: [
        { fromEntities: ['host'] },
        { fromEndpoints: [{}] },
        { fromEntities: ['ingress'] },
        { fromCIDRSet: [{ cidr: '169.254.7.127/32' }] },
        HBONE,
      ],
      egress: [DIRECT, { toEndpoints: [{}] }, { toEntities: ['kube-apiserver'] }, HBONE],
    });
  });

  test('may be closed in one direction', () => {
    const only = specs({ namespaces: [{ name: 'shop', directions: ['ingress'] }] })['default-deny'];
    expect(only).toMatchObject({ enableDefaultDeny: { ingress: true, egress: false } });
    expect(Object.keys(only as object)).not.toContain('egress');
  });
});

describe('what holds everywhere', () => {
  test('lets pods ask DNS and the API server, and nodes and checks in, and closes nothing', () => {
    expect(specs({ everywhere: {} })).toEqual({
      'baseline-allow': {
        description: 'What every pod may do, closed or not',
        endpointSelector: { matchExpressions: PODS },
        enableDefaultDeny: { ingress: false, egress: false },
        ingress: [{ fromEntities: ['host', 'remote-node'] }],
        egress: [PROXIED, { toEntities: ['kube-apiserver'] }],
      },
      'baseline-health': {
        description: "Cilium's own checks between nodes",
        endpointSelector: { matchExpressions: [{ key: 'reserved:health', operator: 'Exists' }] },
        enableDefaultDeny: { ingress: false, egress: false },
        ingress: [{ fromEntities: ['remote-node'] }],
        egress: [{ toEntities: ['remote-node'] }],
      },
    });
    expect(Object.keys(specs({ everywhere: { health: false, nodes: false, apiServer: false } }))).toEqual([
      'baseline-allow',
    ]);
    expect(specs({ everywhere: { nodes: false, apiServer: false } })['baseline-allow']).toMatchObject({
      ingress: [{ fromEntities: ['host'] }],
      egress: [PROXIED],
    });
  });

  test('closes pods outside of some namespaces, and leaves what Cilium runs alone', () => {
    const outside = { key: 'k8s:io.kubernetes.pod.namespace', operator: 'NotIn', values: ['kube-system', 'dns'] };
    expect(specs({ everywhere: { deny: ['egress'], except: ['kube-system', 'dns'] } })['baseline-deny']).toEqual({
      description: 'Closes every namespace but kube-system, dns',
      endpointSelector: { matchExpressions: [...PODS, outside] },
      enableDefaultDeny: { ingress: false, egress: true },
      egress: [{}],
    });
  });

  test('lets the Gateway and the mesh through, and keeps pods from metadata', () => {
    const all = specs(
      { everywhere: { gateway: true, istioAmbient: true, denyMetadata: true } },
      kubeadm({ ...DUAL_STACK }),
    );
    expect(all['baseline-gateway']).toMatchObject({
      endpointSelector: { matchExpressions: [{ key: 'reserved:ingress', operator: 'Exists' }] },
      enableDefaultDeny: { ingress: false, egress: false },
      ingress: [{ fromEntities: ['cluster', 'world'] }],
      egress: [{ toEntities: ['cluster'] }],
    });
    expect(all['baseline-istio-ambient']).toMatchObject({
      enableDefaultDeny: { ingress: false, egress: false },
      ingress: [
        {
          fromCIDRSet: [{ cidr: '169.254.7.127/32' }, { cidr: 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128' }],
        },
        HBONE,
      ],
      egress: [HBONE],
    });
    expect(all['baseline-deny-metadata']).toMatchObject({
      enableDefaultDeny: { ingress: false, egress: false },
      egressDeny: [{ toCIDRSet: [{ cidr: '169.254.169.254/32' }, { cidr: 'fd00:ec2::254/128' }] }],
    });
    const own = specs({ everywhere: { denyMetadata: true, metadataRanges: ['100.100.100.200/32'] } });
    expect(valueAt(own['baseline-deny-metadata'], ['egressDeny'])).toEqual([
      { toCIDRSet: [{ cidr: '100.100.100.200/32' }] },
    ]);
  });
});

describe('nodes', () => {
  const nodes = (options: CiliumNodeBaseline, cluster = kubeadm()): unknown =>
    specs({ nodes: options }, cluster)['baseline-nodes'];
  const CLUSTER = { fromEntities: ['cluster', 'health', 'kube-apiserver', 'remote-node'] };
  const PING = { icmps: [{ fields: [{ family: 'IPv4', type: 'EchoRequest' }] }] };

  test('let in the cluster and ping, and reach whatever they want', () => {
    expect(nodes({})).toEqual({
      description: 'What may come in to nodes',
      nodeSelector: {},
      enableDefaultDeny: { ingress: true, egress: false },
      ingress: [CLUSTER, PING],
    });
  });

  test('let in SSH and clients of the API server from where it is said', () => {
    const tcp = (port: string, cidr: string): unknown => ({
      fromCIDRSet: [{ cidr }],
      toPorts: [{ ports: [{ port, protocol: 'TCP' }] }],
    });
    const given = nodes({
      selector: { matchLabels: { a: 'b' } },
      ssh: ['192.0.2.0/24'],
      apiServerClients: ['192.0.2.7/32'],
    });
    expect(given).toMatchObject({
      nodeSelector: { matchLabels: { a: 'b' } },
      ingress: [CLUSTER, PING, tcp('22', '192.0.2.0/24'), tcp('6443', '192.0.2.7/32')],
    });
  });

  test('let in what the plan of Cilium asks of firewalls, from networks of nodes', () => {
    const cluster = sized(3, { ranges: { nodes: ['10.0.0.0/16'] } });
    const { ports } = planCilium(cluster, { encryption: { type: 'wireguard' } }).needs;
    const rule = valueAt(nodes({ ports }, cluster), ['ingress', 2]);
    expect(valueAt(rule, ['fromCIDRSet'])).toEqual([{ cidr: '10.0.0.0/16' }]);
    expect(valueAt(rule, ['toPorts', 0, 'ports'])).toEqual(
      expect.arrayContaining([
        { port: '8472', protocol: 'UDP' },
        { port: '51871', protocol: 'UDP' },
        { port: '4240', protocol: 'TCP' },
      ]),
    );
  });

  test('let anybody in where a port is for anybody, each port once, in rules of at most 40', () => {
    const port = (number: number) =>
      ({ protocol: 'TCP', port: number, from: 'anyone', to: 'node', purpose: 'a Service' }) as const;
    const many = Array.from({ length: 41 }, (_, index) => port(30_000 + index));
    const rules = valueAt(nodes({ ports: [...many, port(30_000)], nodeRanges: [] }), ['ingress']) as readonly unknown[];
    expect(rules.slice(2).map((rule) => (valueAt(rule, ['toPorts', 0, 'ports']) as readonly unknown[]).length)).toEqual(
      [40, 1],
    );
    expect(valueAt(rules[2], ['fromCIDRSet'])).toBeUndefined();
  });
});

test('the page says how to look before closing, and how nodes are saved', () => {
  expect(policies({ baseline: { namespaces: [{ name: 'shop' }] } }).page).toContain('policyAuditMode');
  expect(policies({ baseline: { namespaces: [{ name: 'shop' }] } }).page).not.toContain('PolicyAuditMode=Enabled');
  const page = policies({ baseline: { nodes: {} } }).page ?? '';
  expect(page).toContain('PolicyAuditMode=Enabled');
  expect(page).toContain('kubectl delete ccnp baseline-nodes');
});
