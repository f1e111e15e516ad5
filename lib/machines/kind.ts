import type { Composition } from '../core/compose';
import type { Values } from '../core/values';
import { isExact } from '../core/version';
import { toYaml } from '../core/yaml';
import type { MachineSide } from './machine-side';
import { withSettings } from './settings';

/** The configuration of `kind create cluster`. */
export function kindFiles({ cluster, needs }: Composition): MachineSide {
  const families = cluster.ipFamilies.length === 2 ? 'dual' : (cluster.ipFamilies[0] ?? 'ipv4');
  const image = isExact(cluster.kubernetes) ? { image: `kindest/node:v${cluster.kubernetes}` } : {};
  const nodes = cluster.nodePools.flatMap((pool) =>
    Array.from(
      { length: pool.nodes.min },
      (): Values => ({
        role: pool.role,
        ...image,
        ...(Object.keys(pool.labels).length > 0 && { labels: { ...pool.labels } }),
      }),
    ),
  );
  const content = withSettings(
    {
      kind: 'Cluster',
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      name: cluster.name,
      networking: {
        ipFamily: families,
        podSubnet: cluster.ranges.pods.join(','),
        serviceSubnet: cluster.ranges.services.join(','),
        disableDefaultCNI: needs.distribution.cni === 'none',
        kubeProxyMode: cluster.kubeProxy,
      },
      nodes,
    },
    cluster.settings,
  );
  const version = isExact(cluster.kubernetes)
    ? ''
    : ` Choose a release of kind whose node image is Kubernetes ${cluster.kubernetes}, or name an exact version.`;
  return {
    files: [{ path: 'nodes/kind.yaml', content: toYaml(content) }],
    steps: [
      `Run \`kind create cluster --config nodes/kind.yaml\`.${version} Without \`--wait\`: nodes are NotReady until the network is installed.`,
    ],
  };
}
