// K3s with Cilium underneath and an ambient mesh above: encrypted without a proxy in every pod.
// K3s installs the charts: put dist/small-mesh/manifests into /var/lib/rancher/k3s/server/manifests, or run dist/small-mesh/install.sh.
import { k3sCiliumAmbient } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'small-mesh',
  k3sCiliumAmbient({
    cluster: {
      name: 'shop',
      ranges: { nodes: ['192.168.10.0/24'] },
      nodePools: [
        { name: 'servers', role: 'control-plane', nodes: 3, kernel: '6.8.0-45-generic' },
        { name: 'agents', nodes: 4, kernel: '6.8.0-45-generic' },
      ],
    },
    mesh: { namespaces: [{ name: 'shop' }, { name: 'billing' }] },
  }),
);

app.synth();
