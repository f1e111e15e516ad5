import type { PoolEvidence } from '../../node-pool/rules/evidence';

const DOCS = 'https://learn.microsoft.com/azure/aks';
const PROVIDER = 'https://github.com/Azure/karpenter-provider-azure/blob/main';

/** How we know what rules about node auto-provisioning say. */
export const EVIDENCE = {
  /** The definition of the AKSNodeClass, with its CEL rules. */
  nodeClass: `${PROVIDER}/pkg/apis/crds/karpenter.azure.com_aksnodeclasses.yaml`,
  /** Where options of a node class are read. */
  classSource: `${PROVIDER}/pkg/apis/v1beta1/aksnodeclass.go`,
  zones: `${PROVIDER}/pkg/utils/zones/zones.go`,
  labels: `${PROVIDER}/pkg/apis/v1beta1/labels.go`,
  overview: `${DOCS}/node-auto-provisioning`,
  networking: `${DOCS}/node-auto-provisioning-networking`,
  pools: `${DOCS}/node-auto-provisioning-node-pools`,
} as const;

/** How we know what rules about pools of virtual machines of Azure say. */
export const AZURE_POOL_EVIDENCE: PoolEvidence = {
  definition: `${PROVIDER}/pkg/apis/crds/karpenter.sh_nodepools.yaml`,
  labels: EVIDENCE.pools,
  spot: 'https://learn.microsoft.com/azure/virtual-machines/spot-vms',
};
