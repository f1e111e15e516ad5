// A K3s cluster whose network, policies and Services are Cilium's, encrypted between nodes.
// K3s installs the chart: put dist/shop/manifests into /var/lib/rancher/k3s/server/manifests, or run dist/shop/install.sh.
import { k3sCilium } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'shop',
  k3sCilium({
    cluster: {
      name: 'shop',
      ranges: { nodes: ['192.168.10.0/24'] },
      nodePools: [
        { name: 'servers', role: 'control-plane', nodes: 3, kernel: '6.8.0-45-generic' },
        { name: 'agents', nodes: 4, kernel: '6.8.0-45-generic' },
      ],
    },
    cilium: { encryption: { type: 'wireguard' } },
  }),
);

app.synth();
