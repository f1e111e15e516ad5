import type { AwsLoadBalancerControllerOptions } from '../addons/aws-load-balancer-controller/options';
import type { MetricsServerOptions } from '../addons/metrics-server/options';
import type { SecretsStoreCsiOptions } from '../addons/secrets-store-csi/options';
import type { K3sOptions, KindOptions, KubeadmOptions, Rke2Options, TalosOptions } from '../clusters';
import type { EksFacts, EksFactsWithKarpenter, EksOptions } from '../clusters/eks';
import type { EksAddonOptions } from '../clusters/eks/addons/options';
import type { AddressPlanOptions } from '../clusters/eks/address-plan/options';
import type { Interconnect, NatCost } from '../clusters/eks/interconnect/options';
import type { EksProvisioning } from '../clusters/eks/provisioning/options';
import type { ClusterSpec } from '../clusters/spec';
import type { CalicoOptions } from '../cni/calico/options';
import type { CiliumOptions } from '../cni/cilium/options';
import type { FlannelOptions } from '../cni/flannel/options';
import type { Cluster } from '../core/cluster';
import type { Addon } from '../file/addon';
import type { ClusterFile } from '../file/cluster-file';
import type { AutoModePoolsOptions } from '../nodes/auto-mode/options';
import type { CapacityShares } from '../nodes/karpenter/capacity-split';
import type { KarpenterOptions, KarpenterPoolsOptions } from '../nodes/karpenter/options';

/** Stands for a string that may be known only later. */
export type LateString = string;

/** Every type that the published schema defines: `npm run generate` reads this interface. */
export interface SchemaRoots {
  readonly file: ClusterFile<LateString>;
  readonly spec: ClusterSpec<LateString>;
  readonly addon: Addon<LateString>;
  readonly cluster: Cluster<LateString>;
  readonly eks: EksOptions<LateString>;
  readonly eksFacts: EksFacts<LateString>;
  readonly eksFactsWithKarpenter: EksFactsWithKarpenter<LateString>;
  readonly capacityShares: CapacityShares;
  readonly eksProvisioning: EksProvisioning<LateString>;
  readonly eksAddons: EksAddonOptions<LateString>;
  readonly addressPlan: AddressPlanOptions;
  readonly interconnect: Interconnect<LateString>;
  readonly natCost: NatCost;
  readonly k3s: K3sOptions<LateString>;
  readonly kind: KindOptions<LateString>;
  readonly kubeadm: KubeadmOptions<LateString>;
  readonly rke2: Rke2Options<LateString>;
  readonly talos: TalosOptions<LateString>;
  readonly awsLoadBalancerController: AwsLoadBalancerControllerOptions<LateString>;
  readonly metricsServer: MetricsServerOptions<LateString>;
  readonly secretsStoreCsi: SecretsStoreCsiOptions<LateString>;
  readonly cilium: CiliumOptions<LateString>;
  readonly calico: CalicoOptions<LateString>;
  readonly flannel: FlannelOptions<LateString>;
  readonly karpenter: KarpenterOptions<LateString>;
  readonly karpenterPools: KarpenterPoolsOptions<LateString>;
  readonly autoModePools: AutoModePoolsOptions<LateString>;
}
