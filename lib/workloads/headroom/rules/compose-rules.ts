import { amountText } from '../../../core/compute-amount';
import type { PodWorkload } from '../../../core/pod-workloads';
import type { Rule } from '../../../core/rule';
import { textsOf, treeAt, treesOf } from '../../../core/trees';
import type { Whole } from '../../../core/whole';
import { HALF_LABEL } from '../../../nodes/spot-capacity/labels';
import { HOST_KEY, NEVER_ENOUGH_DOMAINS, ZONE_KEY } from '../../placement/spread';
import { counted } from '../../placement/words';
import { podRequests } from '../../pod-requests';
import { BUFFER_RULES } from './buffer-rules';
import { names, priorityOf, type Room, roomsOf, servedWorkloads, serves } from './rooms';

type WholeRule = Rule<Whole>;

const PRIORITY = 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/';
const SPREAD = 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/';

const WORKLOADS_OUTRANK_ROOM: WholeRule = {
  id: 'headroom/workloads-outrank-room',
  title: 'Pods that room is for have more priority than it, and take the room of others',
  severity: 'error',
  evidence: `${PRIORITY}#pod-preemption`,
  check: ({ plans }, report) => {
    for (const [workload, rooms] of named(plans)) {
      const [room] = rooms.filter(isOfPods);
      const [own, its] = [priorityOf(workload, plans), room && priorityOf(room.workload, plans)];
      if (own === undefined || its === undefined || (own.preempts && own.value > its.value)) continue;
      const why = own.preempts
        ? `have priority ${own.value}, and room for them ${its.value}`
        : 'are of a class that takes no room of others';
      report({
        path: [workload.plan.name],
        message: `pods of ${placeOf(workload)} ${why}: in a full cluster none of them comes back`,
        fix: `give them a class of a value above ${its.value} and with preemptionPolicy PreemptLowerPriority, or none`,
      });
    }
  },
};

const HIGH_CLASSES_HAVE_ROOM: WholeRule = {
  id: 'headroom/high-classes-have-room',
  title: 'Pods of a class above the others have room kept for them',
  severity: 'warning',
  evidence: `${PRIORITY}#effect-of-pod-priority-on-scheduling-order`,
  check: ({ plans }, report) => {
    const rooms = roomsOf(plans);
    for (const workload of servedWorkloads(plans)) {
      const own = priorityOf(workload, plans);
      if (own === undefined || own.value <= 0 || !own.preempts) continue;
      if (rooms.some((room) => serves(room, workload))) continue;
      report({
        path: [workload.plan.name],
        message: `${placeOf(workload)} has priority ${own.value}: in a full cluster its pods come back in place of ordinary ones, which then wait`,
        fix: 'compose planHeadroom with its pods in protects, or do without the class',
      });
    }
  },
};

const ROOM_IN_EVERY_ZONE: WholeRule = {
  id: 'headroom/room-is-in-every-zone',
  title: 'Pods that are spread over zones have room in each of them',
  severity: 'error',
  evidence: `${SPREAD}#topologyspreadconstraints-field`,
  check: ({ plans }, report) => {
    for (const [workload, rooms] of named(plans)) {
      const zones = new Set(rooms.map(({ zone }) => zone)).size;
      const wanted = zonesOf(workload);
      if (zones >= wanted) continue;
      report({
        path: [rooms[0]?.workload.plan.name ?? '', 'zones'],
        message: `pods of ${placeOf(workload)} are spread over ${wanted} zones, and there is room in ${zones}: room in another zone is of no use to them`,
        fix: 'name every zone that the pods run in',
      });
    }
  },
};

const ROOM_HOLDS_A_NODE: WholeRule = {
  id: 'headroom/room-holds-the-loss',
  title: 'The room of a zone holds as many pods as a node may have',
  severity: 'error',
  evidence: 'https://kubernetes.io/docs/tasks/administer-cluster/node-overprovisioning/',
  check: ({ plans }, report) => {
    for (const [workload, rooms] of named(plans)) {
      const cap = hostCapOf(workload);
      const wanted = podRequests(workload.spec);
      if (cap === undefined) continue;
      const said = new Set<string>();
      for (const zone of new Set(rooms.map((room) => room.zone))) {
        const here = rooms.filter((room) => room.zone === zone);
        const held = here.reduce((sum, room) => sum + room.units * podsOf(room, wanted, cap), 0);
        const [room] = here;
        if (room === undefined || held >= cap || said.has(room.workload.plan.name)) continue;
        // Units are the same in all zones of a plan.
        said.add(room.workload.plan.name);
        report({
          path: [room.workload.plan.name, 'unit'],
          message: `a node may have ${counted(cap, 'pod')} of ${placeOf(workload)}, of ${amountText(wanted)} each, and the room in ${zone} holds ${held}`,
          fix: `make a unit as large as ${counted(cap, 'pod')}, or set perZone to more`,
        });
      }
    }
  },
};

