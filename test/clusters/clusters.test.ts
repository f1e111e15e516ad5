import {
  compose,
  k3sCluster,
  kindCluster,
  kubeadmCluster,
  planCilium,
  planGatewayApi,
  rke2Cluster,
  talosCluster,
} from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import { BlueprintError } from '../../lib/core/finding';
import { machineFiles } from '../../lib/machines/machine-files';
import { k3s } from '../support/clusters';
import { brief, findingsOf } from '../support/findings';

test.each([
  ['K3s', k3sCluster({ name: 'a' }), ['10.42.0.0/16'], ['10.43.0.0/16'], { host: '127.0.0.1', port: 6444 }],
  ['RKE2', rke2Cluster({ name: 'a' }), ['10.42.0.0/16'], ['10.43.0.0/16'], { host: 'localhost', port: 6443 }],
  [
    'kubeadm',
    kubeadmCluster({ name: 'a', apiServer: { host: 'api' } }),
    ['10.244.0.0/16'],
    ['10.96.0.0/12'],
    { host: 'api', port: 6443 },
  ],
  ['kind', kindCluster({ name: 'a' }), ['10.244.0.0/16'], ['10.96.0.0/16'], { host: 'a-control-plane', port: 6443 }],
  ['Talos', talosCluster({ name: 'a' }), ['10.244.0.0/16'], ['10.96.0.0/12'], { host: 'localhost', port: 7445 }],
])('%s comes with its own ranges and its own way to the API server', (_, cluster, pods, services, apiServer) => {
  expect([cluster.ranges.pods, cluster.ranges.services, cluster.apiServer]).toEqual([pods, services, apiServer]);
  expect(cluster.kubeProxy).toBe('iptables');
  expect(cluster.ipFamilies).toEqual(['ipv4']);
});

test('what is said wins over what comes along', () => {
  const cluster = k3sCluster({
    name: 'a',
    kubernetes: '1.34.2',
    apiServer: { host: '192.0.2.1', port: 8443 },
    ranges: { pods: ['fd00:42::/56', '10.1.0.0/16'], services: ['fd00:43::/112', '10.2.0.0/16'] },
    network: { mtu: 9000, sharedSegment: true },
    disable: ['traefik'],
    helmController: false,
    nodePools: [
      {
        name: 'a',
        role: 'control-plane',
        nodes: 3,
        kernel: '6.8.0',
        labels: { a: 'b' },
        spot: true,
        architecture: 'arm64',
      },
    ],
  });
  expect(cluster).toMatchObject({
    kubernetes: '1.34.2',
    apiServer: { host: '192.0.2.1', port: 8443 },
    ipFamilies: ['ipv6', 'ipv4'],
    network: { mtu: 9000, sharedSegment: true },
    nodePools: [
      {
        nodes: { min: 3, max: 3 },
        os: 'linux',
        architecture: 'arm64',
        kernel: '6.8.0',
        labels: { a: 'b' },
        spot: true,
      },
    ],
  });
  expect(cluster.platform.components).not.toContain('traefik');
  expect(cluster.platform.helmController).toBe(false);
  expect(k3sCluster({ name: 'a', apiServer: { host: '192.0.2.1' } }).apiServer.port).toBe(6443);
});

