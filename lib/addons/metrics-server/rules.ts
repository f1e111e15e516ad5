import { versionRules } from '../../charts';
import { toleratesAPool } from '../../clusters/eks/addons/rules/tolerates-a-pool';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import { replicasHaveNodes } from '../replicas-have-nodes';
import type { MetricsServerSettings } from './settings';
import { renderedValues } from './values';

const METRICS_SERVER = 'https://github.com/kubernetes-sigs/metrics-server';
const KUBELET_PORT = 10_250;

/** What is known to go wrong with metrics-server. */
export const METRICS_SERVER_RULES: readonly Rule<MetricsServerSettings>[] = [
  ...versionRules('metricsserver', 'metrics-server'),
  {
    id: 'metricsserver/cluster-is-eks',
    title: 'metrics-server is planned for EKS: other clusters may have it, or kubelets whose certificates nobody signs',
    severity: 'warning',
    evidence: `${METRICS_SERVER}#requirements`,
    check: ({ isEks }, report) => {
      if (isEks) return;
      report({
        path: ['cluster', 'distribution'],
        message: 'nothing is known here of a metrics-server that is there already, and of the certificates of kubelets',
        fix: 'switch off the one that the distribution brings, have certificates of kubelets signed, and waive this',
      });
    },
  },
  {
    id: 'metricsserver/port-is-not-the-kubelets',
    title: "On nodes the kubelet has TCP 10250, the chart's own choice",
    severity: 'error',
    evidence: `${METRICS_SERVER}/blob/master/charts/metrics-server/values.yaml`,
    check: ({ hostNetwork, containerPort }, report) => {
      if (!hostNetwork || containerPort !== KUBELET_PORT) return;
      report({
        path: ['containerPort'],
        message: 'metrics-server listens on nodes here, and ends because the kubelet has the port',
        fix: 'remove it, or set it to a port that is free on nodes',
      });
    },
  },
  replicasHaveNodes('metricsserver', `${METRICS_SERVER}/blob/master/charts/metrics-server/templates/deployment.yaml`),
  toleratesAPool(
    {
      id: 'metricsserver/tolerates-a-pool',
      title: 'metrics-server tolerates the taints of at least one node pool',
      severity: 'warning',
      evidence: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    },
    'metrics-server',
  ),
  valuesRule('metricsserver', renderedValues),
];
