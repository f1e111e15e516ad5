import { k3sCiliumAmbient, kubeadmCalicoBgp, kubeadmCilium } from '../../blueprints';
import type { MeshService } from '../../lib';
import { BlueprintError } from '../../lib/core/finding';
import { brief, findingsOf } from '../support/findings';

const apiServer = { host: 'api.example.internal' };
const found = (make: () => unknown): readonly string[] => findingsOf(make).map(brief);

test('what is wrong with cluster, plans and the whole is said at once, in the terms of the blueprint', () => {
  expect(
    found(() =>
      kubeadmCalicoBgp({
        cluster: { apiServer: { host: 'https://api' }, ranges: { nodes: ['10.244.0.0/24'] } },
        peers: [{ name: 'a', peerIP: '10.0.0.x', asNumber: 64_513 }],
        bgp: { asNumber: 0 },
        calico: { encapsulation: 'vxlan' as 'VXLAN', blockSize: { ipv4: 33 } },
      }),
    ),
  ).toEqual([
    'cluster/address-ranges-do-not-overlap@cluster.ranges.nodes[0]',
    'cluster/api-server-host@cluster.apiServer.host',
    'input/not-allowed@calico.encapsulation',
    'input/out-of-range@bgp.asNumber',
    'input/out-of-range@calico.blockSize.ipv4',
    'calico/bgp-peers-have-addresses@peers[0].peerIP',
  ]);
});

test('a plan that could not be made does not hide the cluster, nor a cluster the plan', () => {
  expect(found(() => kubeadmCilium({ cluster: { apiServer, name: 'Shop' }, cilium: 'yes' as never }))).toEqual([
    'input/wrong-type@cilium',
    'cluster/name-is-a-dns-label@cluster.name',
  ]);
  expect(found(() => kubeadmCilium({ cluster: { apiServer, kubernetes: 1.35 as never }, cilium: { mtu: 1 } }))).toEqual(
    ['input/wrong-type@cluster.kubernetes', 'input/out-of-range@cilium.mtu'],
  );
});

test('what does not go together is said under the key of the option, whatever the plan is called', () => {
  const payment: MeshService = {
    name: 'payment',
    selector: { app: 'payment' },
    ports: [{ port: 8080, protocol: 'http' }],
    waypoint: { name: 'critical' },
    traffic: { retries: { attempts: 2 } },
  };
  const mesh = { namespaces: [{ name: 'shop', waypoints: [{ name: 'critical' }], services: [payment] }] };
  expect(found(() => k3sCiliumAmbient({ mesh }))).toEqual(['gatewayapi/readers-start@gatewayApi.version']);
});

test('options of a blueprint are a map of known keys', () => {
  expect(found(() => kubeadmCilium({ cluster: { apiServer }, ciliun: {} } as never))).toEqual([
    'input/unknown-key@ciliun',
  ]);
  expect(found(() => kubeadmCilium(undefined as never))).toContain('input/wrong-type@(root)');
});

test('an error prints what it found once', () => {
  const error = new BlueprintError('cluster a', [
    { rule: 'a/b', severity: 'error', path: 'p', message: 'm', fix: 'f', evidence: 'e' },
  ]);
  expect(Object.keys(error).filter((key) => key !== 'name')).toEqual([]);
  expect(error.findings).toHaveLength(1);
  expect(error.subject).toBe('cluster a');
});