describe('since 1.37 K3s and RKE2 bring the definitions of the Gateway API', () => {
  const options = { name: 'a', kubernetes: '1.37.0' };

  test.each([
    ['K3s', k3sCluster(options)],
    ['RKE2', rke2Cluster(options)],
  ])('%s: nobody else may', (_, cluster) => {
    expect(cluster.platform.provides).toEqual(['gateway-api']);
    const found = findingsOf(() => compose(cluster, planCilium(cluster), planGatewayApi(cluster)));
    expect(found.filter(({ severity }) => severity === 'error').map(brief)).toEqual(['compose/one-provider@plans']);
  });

  test.each([
    ['K3s 1.36', k3sCluster({ name: 'a', kubernetes: '1.36.4' })],
    ['RKE2 1.36', rke2Cluster({ name: 'a', kubernetes: '1.36.4' })],
    ['K3s without that part', k3sCluster({ ...options, disable: ['gateway-api-crd'] })],
    ['RKE2 without that part', rke2Cluster({ ...options, disable: ['rke2-gateway-api-crd'] })],
    ['K3s without the controller that would install it', k3sCluster({ ...options, helmController: false })],
  ])('%s does not', (_, cluster) => {
    expect(cluster.platform.provides).toEqual([]);
  });

  test.each([
    [
      'K3s',
      k3sCluster({ name: 'a', disable: ['gateway-api-crd'] }),
      k3sCluster({ ...options, disable: ['gateway-api-crd'] }),
    ],
    [
      'RKE2',
      rke2Cluster({ name: 'a', disable: ['rke2-gateway-api-crd'] }),
      rke2Cluster({ ...options, disable: ['rke2-gateway-api-crd'] }),
    ],
  ])('%s is told to leave it out only where there is something to leave out', (_, before, since) => {
    const configOf = (cluster: Cluster): string =>
      machineFiles(compose(cluster))
        .map(({ content }) => content)
        .join('');
    expect(configOf(before)).not.toContain('gateway-api-crd');
    expect(configOf(since)).toContain('gateway-api-crd');
  });
});

test('kind puts a load balancer before several control plane nodes', () => {
  const cluster = kindCluster({ name: 'a', nodePools: [{ name: 'servers', role: 'control-plane', nodes: 3 }] });
  expect(cluster.apiServer.host).toBe('a-external-load-balancer');
});

test('everything that is wrong is said at once, also beside a key that does not exist', () => {
  const found = findingsOf(() =>
    k3sCluster({
      name: 'Not a label',
      kubernetes: 'new',
      ranges: { pods: ['10.43.0.0/17'], services: ['10.43.0.0/16'] },
      nodePools: [
        { name: 'a', nodes: { min: 3, max: 1 }, kernel: 'linux' },
        { name: 'a', role: 'control-plane', os: 'windows' },
      ],
      kubProxy: 'none',
    } as never),
  );
  expect(found.map(brief)).toEqual([
    'input/unknown-key@cluster.kubProxy',
    'cluster/name-is-a-dns-label@cluster.name',
    'cluster/kubernetes-version@cluster.kubernetes',
    'cluster/address-ranges-do-not-overlap@cluster.ranges.services[0]',
    'cluster/node-pools@cluster.nodePools[0].nodes',
    'cluster/node-pools@cluster.nodePools[0].kernel',
    'cluster/node-pools@cluster.nodePools[1].name',
    'cluster/node-pools@cluster.nodePools[1].os',
  ]);
});

test('taints and labels are held against the rules of Kubernetes', () => {
  const found = findingsOf(() =>
    k3s({
      nodePools: [
        { name: 'a', role: 'control-plane', taints: [{ key: 'a b', effect: 'NoSchedule' }], labels: { ok: 'not ok' } },
      ],
    }),
  );
  expect(found.map(brief)).toEqual([
    'cluster/node-pools@cluster.nodePools[0].taints[0]',
    'cluster/node-pools@cluster.nodePools[0].labels.ok',
  ]);
});

describe('waivers', () => {
  const reason = 'a third server comes in May';
  const pools = [{ name: 'servers', role: 'control-plane', nodes: 2 }] as const;

  test('cover a finding, and are shown with their reason', () => {
    const composition = compose(k3s({ nodePools: pools, waivers: [{ rule: 'cluster/control-plane-is-odd', reason }] }));
    expect(composition.findings).toEqual([]);
    expect(composition.waived).toEqual([expect.objectContaining({ rule: 'cluster/control-plane-is-odd', reason })]);
  });

  test('cover errors of a planner, which then plans all the same', () => {
    const cluster = k3s({ waivers: [{ rule: 'cilium/version-is-supported', reason: 'a fork with patches of ours' }] });
    expect(planCilium(cluster, { version: '1.17.5' }).waived).toHaveLength(1);
  });

  test('cannot cover the shape of an input', () => {
    const cluster = k3s({ waivers: [{ rule: 'input/unknown-key', reason: 'we like it that way' }] });
    expect(() => planCilium(cluster, { unknown: 1 } as never)).toThrow(BlueprintError);
  });
});
