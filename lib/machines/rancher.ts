import { k3sComponents } from '../clusters/k3s';
import { rke2Components } from '../clusters/rke2';
import type { NodePool } from '../core/cluster';
import type { Composition } from '../core/compose';
import type { OutputFile } from '../core/output-file';
import type { Values } from '../core/values';
import { toYaml } from '../core/yaml';
import type { MachineSide } from './machine-side';
import { labelArguments, taintArguments } from './pool';
import { withSettings } from './settings';

/** `config.yaml` of every pool of a K3s cluster. */
export function k3sFiles(composition: Composition): MachineSide {
  const { cluster, needs } = composition;
  const cni = needs.distribution.cni;
  const own: Values = {
    'flannel-backend': cni === 'none' ? 'none' : (cni?.backend ?? 'vxlan'),
    ...(cluster.ipFamilies.includes('ipv6') && cni !== 'none' && { 'flannel-ipv6-masq': true }),
    'disable-network-policy': needs.distribution.networkPolicyController === 'off',
    ...(!cluster.platform.helmController && { 'disable-helm-controller': true }),
  };
  const agent: Values =
    cni !== undefined && cni !== 'none' && cni.interface !== undefined ? { 'flannel-iface': cni.interface } : {};
  return rancherSide(composition, 'k3s', own, agent, k3sComponents(cluster.kubernetes));
}

/** `config.yaml` of every pool of an RKE2 cluster. */
export function rke2Files(composition: Composition): MachineSide {
  const cni = composition.needs.distribution.cni;
  const own: Values = {
    cni: cni === 'none' ? 'none' : (cni?.name ?? composition.cluster.platform.bundledCnis[0] ?? 'canal'),
  };
  const side = rancherSide(composition, 'rke2', own, {}, rke2Components(composition.cluster.kubernetes));
  return {
    ...side,
    steps: [
      ...side.steps.slice(0, -1),
      'Put the files of `manifests/` into `/var/lib/rancher/rke2/server/manifests/` of the first server **before its first start**: RKE2 reads the settings of its CNI only then, and a CNI cannot be changed later.',
      ...side.steps.slice(-1),
    ],
  };
}

function rancherSide(
  { cluster }: Composition,
  product: 'k3s' | 'rke2',
  server: Values,
  everywhere: Values,
  components: readonly string[],
): MachineSide {
  const disabled = components.filter((component) => !cluster.platform.components.includes(component));
  const shared: Values = {
    'cluster-cidr': cluster.ranges.pods.join(','),
    'service-cidr': cluster.ranges.services.join(','),
    ...server,
    ...(cluster.kubeProxy === 'none' && { 'disable-kube-proxy': true }),
    ...(disabled.length > 0 && { disable: disabled }),
  };
  const files = cluster.nodePools.map((pool): OutputFile => {
    const ofPool: Values = { ...everywhere, ...proxyArguments(cluster.kubeProxy), ...poolSettings(pool) };
    const isServer = pool.role === 'control-plane';
    const content = isServer ? withSettings({ ...shared, ...ofPool }, cluster.settings) : ofPool;
    return {
      path: `nodes/${pool.name}/config.yaml`,
      content: `# /etc/rancher/${product}/config.yaml of every node of the pool ${pool.name}.\n${isServer ? '# All servers must agree on everything but labels and taints.\n' : `# Add 'server: https://<a server>:${product === 'k3s' ? 6443 : 9345}'; the token belongs into a file named by 'token-file'.\n`}${toYaml(content)}`,
    };
  });
  const name = product === 'k3s' ? 'K3s' : 'RKE2';
  return {
    files,
    steps: [
      `Copy \`nodes/<pool>/config.yaml\` to \`/etc/rancher/${product}/config.yaml\` on every node of the pool, before ${name} is installed there.`,
      `Install ${name} on the servers, then on the agents.`,
    ],
  };
}

function proxyArguments(mode: string): Values {
  return mode === 'ipvs' || mode === 'nftables' ? { 'kube-proxy-arg': [`proxy-mode=${mode}`] } : {};
}

function poolSettings(pool: NodePool): Values {
  return {
    ...(pool.taints.length > 0 && { 'node-taint': taintArguments(pool) }),
    ...(Object.keys(pool.labels).length > 0 && { 'node-label': labelArguments(pool) }),
  };
}