const ROOM_IS_WHERE_PODS_RUN: WholeRule = {
  id: 'headroom/room-is-where-pods-run',
  title: 'Room is on nodes that the pods it is for may run on',
  severity: 'warning',
  evidence: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodeselector',
  check: ({ plans }, report) => {
    for (const [workload, rooms] of named(plans)) {
      const wanted = wantedOfNodes(workload);
      const [room] = rooms;
      // Nobody takes back the nodes of a base.
      if (room === undefined || workload.labels[HALF_LABEL] === 'on-demand') continue;
      const kept = wantedOfNodes(room.workload);
      const missing = Object.entries(wanted).filter(([key, value]) => key !== ZONE_KEY && kept[key] !== value);
      if (missing.length === 0) continue;
      report({
        path: [room.workload.plan.name, 'nodes'],
        message: `pods of ${placeOf(workload)} run only on nodes with ${missing.map(wordOf).join(' and ')}, and room may be kept on others`,
        fix: 'say the same of the nodes of both: nodes and nodeSelector of the room, nodes and pod.nodeSelector of the workload',
      });
    }
  },
};

const ZONE_ROOM_IS_USED: WholeRule = {
  id: 'headroom/zone-room-is-used',
  title: 'Room for the loss of a zone is for pods that other zones take',
  severity: 'warning',
  evidence: `${SPREAD}#spread-constraint-definition`,
  check: ({ plans }, report) => {
    for (const [workload, rooms] of named(plans)) {
      const room = rooms.find(({ survives }) => survives !== 'node');
      const zones = new Set(rooms.map(({ zone }) => zone)).size;
      if (room === undefined || (minDomainsOf(workload, ZONE_KEY) ?? 0) < zones) continue;
      report({
        path: [room.workload.plan.name, 'survive'],
        message: `pods of ${placeOf(workload)} wait for their zone to come back, and start in no other: room for a lost zone is paid for and never used`,
        fix: "set survive to 'node'; or let other zones take the pods, with onZoneLoss 'reschedule'",
      });
    }
  },
};

/** What must hold for room together with everything else in a cluster. It looks at objects, whoever has planned them. */
export const HEADROOM_COMPOSE_RULES: readonly WholeRule[] = [
  WORKLOADS_OUTRANK_ROOM,
  HIGH_CLASSES_HAVE_ROOM,
  ROOM_IN_EVERY_ZONE,
  ROOM_HOLDS_A_NODE,
  ROOM_IS_WHERE_PODS_RUN,
  ZONE_ROOM_IS_USED,
  ...BUFFER_RULES,
];

/** Workloads that room names, with the room. */
function named(plans: Whole['plans']): readonly (readonly [PodWorkload, readonly Room[]])[] {
  const rooms = roomsOf(plans);
  return servedWorkloads(plans)
    .map((workload) => [workload, rooms.filter((room) => names(room, workload))] as const)
    .filter(([, theirs]) => theirs.length > 0);
}

/** Only pods have to be outranked: buffers give way by themselves. */
function isOfPods({ workload }: Room): boolean {
  return workload.kind === 'Deployment';
}

function placeOf({ name, namespace }: PodWorkload): string {
  return `${namespace}/${name}`;
}

function hardConstraintOf({ spec }: PodWorkload, topologyKey: string): Readonly<Record<string, unknown>> | undefined {
  return treesOf(spec['topologySpreadConstraints']).find(
    (one) => one['topologyKey'] === topologyKey && one['whenUnsatisfiable'] === 'DoNotSchedule',
  );
}

function minDomainsOf(workload: PodWorkload, topologyKey: string): number | undefined {
  const minDomains = hardConstraintOf(workload, topologyKey)?.['minDomains'];
  return typeof minDomains === 'number' ? minDomains : undefined;
}

/** Zones that a workload is in when all of it runs: as many as must be there, or as its cap on a zone leaves over. */
function zonesOf(workload: PodWorkload): number {
  const minDomains = minDomainsOf(workload, ZONE_KEY) ?? 0;
  if (minDomains < NEVER_ENOUGH_DOMAINS) return minDomains;
  const maxSkew = hardConstraintOf(workload, ZONE_KEY)?.['maxSkew'];
  return typeof maxSkew === 'number' && maxSkew > 0 ? Math.ceil((workload.replicas ?? 0) / maxSkew) : 0;
}

function hostCapOf(workload: PodWorkload): number | undefined {
  const maxSkew = hardConstraintOf(workload, HOST_KEY)?.['maxSkew'];
  return (minDomainsOf(workload, HOST_KEY) ?? 0) >= NEVER_ENOUGH_DOMAINS && typeof maxSkew === 'number'
    ? maxSkew
    : undefined;
}

/** How many pods one unit of room holds, a node never more than its cap. */
function podsOf(room: Room, pod: ReturnType<typeof podRequests>, cap: number): number {
  const unit = podRequests(room.workload.spec);
  const fits = (has: number, takes: number): number => (takes === 0 ? cap : Math.floor(has / takes + 1e-9));
  return Math.min(cap, fits(unit.cpu, pod.cpu), fits(unit.memory, pod.memory));
}

/** What stands for everything that a node affinity says. */
const AFFINITY = 'what their node affinity requires';

/** What a pod wants of its node, each with its value; what it wants in more words, under a name for all of it. */
function wantedOfNodes({ spec }: PodWorkload): Readonly<Record<string, string>> {
  const terms = treeAt(spec, 'affinity', 'nodeAffinity')['requiredDuringSchedulingIgnoredDuringExecution'];
  return {
    ...textsOf(treeAt(spec, 'nodeSelector')),
    ...(terms !== undefined && { [AFFINITY]: JSON.stringify(terms) }),
  };
}

function wordOf([key, value]: readonly [string, string]): string {
  return key === AFFINITY ? AFFINITY : `${key}=${value}`;
}
