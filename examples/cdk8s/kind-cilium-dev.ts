// Cilium on a laptop, and a workload of your own beside it: cdk8s-plus makes the Deployment and its Service.

import { Chart } from 'cdk8s';
import { Deployment, ServiceType } from 'cdk8s-plus-28';
import { kindCiliumDev } from 'cluster-blueprints/blueprints';
import { BlueprintApp, BlueprintChart } from 'cluster-blueprints/cdk8s';

const app = new BlueprintApp();
const network = new BlueprintChart(app, 'network', kindCiliumDev());

const echo = new Chart(app, 'echo', { namespace: 'default' });
echo.addDependency(network);
new Deployment(echo, 'deployment', {
  replicas: 2,
  containers: [{ image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args: ['netexec'], portNumber: 8080 }],
}).exposeViaService({ serviceType: ServiceType.CLUSTER_IP });

app.synth();
