import { inspectAwsLoadBalancerController } from '../addons/aws-load-balancer-controller/plan';
import { inspectGatewayApi } from '../addons/gateway-api/plan';
import { inspectMetricsServer } from '../addons/metrics-server/plan';
import { inspectSecretsStoreCsi } from '../addons/secrets-store-csi/plan';
import type { AksCluster } from '../clusters/aks';
import type { EksCluster } from '../clusters/eks';
import type { GkeCluster } from '../clusters/gke';
import { inspectCalico } from '../cni/calico/plan';
import { inspectCilium } from '../cni/cilium/plan';
import { inspectFlannel } from '../cni/flannel/plan';
import type { Cluster } from '../core/cluster';
import type { StartupTaint } from '../core/needs';
import type { Inspection } from '../input/planner';
import { inspectAksNapPools } from '../nodes/aks-nap/plan';
import { inspectAutoModePools } from '../nodes/auto-mode/plan';
import { inspectComputeClasses } from '../nodes/compute-class/plan';
import { inspectKarpenter } from '../nodes/karpenter/plan';

/** Something that is tried on clusters. */
export interface TriedAddOn {
  /** As a reader knows it. */
  readonly title: string;
  /** Whether it is a CNI, and so instead of the one that a networking mode leaves out. */
  readonly isCni?: true;
  /** Whether it is for clusters with the cloud's node auto-provisioning. */
  readonly needsProvisioning?: true;
  /** What its planner says of a cluster, with the least said besides; nodes start with the CNI's taints. */
  readonly inspect: (cluster: Cluster, startupTaints: readonly StartupTaint[]) => Inspection;
}

/** Every add-on that has a planner, CNIs first. */
export const TRIED_ADD_ONS: readonly TriedAddOn[] = [
  { title: 'Cilium', isCni: true, inspect: (cluster) => inspectCilium(cluster) },
  { title: 'Calico', isCni: true, inspect: (cluster) => inspectCalico(cluster) },
  { title: 'Flannel', isCni: true, inspect: (cluster) => inspectFlannel(cluster) },
  { title: 'Gateway API', inspect: (cluster) => inspectGatewayApi(cluster) },
  { title: 'metrics-server', inspect: (cluster) => inspectMetricsServer(cluster) },
  { title: 'Secrets Store CSI for AWS', inspect: (cluster) => inspectSecretsStoreCsi(cluster) },
  {
    title: 'AWS Load Balancer Controller',
    inspect: (cluster) =>
      inspectAwsLoadBalancerController(cluster, { region: 'eu-central-1', vpcId: 'vpc-0123456789abcdef0' }),
  },
  {
    title: 'Karpenter',
    // Each says by itself that it is for clusters of one distribution.
    inspect: (cluster, startupTaints) =>
      inspectKarpenter(cluster as EksCluster, {
        interruptionQueue: 'shop-karpenter',
        nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' }, role: 'shop-karpenter-node' }],
        nodePools: [{ name: 'default' }],
        startupTaints,
      }),
  },
  {
    title: 'pools of EKS Auto Mode',
    inspect: (cluster) =>
      inspectAutoModePools(cluster as EksCluster, { nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }] }),
  },
  {
    title: 'compute classes of GKE',
    inspect: (cluster) =>
      inspectComputeClasses(cluster as GkeCluster, {
        classes: [{ name: 'batch', priorities: [{ machineFamily: 'n4', spot: true }], onDemandFallback: true }],
      }),
  },
  {
    title: 'pools of AKS node auto-provisioning',
    needsProvisioning: true,
    inspect: (cluster) =>
      inspectAksNapPools(cluster as AksCluster, { nodePools: [{ name: 'spot', capacity: 'spot-or-on-demand' }] }),
  },
];
