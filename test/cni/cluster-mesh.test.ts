import { planClusterMesh } from '../../lib';
import type { ClusterMeshMember, ClusterMeshOptions } from '../../lib/cni/cilium/cluster-mesh/mesh-options';
import { inspectClusterMesh } from '../../lib/cni/cilium/cluster-mesh/plan-cluster-mesh';
import { stepsWithChart } from '../../lib/core/plan-contents';
import { meshCluster, meshMember } from '../support/cluster-meshes';
import { aks, eks, gke } from '../support/clusters';
import { at } from '../support/values';

const valuesOf = (
  first: Partial<ClusterMeshMember> = {},
  options: ClusterMeshOptions = {},
  second: Partial<ClusterMeshMember> = {},
): unknown => {
  const [one] = planClusterMesh([meshMember(1, first), meshMember(2, second)], options);
  return stepsWithChart(one === undefined ? [] : [one.plan], 'cilium')[0]?.values;
};

test('every cluster knows itself and the others', () => {
  const values = valuesOf();
  expect(at(values, 'cluster')).toEqual({ name: 'cluster-1', id: 1 });
  expect(at(values, 'clustermesh')).toEqual({
    useAPIServer: true,
    maxConnectedClusters: 255,
    policyDefaultLocalCluster: true,
    config: {
      enabled: true,
      clusters: [{ name: 'cluster-2', port: 32_379, ips: ['10.2.128.1', '10.2.128.2'] }],
    },
    apiserver: {
      replicas: 2,
      service: { type: 'NodePort', nodePort: 32_379 },
      tls: { auto: { enabled: true, method: 'cronJob', certValidityDuration: 365 } },
    },
  });
});

test('an endpoint without a port is reached where the Service of its cluster is', () => {
  const peer = (second: Partial<ClusterMeshMember>): unknown =>
    at(
      valuesOf({}, {}, { endpoint: { by: 'ips', ips: ['10.2.128.1', '10.2.128.2'] }, ...second }),
      'clustermesh.config.clusters',
    );
  expect(peer({})).toMatchObject([{ port: 32_379 }]);
  expect(peer({ apiServer: { nodePort: 30_379 } })).toMatchObject([{ port: 30_379 }]);
  expect(peer({ apiServer: { service: 'LoadBalancer' } })).toMatchObject([{ port: 2379 }]);
});

test('nobody makes an authority that the others do not know', () => {
  expect(at(valuesOf(), 'certgen.generateCA')).toBe(false);
  const issuer = { method: 'certmanager', certManagerIssuerRef: { name: 'mesh', kind: 'ClusterIssuer' } } as const;
  const values = valuesOf({}, { tls: issuer });
  expect(at(values, 'certgen')).toBeUndefined();
  expect(at(values, 'clustermesh.apiserver.tls.auto')).toEqual({
    enabled: true,
    method: 'certmanager',
    certManagerIssuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'mesh' },
  });
});

test.each([
  ['1.18', 'clustermesh.apiserver.tls.server.extraDnsNames'],
  ['1.19', 'clustermesh.apiserver.tls.server.extraDnsNames'],
  ['1.20', 'clustermesh.apiserver.tls.auto.server.extraDnsNames'],
])('in %s the name that others connect to is in the certificate', (version, path) => {
  const endpoint = { by: 'address', address: 'mesh.one.example' } as const;
  expect(at(valuesOf({ endpoint, cilium: { version } }, {}, { cilium: { version } }), path)).toEqual([
    'mesh.one.example',
  ]);
});

test('options of the mesh reach every cluster, in the words of its version', () => {
  const options = { mcsApi: true, endpointSlices: true, policyScope: 'mesh', maxConnectedClusters: 511 } as const;
  expect(at(valuesOf({ cilium: { version: '1.18' } }, options), 'clustermesh')).toMatchObject({
    enableMCSAPISupport: true,
    enableEndpointSliceSynchronization: true,
    policyDefaultLocalCluster: false,
    maxConnectedClusters: 511,
  });
  expect(at(valuesOf({ cilium: { version: '1.19' } }, { ...options, cacheTTL: '10m' }), 'clustermesh')).toMatchObject({
    mcsapi: { enabled: true },
    cacheTTL: '10m',
  });
  const newest = { cilium: { version: '1.20' } };
  expect(at(valuesOf(newest, { onlyGlobalNamespaces: true }, newest), 'clustermesh.defaultGlobalNamespace')).toBe(
    false,
  );
});

