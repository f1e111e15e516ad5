import { kubeadmCalicoBgp } from '../../blueprints';
import { kubeadmCluster } from '../../lib/clusters';
import type { CalicoOptions } from '../../lib/cni/calico/options';
import { planCalico } from '../../lib/cni/calico/plan';
import { type Composition, compose } from '../../lib/core/compose';
import { ControlPlane } from './control-plane';
import { PUBLISHED_CHARTS, publishedChart } from './environment';
import type { LiveObject } from './kubernetes';
import { describeOnCluster, sharedCluster } from './on-cluster';
import { expectReadAlike, inflateTwice } from './rendering';
import { applyTwice, removeAll } from './waves';

const apiServer = { host: '192.0.2.10' };

function calico(options: CalicoOptions, kubeProxy: 'iptables' | 'none' = 'iptables'): Composition {
  const nodePools = [{ name: 'nodes', role: 'control-plane', nodes: 3 }] as const;
  const cluster = kubeadmCluster({ name: 'lab', nodePools, apiServer, kubeProxy });
  return compose(cluster, planCalico(cluster, options));
}

interface CalicoSet {
  readonly name: string;
  readonly operator: string;
  readonly compose: () => Composition;
  /** What the Installation must say. */
  readonly network: object;
  /** What else the objects say, in any place. */
  readonly mentions?: readonly string[];
}

/** Definitions come from the charts, so each is applied to an API server that knows nothing of Calico. */
const WITH_DEFINITIONS: readonly CalicoSet[] = [
  {
    name: '3.32, VXLAN and WireGuard',
    operator: 'v3.32.1',
    compose: () => calico({ wireguard: true }),
    network: { linuxDataplane: 'Iptables', bgp: 'Disabled', ipPools: [{ encapsulation: 'VXLAN', blockSize: 26 }] },
    mentions: ['"wireguardEnabled":true'],
  },
  {
    name: '3.32, BGP to the racks',
    operator: 'v3.32.1',
    compose: () =>
      kubeadmCalicoBgp({
        cluster: { apiServer },
        peers: [{ name: 'rack-a', peerIP: '192.0.2.1', asNumber: 64_513, nodeSelector: "rack == 'a'" }],
      }),
    network: { bgp: 'Enabled', ipPools: [{ encapsulation: 'None', natOutgoing: 'Disabled' }] },
    mentions: ['"nodeToNodeMeshEnabled":false', '"peerIP":"192.0.2.1"'],
  },
  {
    name: '3.32, eBPF without kube-proxy, flows in view',
    operator: 'v3.32.1',
    compose: () => calico({ flowVisibility: true }, 'none'),
    network: { linuxDataplane: 'BPF' },
    mentions: ['"KUBERNETES_SERVICE_HOST":"192.0.2.10"', '"Goldmane"', '"Whisker"'],
  },
  {
    name: '3.31',
    operator: 'v3.31.7',
    compose: () => calico({ version: '3.31' }),
    network: { ipPools: [{ encapsulation: 'VXLAN' }] },
  },
  {
    name: '3.30',
    operator: 'v3.30.7',
    compose: () => calico({ version: '3.30' }),
    network: { ipPools: [{ encapsulation: 'VXLAN' }] },
  },
];

const testWith = (operator: string): jest.It =>
  publishedChart('tigera-operator', operator) === undefined ? test.skip : test;

describeOnCluster("Calico's charts (needs CHARTS_DIR)", () => {
  for (const { name, operator, compose, network, mentions = [] } of WITH_DEFINITIONS) {
    testWith(operator)(`${name}: definitions first, then everything else`, async () => {
      const options = { charts: PUBLISHED_CHARTS ?? '' };
      const composition = compose();
      const waves = inflateTwice(composition, options);
      const plane = await ControlPlane.start();
      try {
        const live = await applyTwice(plane.client, waves);
        await expectReadAlike(plane.client, composition, options);
        expect(networkOf(live)).toMatchObject(network);
        for (const mention of mentions) expect(JSON.stringify(live)).toContain(mention);
        expect(live.map(({ kind }) => kind)).not.toContain('Job');
      } finally {
        await plane.stop();
      }
    });
  }

  testWith('v3.32.1')('3.32, whose operator brings the definitions', async () => {
    const waves = inflateTwice(calico({ crds: 'operator' }), { charts: PUBLISHED_CHARTS ?? '' });
    const server = sharedCluster();
    try {
      const live = await applyTwice(server, waves);
      expect(live.map(({ kind }) => kind)).not.toContain('CustomResourceDefinition');
      expect(networkOf(live)).toMatchObject({ ipPools: [{ cidr: '10.244.0.0/16' }] });
    } finally {
      await removeAll(server, waves);
    }
  });
});

function networkOf(live: readonly LiveObject[]): unknown {
  const spec = live.find(({ kind }) => kind === 'Installation')?.['spec'] as Readonly<Record<string, unknown>>;
  return spec['calicoNetwork'];
}
