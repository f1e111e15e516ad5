import type { NodeProvider } from '../node-pool/provider';

/** Labels about machines that a NodePool may speak of, without their domain. */
const SKU_LABELS: readonly string[] = [
  ...['sku-name', 'sku-family', 'sku-series', 'sku-version', 'sku-cpu', 'sku-memory', 'sku-networking-accelerated'],
  ...['sku-storage-premium-capable', 'sku-storage-ultra-ssd', 'sku-storage-ephemeralos-maxsize'],
  ...['sku-gpu-name', 'sku-gpu-manufacturer', 'sku-gpu-count', 'placement-scope', 'aksnodeclass'],
];

/** Labels of AKS that a NodePool may speak of, without their domain. */
const AKS_LABELS: readonly string[] = [
  ...['mode', 'scalesetpriority', 'priority', 'fips_enabled', 'os-sku', 'cluster', 'sku-cpu', 'sku-memory'],
  ...['ebpf-dataplane', 'ebpf-host-routing', 'network-policy', 'hostedvm'],
];

/** Node auto-provisioning of AKS, which runs Karpenter outside the cluster. */
export const NAP_PROVIDER: NodeProvider = {
  group: 'karpenter.azure.com',
  kind: 'AKSNodeClass',
  expireAfter: '720h',
  reservedDomains: ['karpenter.sh', 'karpenter.azure.com', 'kubernetes.azure.com'],
  reservedKeys: ['kubernetes.io/hostname', 'agentpool', 'storageprofile', 'storagetier', 'accelerator'],
  knownKeys: new Set([
    'karpenter.sh/capacity-type',
    ...SKU_LABELS.map((name) => `karpenter.azure.com/${name}`),
    ...AKS_LABELS.map((name) => `kubernetes.azure.com/${name}`),
  ]),
  translations: {
    'karpenter.k8s.aws/instance-': 'karpenter.azure.com/sku-',
    'eks.amazonaws.com/instance-': 'karpenter.azure.com/sku-',
  },
  minValuesWords: {
    'karpenter.azure.com/sku-family': 'families',
    'karpenter.azure.com/sku-series': 'series',
    'node.kubernetes.io/instance-type': 'sizes',
  },
};
