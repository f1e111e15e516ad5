import { objectsOf } from '../../../core/plan-contents';
import { type PodWorkload, podWorkloads } from '../../../core/pod-workloads';
import { textsOf, treeAt, treesOf } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { ZONE_KEY } from '../../placement/spread';
import { HEADROOM_LABEL, SURVIVES } from '../objects';

/** Room that a plan keeps in a zone, as its objects say it. */
export interface Room {
  readonly workload: PodWorkload;
  readonly zone: string;
  /** Units. */
  readonly units: number;
  readonly survives: string;
  readonly protects: readonly { readonly namespaces: readonly unknown[]; readonly matchLabels: Labels }[];
}

type Labels = Readonly<Record<string, string>>;

/** What a priority class does for a pod. */
export interface Priority {
  readonly value: number;
  /** Whether pods of less priority make room for it. */
  readonly preempts: boolean;
}

/** Room of every plan, zone by zone. */
export function roomsOf(plans: Whole['plans']): readonly Room[] {
  const buffers = plans.flatMap(objectsOf).filter(({ kind }) => kind === 'CapacityBuffer');
  return podWorkloads(plans)
    .filter(({ labels }) => labels[HEADROOM_LABEL] !== undefined)
    .map((workload) => {
      const { kind, name, namespace, plan, replicas = 0, spec } = workload;
      const own = kind === 'PodTemplate' ? buffers : objectsOf(plan);
      const object = own.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
      const units = object === undefined ? replicas : treeAt(object, 'spec')['replicas'];
      const terms = treeAt(spec, 'affinity', 'podAntiAffinity')['requiredDuringSchedulingIgnoredDuringExecution'];
      return {
        workload,
        zone: String(treeAt(spec, 'nodeSelector')[ZONE_KEY]),
        units: typeof units === 'number' ? units : replicas,
        survives: object?.metadata.annotations?.[SURVIVES] ?? 'node',
        protects: treesOf(terms).flatMap((term) =>
          Array.isArray(term['namespaces'])
            ? [{ namespaces: term['namespaces'], matchLabels: textsOf(treeAt(term, 'labelSelector', 'matchLabels')) }]
            : [],
        ),
      };
    });
}

/** Whether room names pods of a workload. */
export function names({ protects }: Room, { labels, namespace }: PodWorkload): boolean {
  return protects.some(
    ({ matchLabels, namespaces }) =>
      namespaces.includes(namespace) && Object.entries(matchLabels).every(([key, value]) => labels[key] === value),
  );
}

/** Whether room is for a workload: it names its pods, or nobody's. */
export function serves(room: Room, workload: PodWorkload): boolean {
  return room.protects.length === 0 || names(room, workload);
}

/** Workloads that stay, and are not room themselves. */
export function servedWorkloads(plans: Whole['plans']): readonly PodWorkload[] {
  return podWorkloads(plans).filter(
    ({ kind, labels }) =>
      labels[HEADROOM_LABEL] === undefined && ['Deployment', 'StatefulSet', 'ReplicaSet'].includes(kind),
  );
}

/** The priority of a workload's pods. Absent: nobody here makes its class. */
export function priorityOf({ spec }: PodWorkload, plans: Whole['plans']): Priority | undefined {
  const classes = plans.flatMap(objectsOf).filter(({ kind }) => kind === 'PriorityClass');
  const name = spec['priorityClassName'];
  if (typeof name === 'string' && name.startsWith('system-')) return { value: 2_000_000_000, preempts: true };
  const own = classes.find(({ metadata, globalDefault }) =>
    name === undefined ? globalDefault === true : metadata.name === name,
  );
  if (own === undefined) return name === undefined ? { value: 0, preempts: true } : undefined;
  return {
    value: typeof own['value'] === 'number' ? own['value'] : 0,
    preempts: own['preemptionPolicy'] !== 'Never',
  };
}
