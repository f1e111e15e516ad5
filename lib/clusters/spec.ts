import type { Cluster, Distribution } from '../core/cluster';
import { isTree } from '../core/values';
import type { SchemaName } from '../input/schema';
import { buildAks, inspectAks } from './aks/cluster';
import type { AksOptions } from './aks/options';
import { type ClusterInspection, inspectCluster } from './define';
import { buildEks, inspectEks } from './eks/cluster';
import type { EksOptions } from './eks/options';
import { buildGke, inspectGke } from './gke/cluster';
import type { GkeOptions } from './gke/options';
import { buildK3s, type K3sOptions } from './k3s';
import { buildKind, type KindOptions } from './kind';
import { buildKubeadm, type KubeadmOptions } from './kubeadm';
import { buildRke2, type Rke2Options } from './rke2';
import { buildTalos, type TalosOptions } from './talos';

/**
 * A cluster of any distribution that can be described in a file.
 * @discriminator distribution
 */
export type ClusterSpec<S = string> =
  | AksSpec<S>
  | EksSpec<S>
  | GkeSpec<S>
  | K3sSpec<S>
  | KindSpec<S>
  | KubeadmSpec<S>
  | Rke2Spec<S>
  | TalosSpec<S>;

/** An AKS cluster. */
export interface AksSpec<S = string> extends AksOptions<S> {
  readonly distribution: 'aks';
}

/** An EKS cluster. */
export interface EksSpec<S = string> extends EksOptions<S> {
  readonly distribution: 'eks';
}

/** A GKE cluster. */
export interface GkeSpec<S = string> extends GkeOptions<S> {
  readonly distribution: 'gke';
}

/** A K3s cluster. */
export interface K3sSpec<S = string> extends K3sOptions<S> {
  readonly distribution: 'k3s';
}

/** A kind cluster. */
export interface KindSpec<S = string> extends KindOptions<S> {
  readonly distribution: 'kind';
}

/** A cluster made with kubeadm. */
export interface KubeadmSpec<S = string> extends KubeadmOptions<S> {
  readonly distribution: 'kubeadm';
}

/** An RKE2 cluster. */
export interface Rke2Spec<S = string> extends Rke2Options<S> {
  readonly distribution: 'rke2';
}

/** A Talos cluster. */
export interface TalosSpec<S = string> extends TalosOptions<S> {
  readonly distribution: 'talos';
}

/** Makes a cluster of a description of any shape. Never throws. */
export function inspectClusterSpec(spec: ClusterSpec): ClusterInspection {
  if (isTree(spec) && spec.distribution === 'aks') {
    const { distribution: _distribution, ...options } = spec;
    return inspectAks(options);
  }
  if (isTree(spec) && spec.distribution === 'eks') {
    const { distribution: _distribution, ...options } = spec;
    return inspectEks(options);
  }
  if (isTree(spec) && spec.distribution === 'gke') {
    const { distribution: _distribution, ...options } = spec;
    return inspectGke(options);
  }
  return inspectCluster<string, ClusterSpec>('ClusterSpec' satisfies SchemaName, spec, build);
}

function build(spec: ClusterSpec): Cluster {
  switch (spec.distribution) {
    case 'aks':
      return buildAks(spec);
    case 'eks':
      return buildEks(spec);
    case 'gke':
      return buildGke(spec);
    case 'k3s':
      return buildK3s(spec);
    case 'kind':
      return buildKind(spec);
    case 'kubeadm':
      return buildKubeadm(spec);
    case 'rke2':
      return buildRke2(spec);
    case 'talos':
      return buildTalos(spec);
  }
}

/** The distributions that {@link ClusterSpec} covers. */
export type DescribedDistribution = Extract<Distribution, ClusterSpec['distribution']>;
