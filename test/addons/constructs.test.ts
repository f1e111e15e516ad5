import { App, Chart, Testing } from 'cdk8s';
import { flux } from '../../lib/cdk8s';
import { AwsLoadBalancerController, MetricsServer, SecretsStoreCsi } from '../../lib/cdk8s/eks-addons';
import type { Delivery } from '../../lib/delivery/delivery';
import { eks } from '../support/clusters';

const delivery = flux({ cniIsRunning: true }) as Delivery;

test('charts of EKS add-ons are delivered like any other', () => {
  const chart = new Chart(new App(), 'addons');
  const cluster = eks('vpc-cni');
  const lbc = new AwsLoadBalancerController(chart, 'load-balancers', {
    cluster,
    delivery,
    region: 'eu-central-1',
    vpcId: 'vpc-1',
  });
  const secrets = new SecretsStoreCsi(chart, 'secrets', { cluster, delivery, rotation: {} });
  const metrics = new MetricsServer(chart, 'metrics', { cluster, delivery });
  expect([lbc, metrics, secrets].map(({ plan }) => plan.name)).toEqual([
    'aws-load-balancer-controller',
    'metrics-server',
    'secrets-store-csi',
  ]);
  const objects = chart.node
    .findAll()
    .flatMap((construct) => (Chart.isChart(construct) ? Testing.synth(construct) : []));
  const releases = (objects as { kind: string; metadata: { name: string } }[])
    .filter(({ kind }) => kind === 'HelmRelease')
    .map(({ metadata }) => metadata.name);
  expect(releases.sort()).toEqual([
    'aws-load-balancer-controller',
    'csi-secrets-store',
    'metrics-server',
    'secrets-provider-aws',
  ]);
});

test('what is wrong is said before anything is made', () => {
  const chart = new Chart(new App(), 'addons');
  const props = { cluster: eks('cilium-overlay'), region: 'eu-central-1', defaultTargetType: 'ip' } as const;
  expect(() => new AwsLoadBalancerController(chart, 'load-balancers', props)).toThrow(
    /lbc\/ip-targets-need-routed-pods/,
  );
});
