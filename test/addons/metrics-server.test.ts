import { planMetricsServer } from '../../lib/addons/metrics-server';
import type { MetricsServerOptions } from '../../lib/addons/metrics-server/options';
import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { HelmStep } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { eks } from '../support/clusters';

const values = (cluster: Cluster, options: MetricsServerOptions = {}): Values =>
  (planMetricsServer(cluster, options).steps[0] as HelmStep).values;

test.each(['cilium-overlay', 'calico-overlay'] as const)('on %s it listens on nodes, beside the kubelet', (mode) => {
  const plan = planMetricsServer(eks(mode));
  expect((plan.steps[0] as HelmStep).values).toEqual({
    replicas: 2,
    containerPort: 10_251,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    hostNetwork: { enabled: true },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
  });
  expect(plan.needs.hostPorts).toEqual([{ protocol: 'TCP', port: 10_251, purpose: 'metrics API of metrics-server' }]);
});

test.each(['vpc-cni', 'cilium-eni', 'cilium-chained', 'auto'] as const)('on %s it listens on pods', (mode) => {
  const plan = planMetricsServer(eks(mode));
  const { hostNetwork, updateStrategy } = (plan.steps[0] as HelmStep).values;
  expect(hostNetwork).toEqual({ enabled: false });
  expect(updateStrategy).toBeUndefined();
  expect(plan.needs.hostPorts).toEqual([]);
});

test('options and values arrive in the chart', () => {
  expect(
    values(eks('cilium-overlay'), {
      replicas: 1,
      containerPort: 4443,
      resources: { requests: { cpu: '200m' }, limits: { memory: '1Gi' } },
      tolerations: [{ key: 'team', operator: 'Exists' }],
      values: { podLabels: { team: 'a' } },
    }),
  ).toEqual({
    replicas: 1,
    containerPort: 4443,
    hostNetwork: { enabled: true },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    nodeSelector: { 'kubernetes.io/os': 'linux' },
    resources: { requests: { cpu: '200m' }, limits: { memory: '1Gi' } },
    tolerations: [{ key: 'team', operator: 'Exists' }],
    podLabels: { team: 'a' },
  });
});

test('without a pool that takes anything, it tolerates the taints of one', () => {
  const taints = [{ key: 'team', value: 'a', effect: 'NoSchedule' }] as const;
  const cluster = eks('vpc-cni', { nodePools: [{ name: 'system', instanceTypes: ['m7g.large'], taints }] });
  expect(values(cluster)['tolerations']).toEqual([
    { key: 'team', operator: 'Equal', value: 'a', effect: 'NoSchedule' },
  ]);
});

test('security groups learn of its port, and other plans that it is taken', () => {
  const cluster = eks('cilium-overlay');
  const plan = planMetricsServer(cluster, { containerPort: 10_300 });
  expect(plan.needs.ports).toEqual([
    { protocol: 'TCP', port: 10_300, from: 'control-plane', to: 'node', purpose: 'metrics API of metrics-server' },
  ]);
  const other = { ...plan, name: 'other', steps: [] };
  const { findings } = inspectComposition(cluster, [plan, other]);
  expect(findings.map(({ message }) => message).join('\n')).toContain('10300');
});

test('it is one release of the pinned chart, once there are nodes', () => {
  const { steps, when } = planMetricsServer(eks('cilium-overlay'));
  expect(when).toBe('after-nodes');
  expect(steps).toHaveLength(1);
  expect(steps[0]).toMatchObject({
    kind: 'helm',
    release: 'metrics-server',
    namespace: 'kube-system',
    chart: {
      repository: 'https://kubernetes-sigs.github.io/metrics-server',
      name: 'metrics-server',
      version: '3.13.0',
    },
  });
});
