import { isManaged } from '../../../core/cluster';
import { amountText, shareOf, times } from '../../../core/compute-amount';
import { isDnsLabel, isLabelKey, isLabelValue, suggestDnsLabel } from '../../../core/names';
import type { Path } from '../../../core/path';
import type { Rule } from '../../../core/rule';
import { tolerates } from '../../../core/tolerations';
import { zoneNamesOf } from '../../placement/zone-names';
import { zoneName } from '../objects';
import { type HeadroomSettings, LEAST_PRIORITY } from '../settings';
import { unitsForGrowth, unitsForLoss } from '../size';

type HeadroomRule = Rule<HeadroomSettings>;

const PRIORITY = 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/';
const OVERPROVISIONING = 'https://kubernetes.io/docs/tasks/administer-cluster/node-overprovisioning/';
const AUTOSCALER_FAQ = 'https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md';
const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';

const NAMES_ARE_USABLE: HeadroomRule = {
  id: 'headroom/names-are-dns-labels',
  title: 'The plan and namespaces are called by DNS labels, and not as a class of the system',
  severity: 'error',
  evidence: `${PRIORITY}#priorityclass`,
  check: (settings, report) => {
    const { name, namespace, protects } = settings;
    const named: readonly (readonly [Path, string])[] = [
      [['name'], name],
      [['namespace'], namespace],
      ...protects.map((pods, index) => [['protects', index, 'namespace'], pods.namespace] as const),
    ];
    for (const [path, text] of named) {
      if (!isDnsLabel(text))
        report({
          path,
          message: `'${text.slice(0, 70)}' is not a DNS label of at most 63 characters`,
          fix: `write one such as '${suggestDnsLabel(text)}'`,
        });
    }
    if (name.startsWith('system-'))
      report({
        path: ['name'],
        message: `the priority class has the name of the plan, and Kubernetes keeps those that begin with 'system-'`,
        fix: `write '${suggestDnsLabel(name.slice('system-'.length))}'`,
      });
  },
};

const ZONES_DIFFER: HeadroomRule = {
  id: 'headroom/zones-differ',
  title: 'Zones are values of a label, and become different names',
  severity: 'error',
  evidence: NAMES,
  check: (settings, report) => {
    const seen = new Set<string>();
    for (const [index, zone] of settings.zones.entries()) {
      const path = ['zones', index];
      if (zone === '' || !isLabelValue(zone))
        report({
          path,
          message: `'${zone.slice(0, 70)}' is no value of a label`,
          fix: 'write it as `kubectl get nodes -L topology.kubernetes.io/zone` shows it',
        });
      const name = zoneName(settings, zone);
      if (seen.has(name))
        report({
          path,
          message: `what keeps room in '${zone}' would be called ${name}, as that of another zone is`,
          fix: 'remove the zone that is there twice, or plan the other one under a name of its own',
        });
      seen.add(name);
    }
  },
};

const ZONES_HAVE_NODES: HeadroomRule = {
  id: 'headroom/zones-have-nodes',
  title: 'Room is kept in zones that nodes of the cluster may be in',
  severity: 'error',
  evidence: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone',
  check: ({ cluster, zones }, report) => {
    const there = zoneNamesOf(cluster);
    if (there === undefined) return;
    for (const [index, zone] of zones.entries()) {
      if (there.includes(zone)) continue;
      report({
        path: ['zones', index],
        message: `no node of the cluster is in '${zone.slice(0, 70)}': room there is never found`,
        fix: `write one of ${there.map((one) => `'${one}'`).join(', ')}`,
      });
    }
  },
};

const SELECTORS_SELECT: HeadroomRule = {
  id: 'headroom/protected-pods-are-selected',
  title: 'Pods that room is for are told by at least one label',
  severity: 'error',
  evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  check: ({ protects }, report) => {
    for (const [index, { matchLabels }] of protects.entries()) {
      const path = ['protects', index, 'matchLabels'];
      const wrong = Object.entries(matchLabels).find(([key, value]) => !isLabelKey(key) || !isLabelValue(value));
      if (wrong !== undefined)
        report({
          path: [...path, wrong[0]],
          message: `'${wrong[0]}' with the value '${wrong[1]}' is no label`,
          fix: 'write labels that the pods have',
        });
      if (Object.keys(matchLabels).length === 0)
        report({
          path,
          message: 'no label is every pod of the namespace: room would be kept only where none of them runs',
          fix: 'write the labels of the selector of the workload',
        });
    }
  },
};

const KEEPS_AWAY: HeadroomRule = {
  id: 'headroom/is-kept-off-what-it-protects',
  title: 'Room for pods of a node is not beside such pods: a node that has as many as it may have takes no more',
  severity: 'error',
  evidence: `${PRIORITY}#pod-preemption`,
  check: ({ protects, unit }, report) => {
    if (unit.kind === 'node' || protects.length > 0) return;
    report({
      path: ['protects'],
      message: 'room may be found on nodes that run the pods it is for, where the host cap lets no more of them start',
      fix: 'name the pods, by their namespace and the labels of their selector; or make a unit a whole node',
    });
  },
};

