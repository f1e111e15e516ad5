import type { Cluster } from '../../core/cluster';
import type { Values } from '../../core/values';
import type { PodOptions } from '../spot-safe/pod-options';
import { resolveSpotSafe, type SpotSafeSettings } from '../spot-safe/settings';
import type { MemberVolume, SpotStatefulOptions } from './options';

/** Everything about members with volumes, decided. */
export interface StatefulSettings<S = unknown> {
  readonly cluster: Cluster<S>;
  /** The workload, wherever its volumes are. */
  readonly whole: SpotSafeSettings<S>;
  /** As given, for rules about what the caller wrote. */
  readonly options: SpotStatefulOptions<S>;
  readonly replicas: number;
  /** What must be left: a number that was given, a majority, or nothing of a single member. */
  readonly keeps: 'given' | 'majority' | 'nothing';
  readonly volumes: readonly MemberVolume<S>[];
  /** Whether a member can only be in the zone of its volumes. */
  readonly staysInZone: boolean;
  readonly podManagementPolicy: 'Parallel' | 'OrderedReady';
}

/** The most of so many members that may be lost is what is beyond this. */
export function majorityOf(replicas: number): number {
  return Math.floor(replicas / 2) + 1;
}

/** Fills in every default. */
export function resolveStateful<S>(cluster: Cluster<S>, options: SpotStatefulOptions<S>): StatefulSettings<S> {
  const { podManagementPolicy = 'Parallel', replicas, volumeClaims: volumes, ...rest } = options;
  const staysInZone = volumes.some(({ reach }) => reach !== 'region');
  const whole = resolveSpotSafe<S>(cluster, {
    ...rest,
    replicas,
    need: options.need ?? majorityOf(replicas),
    // A single member has nowhere to survive; it is told so elsewhere.
    ...(replicas === 1 && { survive: 'node' }),
    podsPerNode: options.podsPerNode ?? 1,
    // What a node takes along is at most what can be spared; shares of three are of no use.
    blastRadius: 1,
    onZoneLoss: 'hold',
    pod: withVolumes(options.pod, volumes),
  });
  return {
    cluster,
    whole,
    options,
    replicas,
    keeps: options.need !== undefined ? 'given' : replicas === 1 ? 'nothing' : 'majority',
    volumes,
    staysInZone,
    podManagementPolicy,
  };
}

/** The pod with its volumes in the first container, and owners of files left alone where they are right already. */
function withVolumes<S>(pod: PodOptions<S>, volumes: readonly MemberVolume<S>[]): PodOptions<S> {
  const { containers, securityContext } = pod;
  const mounts = volumes.map(({ mountPath, name }): Values<S> => ({ name, mountPath }));
  const hasGroup = securityContext?.['fsGroup'] !== undefined;
  return {
    ...pod,
    ...(hasGroup && { securityContext: { fsGroupChangePolicy: 'OnRootMismatch', ...securityContext } }),
    containers: containers.map((container, index) =>
      index === 0 ? { ...container, volumeMounts: [...(container.volumeMounts ?? []), ...mounts] } : container,
    ),
  };
}