test.each([
  ['EKS', eks('cilium-overlay'), { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' }],
  [
    'GKE',
    gke('cilium'),
    {
      'networking.gke.io/load-balancer-type': 'Internal',
      'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
    },
  ],
  ['AKS', aks('byo'), { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }],
])('on %s the load balancer stays inside', (_, cluster, annotations) => {
  const cilium =
    cluster.distribution === 'gke'
      ? ({ routing: { mode: 'native', autoDirectNodeRoutes: false, ipv4NativeRoutingCIDR: '10.0.0.0/8' } } as const)
      : {};
  const { members } = inspectClusterMesh([{ cluster, id: 1, cilium }]);
  const values = stepsWithChart(
    members.map(({ plan }) => plan),
    'cilium',
  )[0]?.values;
  expect(at(values, 'clustermesh.apiserver.service')).toEqual({ type: 'LoadBalancer', annotations });
});

test('what others must reach is said', () => {
  const [one] = planClusterMesh([
    meshMember(1, { cilium: { encryption: { type: 'wireguard' } } }),
    meshMember(2, { cilium: { encryption: { type: 'wireguard' } } }),
  ]);
  expect(one?.plan.needs.manual.join('\n')).toContain('TCP 32379, TCP 4240, ICMP, UDP 8472, UDP 51871');
  expect(one?.plan.needs.manual.join('\n')).toContain('the Secret cilium-ca is in kube-system');
});

test('255 clusters plan in one call, each knows the 254 others, and ranges are compared', () => {
  const numbers = Array.from({ length: 255 }, (_, index) => index + 1);
  // The 10th network has the ranges of Services.
  const members = numbers.map((number) =>
    meshMember(number, {
      cluster: meshCluster(number, {
        ranges: {
          pods: [`10.${number}.0.0/17`],
          services: ['172.20.0.0/16'],
          nodes: [`10.${number}.128.0/17`],
        },
      }),
    }),
  );
  const planned = planClusterMesh(members);
  expect(planned).toHaveLength(255);
  for (const { plan } of planned) {
    expect(at(stepsWithChart([plan], 'cilium')[0]?.values, 'clustermesh.config.clusters')).toHaveLength(254);
  }
  const twice = inspectClusterMesh(
    members.map((member, index) =>
      index === 254 ? { ...member, cluster: { ...meshCluster(99), name: 'other' } } : member,
    ),
  );
  expect(twice.findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    'cluster-mesh/ranges-are-disjoint members[254].cluster.ranges.pods[0]',
    'cluster-mesh/ranges-are-disjoint members[254].cluster.ranges.nodes[0]',
  ]);
});

test('everything that is wrong is said once, where the caller wrote it', () => {
  const { findings } = inspectClusterMesh(
    [
      meshMember(1, { id: 1, endpoint: { by: 'address', address: '192.0.2.7' } }),
      meshMember(2, { id: 300, cilium: { hubble: { relay: false, ui: true } } }),
    ],
    { onlyGlobalNamespaces: true },
  );
  expect(findings.map(({ rule, path }) => `${rule} ${path}`).sort()).toEqual([
    'cilium/hubble-ui-needs-relay members[1].cilium.hubble.ui',
    'cilium/mesh-endpoint-has-a-name members[0].endpoint.address',
    'cilium/mesh-id-is-in-range members[1].id',
    'cilium/option-exists-in-version onlyGlobalNamespaces',
  ]);
});

test('a finding about the mesh may be waived, and is refused otherwise', () => {
  const members = [{ cluster: meshCluster(1), id: 1 }];
  const waivers = [{ rule: 'cluster-mesh/endpoint-is-known', reason: 'the first of two roll-outs' }];
  expect(inspectClusterMesh(members, { waivers }).findings).toEqual([]);
  expect(() => planClusterMesh([meshMember(1), meshMember(2, { id: 1 })])).toThrow('cluster mesh: 1 problem');
});
