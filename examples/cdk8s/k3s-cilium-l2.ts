// K3s on the local network: Services of type LoadBalancer get addresses that the router does not give away by DHCP.
// K3s installs the chart: put dist/lab/manifests into /var/lib/rancher/k3s/server/manifests, or run dist/lab/install.sh.
import { k3sCiliumL2 } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();

new BlueprintChart(
  app,
  'lab',
  k3sCiliumL2({
    addresses: [{ start: '192.168.1.240', stop: '192.168.1.250' }],
    cluster: { name: 'lab', ranges: { nodes: ['192.168.1.0/25'] } },
  }),
);

app.synth();
