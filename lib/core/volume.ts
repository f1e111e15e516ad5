import type { Cluster } from './cluster';
import type { Path } from './path';
import type { Quantity } from './resources';
import type { Rule } from './rule';
import type { Values } from './values';

/**
 * A volume that outlives its pod.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 */
export interface VolumeOptions<S = string> {
  /**
   * How large it is.
   * @defaultValue as said where the volume is
   */
  readonly size?: Quantity;
  /**
   * Name of the StorageClass: `standard-rwo` on GKE, `managed-csi` on AKS, on EKS one that you have made.
   * @defaultValue the cluster's default class
   */
  readonly storageClass?: S;
}

/** Who comes with a default StorageClass. EKS' own has not been the default since 1.30. */
const WITH_DEFAULT_CLASS: readonly Cluster<unknown>['distribution'][] = ['k3s', 'kind', 'gke', 'aks'];

/** The spec of a claim. */
export function claimSpec<S>({ size, storageClass }: VolumeOptions<S>, defaultSize: Quantity): Values<S> {
  return {
    ...(storageClass !== undefined && { storageClassName: storageClass }),
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: size ?? defaultSize } },
  };
}

/** What has volumes. */
interface HasVolumes {
  readonly cluster: Cluster<unknown>;
}

/**
 * The rule that each volume has a class to be made by.
 *
 * @param module - the first part of the rule's id.
 * @param volumes - the volumes of some settings, with the options that they come from.
 */
export function volumeClassRule<T extends HasVolumes>(
  module: string,
  volumes: (settings: T) => readonly (readonly [Path, VolumeOptions<unknown>])[],
): Rule<T> {
  return {
    id: `${module}/volumes-have-a-class`,
    title: 'Volumes name their StorageClass where the distribution comes without a default one',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/concepts/storage/dynamic-provisioning/#defaulting-behavior',
    check: (settings, report) => {
      if (WITH_DEFAULT_CLASS.includes(settings.cluster.distribution)) return;
      for (const [path, { storageClass }] of volumes(settings)) {
        if (storageClass !== undefined) continue;
        report({
          path: [...path, 'storageClass'],
          message: 'the claim waits for ever, and its pod with it, unless somebody has made a class the default',
          fix: 'name a StorageClass of the cluster',
        });
      }
    },
  };
}