const PRIORITY_MAKES_NODES: HeadroomRule = {
  id: 'headroom/priority-makes-nodes',
  title: 'The cluster autoscaler makes nodes for pods of priority -10 and more',
  severity: 'error',
  evidence: `${AUTOSCALER_FAQ}#how-does-cluster-autoscaler-work-with-pod-priority-and-preemption`,
  check: ({ form }, report) => {
    if (form.kind !== 'pause-pods' || form.priority >= LEAST_PRIORITY) return;
    report({
      path: ['form', 'priority'],
      message: `at priority ${form.priority}, room that is used up is never made again, and its nodes are taken away`,
      fix: `remove it, or set it to a number from ${LEAST_PRIORITY} to -1`,
    });
  },
};

const PRIORITY_GIVES_WAY: HeadroomRule = {
  id: 'headroom/priority-gives-way',
  title: 'Room has less priority than pods without a class',
  severity: 'error',
  evidence: `${PRIORITY}#priorityclass`,
  check: ({ form }, report) => {
    if (form.kind !== 'pause-pods' || form.priority < 0) return;
    report({
      path: ['form', 'priority'],
      message: `pods without a class have priority 0, and take no room of pods at ${form.priority}`,
      fix: `remove it, or set it to a number from ${LEAST_PRIORITY} to -1`,
    });
  },
};

const ZONE_LOSS_IS_DESCRIBED: HeadroomRule = {
  id: 'headroom/zone-loss-is-described',
  title: 'Room for the loss of a zone is reckoned from the nodes of a zone, and kept in the others',
  severity: 'error',
  evidence: 'https://kubernetes.io/docs/setup/best-practices/multiple-zones/',
  check: ({ options, survive, zones }, report) => {
    if (survive === 'node') return;
    if (zones.length < 2)
      report({
        path: ['survive'],
        message: 'with one zone there is no other to keep room in',
        fix: "name the other zones, or set it to 'node'",
      });
    if (options.nodesPerZone === undefined)
      report({
        path: ['nodesPerZone'],
        message: 'how much is lost with a zone is not known',
        fix: 'set it to the nodes of the fullest zone that run the pods',
      });
  },
};

const ROOM_IS_ENOUGH: HeadroomRule = {
  id: 'headroom/room-is-enough',
  title: 'Each zone has as many units of room as the loss and the growth need',
  severity: 'error',
  evidence: 'https://docs.aws.amazon.com/eks/latest/best-practices/cas.html',
  check: ({ needed, nodesPerZone, options: { growth }, perZone, survive, zones }, report) => {
    if (!Number.isFinite(needed) || perZone >= needed) return;
    const forLoss = unitsForLoss({ zones: zones.length, survive, nodesPerZone });
    const forGrowth = unitsForGrowth({ zones: zones.length, ...(growth && { growth }) });
    report({
      path: ['perZone'],
      message: `each zone needs ${forLoss} for the loss of a ${survive.replace('+', ' and a ')} and ${forGrowth} for growth`,
      fix: `remove it, or set it to ${needed} or more`,
    });
  },
};

const UNIT_FITS: HeadroomRule = {
  id: 'headroom/unit-fits-a-node',
  title: 'A unit of room is no larger than what a node has for pods',
  severity: 'error',
  evidence: OVERPROVISIONING,
  check: ({ unit }, report) => {
    if (unit.kind === 'node') return;
    const size = times(unit.requests, unit.pods);
    const { cpu, memory } = shareOf(size, unit.usable);
    if (cpu <= 1 && memory <= 1) return;
    report({
      path: ['unit', 'pods'],
      message: `${unit.pods} pods request ${amountText(size)}, and a node has ${amountText(unit.usable)}`,
      fix: `set it to ${Math.max(1, Math.floor(unit.pods / Math.max(cpu, memory)))} or less, or use larger nodes`,
    });
  },
};

const NODES_ARE_THERE: HeadroomRule = {
  id: 'headroom/nodes-are-there',
  title: 'A cluster whose nodes nobody adds has more of them than there are units of room',
  severity: 'warning',
  evidence: OVERPROVISIONING,
  check: ({ cluster, nodes: { tolerations }, perZone, zones }, report) => {
    // There, nodes may also come from pools that the cluster does not know.
    if (isManaged(cluster)) return;
    const open = cluster.nodePools.filter((pool) => pool.os === 'linux' && tolerates(tolerations, pool));
    const workers = open.filter(({ role }) => role === 'worker');
    const pools = workers.length > 0 ? workers : open;
    const [units, most] = [perZone * zones.length, pools.reduce((sum, pool) => sum + pool.nodes.max, 0)];
    if (units < most) return;
    report({
      path: ['cluster', 'nodePools'],
      message: `${units} units of room want a node each, and the pools have ${most} at most`,
      fix: `let the pools have more than ${units} nodes, or name fewer zones`,
    });
  },
};

/** What must hold for room that is kept, by itself. */
export const HEADROOM_OPTION_RULES: readonly HeadroomRule[] = [
  NAMES_ARE_USABLE,
  ZONES_DIFFER,
  ZONES_HAVE_NODES,
  SELECTORS_SELECT,
  KEEPS_AWAY,
  PRIORITY_MAKES_NODES,
  PRIORITY_GIVES_WAY,
  ZONE_LOSS_IS_DESCRIBED,
  ROOM_IS_ENOUGH,
  UNIT_FITS,
  NODES_ARE_THERE,
];
