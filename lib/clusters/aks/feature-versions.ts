import type { Path } from '../../core/path';
import type { AksCluster } from './aks-cluster';

const DOCS = 'https://learn.microsoft.com/azure/aks';

/** Something that needs a version of Kubernetes. */
export interface AksFeatureVersion {
  /** As messages name it. */
  readonly feature: string;
  /** The first version with it, `major.minor`. */
  readonly atLeast: string;
  /** A URL. */
  readonly evidence: string;
  /** Where a cluster asks for it. Empty: it does not. */
  readonly places: (cluster: AksCluster<unknown>) => readonly Path[];
}

/** What AKS offers from some version of Kubernetes on. */
export const AKS_FEATURE_VERSIONS: readonly AksFeatureVersion[] = [
  {
    feature: 'static block allocation',
    atLeast: '1.28',
    evidence: `${DOCS}/configure-azure-cni-static-block-allocation`,
    places: ({ aks: { mode } }) =>
      mode.podIpAllocationMode === 'StaticBlock' ? [['cluster', 'networking', 'allocation']] : [],
  },
  {
    feature: "dual stack with Cilium's dataplane",
    atLeast: '1.29',
    evidence: `${DOCS}/azure-cni-powered-by-cilium`,
    places: ({ aks: { mode }, ipFamilies }) =>
      mode.isCilium && ipFamilies.length > 1 ? [['cluster', 'networking', 'ipv6']] : [],
  },
  {
    feature: "Advanced Container Networking Services on Cilium's dataplane",
    atLeast: '1.29',
    evidence: `${DOCS}/use-advanced-container-networking-services`,
    places: ({ aks: { mode, advancedNetworking } }) =>
      mode.isCilium && advancedNetworking !== undefined ? [['cluster', 'advancedNetworking']] : [],
  },
  {
    feature: 'LocalDNS',
    atLeast: '1.31',
    evidence: `${DOCS}/localdns-custom`,
    places: ({ aks: { nodePools } }) =>
      [...nodePools.entries()]
        .filter(([, { localDns }]) => localDns === 'Required')
        .map(([index]) => ['cluster', 'nodePools', index, 'localDns']),
  },
  {
    feature: 'eBPF host routing',
    atLeast: '1.33',
    evidence: `${DOCS}/how-to-enable-ebpf-host-routing`,
    places: ({ aks: { advancedNetworking } }) =>
      advancedNetworking?.accelerationMode === undefined ? [] : [['cluster', 'advancedNetworking', 'accelerationMode']],
  },
];
