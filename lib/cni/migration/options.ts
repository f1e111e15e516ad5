import type { CalicoOptions } from '../calico/options';
import type { CiliumOptions } from '../cilium/options';
import type { FlannelOptions } from '../flannel/options';

/**
 * A live migration: what runs today, what takes its place, and where pods get addresses from then on.
 *
 * @typeParam S - what a string may be; `planMigration` takes only those that are known.
 */
export interface MigrationOptions<S = string> extends MigrationSection<S> {
  /** The CNI that runs today, as it was installed. */
  readonly from: MigrationSource<S>;
  /** What takes its place, as it will be at the end. */
  readonly to: MigrationDestination<S>;
  /**
   * Where pods get addresses once they have moved, in CIDR notation: one range of each IP family of the cluster, in the same
   * order. Both CNIs serve pods for hours, so it must share no address with any range in use.
   */
  readonly podRanges: readonly string[];
}

/** What a cluster file says of a migration: the destination is one of its add-ons, and the command line completes it. */
export interface MigrationSection<S = string> {
  /**
   * The CNI that runs today, as it was installed.
   * @defaultValue the one that `migrate --from` names, with all its defaults
   */
  readonly from?: MigrationSource<S>;
  /**
   * Where pods get addresses once they have moved: new ranges, one of each IP family of the cluster.
   * @defaultValue those of `migrate --pod-range`
   */
  readonly podRanges?: readonly string[];
  /**
   * What becomes of NetworkPolicy objects while both CNIs run, and nobody enforces any on nodes that have moved. `'park'`:
   * they are exported and deleted, and applied again at the end. `'none'`: there are none.
   * @defaultValue `'park'` where what runs today enforces them, otherwise `'none'`
   */
  readonly policies?: 'park' | 'none';
}

/**
 * A CNI to move away from.
 * @discriminator kind
 */
export type MigrationSource<S = string> = CalicoSource<S> | FlannelSource<S>;

/** Calico. */
export interface CalicoSource<S = string> {
  readonly kind: 'calico';
  /**
   * How it is set up: encapsulation, dataplane, BGP and how nodes find their address decide whether and how it can go.
   * @defaultValue what `planCalico` would install
   */
  readonly options?: CalicoOptions<S>;
  /**
   * `'operator'`: by Tigera's operator, in `calico-system`. `'manifest'`: by `calico.yaml`, in `kube-system`.
   * @defaultValue `'operator'`
   */
  readonly installedBy?: 'operator' | 'manifest';
  /**
   * Whether nodes take the first address that they find, as Calico does where nobody says otherwise. The runbook changes it
   * before Cilium adds an interface.
   * @defaultValue `false`: as `options` say
   */
  readonly firstFound?: boolean;
}

/** Flannel. */
export interface FlannelSource<S = string> {
  readonly kind: 'flannel';
  /**
   * How it is set up: its backend and port decide what is left for the new overlay.
   * @defaultValue what `planFlannel` would install
   */
  readonly options?: FlannelOptions<S>;
  /**
   * `'helm'`: a Helm release of its chart. `'manifest'`: by `kube-flannel.yml`. Of no account where the distribution runs it.
   * @defaultValue `'helm'`
   */
  readonly installedBy?: 'helm' | 'manifest';
}

/** A CNI to move to. */
export type MigrationDestination<S = string> = CiliumDestination<S>;

/** Cilium. */
export interface CiliumDestination<S = string> {
  readonly kind: 'cilium';
  /**
   * As it will be at the end. Addresses come from a pool of its own in any case.
   * @defaultValue what `planCilium` would install; where nothing says how packets travel, a tunnel on a port that is free
   */
  readonly options?: CiliumOptions<S>;
}
