import type { K3sOptions, KindOptions, KubeadmOptions, Rke2Options, TalosOptions } from '../clusters';
import type { EksOptions } from '../clusters/eks';
import type { ClusterSpec } from '../clusters/spec';
import type { Addon } from '../cni';
import type { CalicoOptions } from '../cni/calico/options';
import type { CiliumOptions } from '../cni/cilium/options';
import type { FlannelOptions } from '../cni/flannel/options';
import type { Cluster } from '../core/cluster';
import type { ClusterFile } from '../file/cluster-file';

/** Stands for a string that may be known only later. */
export type LateString = string;

/** Every type that the published schema defines: `npm run generate` reads this interface. */
export interface SchemaRoots {
  readonly file: ClusterFile<LateString>;
  readonly spec: ClusterSpec<LateString>;
  readonly addon: Addon<LateString>;
  readonly cluster: Cluster<LateString>;
  readonly eks: EksOptions<LateString>;
  readonly k3s: K3sOptions<LateString>;
  readonly kind: KindOptions<LateString>;
  readonly kubeadm: KubeadmOptions<LateString>;
  readonly rke2: Rke2Options<LateString>;
  readonly talos: TalosOptions<LateString>;
  readonly cilium: CiliumOptions<LateString>;
  readonly calico: CalicoOptions<LateString>;
  readonly flannel: FlannelOptions<LateString>;
}
