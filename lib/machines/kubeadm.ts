import type { Composition } from '../core/compose';
import type { Values } from '../core/values';
import { isExact } from '../core/version';
import { toYamlStream } from '../core/yaml';
import type { MachineSide } from './machine-side';
import { hostAndPort, labelArguments, taintArguments } from './pool';
import { withSettings } from './settings';

const API = 'kubeadm.k8s.io/v1beta4';

/** The configuration of `kubeadm init`, and kubelet's arguments for every pool that has labels or taints. */
export function kubeadmFiles({ cluster }: Composition): MachineSide {
  const clusterConfiguration = withSettings(
    {
      apiVersion: API,
      kind: 'ClusterConfiguration',
      clusterName: cluster.name,
      kubernetesVersion: isExact(cluster.kubernetes) ? `v${cluster.kubernetes}` : `stable-${cluster.kubernetes}`,
      controlPlaneEndpoint: hostAndPort(cluster.apiServer),
      networking: { podSubnet: cluster.ranges.pods.join(','), serviceSubnet: cluster.ranges.services.join(',') },
    },
    cluster.settings,
  );
  const kubeProxy: readonly Values[] =
    cluster.kubeProxy === 'none'
      ? []
      : [
          {
            apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
            kind: 'KubeProxyConfiguration',
            mode: cluster.kubeProxy,
            clusterCIDR: cluster.ranges.pods.join(','),
          },
        ];
  const init: readonly Values[] =
    cluster.kubeProxy === 'none'
      ? [{ apiVersion: API, kind: 'InitConfiguration', skipPhases: ['addon/kube-proxy'] }]
      : [];
  const pools = cluster.nodePools.flatMap((pool) => {
    const flags = [
      ...(Object.keys(pool.labels).length > 0 ? [`--node-labels=${labelArguments(pool).join(',')}`] : []),
      ...(pool.taints.length > 0 ? [`--register-with-taints=${taintArguments(pool).join(',')}`] : []),
    ];
    return flags.length === 0
      ? []
      : [{ path: `nodes/${pool.name}/kubelet.env`, content: `KUBELET_EXTRA_ARGS="${flags.join(' ')}"\n` }];
  });
  return {
    files: [
      { path: 'nodes/kubeadm.yaml', content: toYamlStream([...init, clusterConfiguration, ...kubeProxy]) },
      ...pools,
    ],
    steps: [
      ...(pools.length > 0
        ? [
            'Copy `nodes/<pool>/kubelet.env` to `/etc/default/kubelet` (`/etc/sysconfig/kubelet` on RPM systems) on the nodes of the pool: it sets labels and taints.',
          ]
        : []),
      'Run `kubeadm init --config nodes/kubeadm.yaml --upload-certs` on the first control plane node.',
      'Join the other nodes with the commands that it prints. They stay NotReady until the network is installed.',
    ],
  };
}
