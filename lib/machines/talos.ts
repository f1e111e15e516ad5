import type { NodePool } from '../core/cluster';
import type { Composition } from '../core/compose';
import type { OutputFile } from '../core/output-file';
import type { Values } from '../core/values';
import { toYaml } from '../core/yaml';
import type { MachineSide } from './machine-side';
import { withSettings } from './settings';

/** Patches of the machine configuration: one for all nodes, one for every pool that has labels or taints. */
export function talosFiles({ cluster, needs }: Composition): MachineSide {
  const everywhere = withSettings(
    {
      cluster: {
        network: {
          cni: { name: needs.distribution.cni === 'none' ? 'none' : 'flannel' },
          podSubnets: cluster.ranges.pods,
          serviceSubnets: cluster.ranges.services,
        },
        proxy: cluster.kubeProxy === 'none' ? { disabled: true } : { mode: cluster.kubeProxy },
      },
      machine: {
        features: {
          kubePrism: { enabled: true, port: 7445 },
          hostDNS: { enabled: true, forwardKubeDNSToHost: cluster.platform.hostDns },
        },
      },
    },
    cluster.settings,
  );
  const ofPools = cluster.nodePools.flatMap((pool): readonly OutputFile[] => {
    const machine = poolSettings(pool);
    return Object.keys(machine).length === 0
      ? []
      : [{ path: `nodes/${pool.name}/patch.yaml`, content: toYaml({ machine }) }];
  });
  return {
    files: [{ path: 'nodes/patch.yaml', content: toYaml(everywhere) }, ...ofPools],
    steps: [
      `Run \`talosctl gen config ${cluster.name} https://<control plane>:6443 --config-patch @nodes/patch.yaml\`.`,
      ...(ofPools.length > 0
        ? ['Apply `nodes/<pool>/patch.yaml` to the machines of the pool with `talosctl patch machineconfig`.']
        : []),
      'Bootstrap the first control plane node. Nodes stay NotReady until the network is installed.',
    ],
  };
}

function poolSettings(pool: NodePool): Values {
  const taints = pool.taints.map(({ key, value, effect }) => [key, `${value ?? ''}:${effect}`] as const);
  return {
    ...(taints.length > 0 && { nodeTaints: Object.fromEntries(taints) }),
    ...(Object.keys(pool.labels).length > 0 && { nodeLabels: { ...pool.labels } }),
  };
}
