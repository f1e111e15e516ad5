import { isDnsLabel, suggestDnsLabel } from '../../core/names';
import type { Rule, RuleSummary } from '../../core/rule';
import { volumeClassRule } from '../../core/volume';
import type { Whole } from '../../core/whole';
import { SPOT_CAPACITY_COMPOSE_RULES } from '../../nodes/spot-capacity/rules';
import { HEADROOM_COMPOSE_RULES } from '../headroom/rules';
import { worstLoss } from '../placement/arithmetic';
import { SPOT_SAFE_PLAN_RULES, within } from '../spot-safe/rules';
import { majorityOf, type StatefulSettings } from './settings';

type StatefulRule = Rule<StatefulSettings>;

const STATEFUL_SETS = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';
const SHUTDOWN = 'https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/';
const MAJORITY = 'https://etcd.io/docs/v3.5/faq/#what-is-failure-tolerance';

/** Distributions whose default class keeps a volume on the disk of a node. */
const CLASS_OF_NODES: Readonly<Record<string, string>> = { k3s: 'local-path', kind: 'standard' };

/** What must hold for members with volumes, besides what must for any workload on spot nodes. */
const OWN_RULES: readonly StatefulRule[] = [
  {
    id: 'stateful/majority-survives',
    title: 'A majority of the members is left after the loss: with two zones, one has half of them or more',
    severity: 'error',
    evidence: MAJORITY,
    check: ({ keeps, replicas, whole: { need, placement } }, report) => {
      const { podsPerNode, survive, zones } = placement;
      if (keeps !== 'majority' || (zones === 1 && survive !== 'node')) return;
      const left = replicas - worstLoss(survive, replicas, podsPerNode, need);
      const needed = majorityOf(replicas);
      if (left >= needed) return;
      const isOfZones = survive !== 'node' && zones < 3;
      report({
        path: [isOfZones ? 'zones' : 'replicas'],
        message: `of ${replicas} members ${left} may be left after the loss of ${LOSSES[survive]}, and ${needed} are a majority`,
        fix: isOfZones
          ? "use three zones with three or five members, or set survive to 'node'"
          : `use ${survive === 'zone+node' ? 'five members in five zones' : 'three or five members'}, with one on a node, or survive less`,
      });
    },
  },
  {
    id: 'stateful/members-are-odd',
    title: 'Members that need a majority are an odd number: one more of them survives no more',
    severity: 'warning',
    evidence: MAJORITY,
    check: ({ keeps, replicas }, report) => {
      if (keeps !== 'majority' || replicas % 2 === 1) return;
      report({
        path: ['replicas'],
        message: `${replicas} members can lose ${replicas - majorityOf(replicas)}, as ${replicas - 1} can`,
        fix: `set it to ${replicas - 1} or ${replicas + 1}; if they need no majority, say need`,
      });
    },
  },
  {
    id: 'stateful/one-member-survives-nothing',
    title: 'Of a single member nothing is left after a loss',
    severity: 'error',
    evidence: STATEFUL_SETS,
    check: ({ options: { need, survive }, replicas }, report) => {
      if (replicas > 1 || (need === undefined && survive === undefined)) return;
      report({
        path: [need === undefined ? 'survive' : 'need'],
        message: 'the member is away until it has a node and its volumes again',
        fix: 'remove it, or have three members',
      });
    },
  },
  {
    id: 'stateful/volumes-outlive-nodes',
    title: 'Volumes are not on the disk of a node: with a spot node, its data would be gone',
    severity: 'error',
    evidence: 'https://docs.k3s.io/storage#setting-up-the-local-storage-provider',
    check: ({ cluster, volumes }, report) => {
      const usual = CLASS_OF_NODES[cluster.distribution];
      for (const [index, { storageClass }] of volumes.entries()) {
        report.whenKnown([storageClass ?? usual ?? ''], ([name = ''], report) => {
          if (name === '' || (name !== 'local-path' && name !== usual)) return;
          report({
            path: ['volumeClaims', index, 'storageClass'],
            message: `'${name}'${storageClass === undefined ? ', the default here,' : ''} keeps a volume on the node where it was made: the member waits for that node, which does not come back`,
            fix: 'name a StorageClass of network disks; or run the members on nodes that stay',
          });
        });
      }
    },
  },
  volumeClassRule('stateful', ({ volumes }: StatefulSettings) =>
    volumes.map((volume, index) => [['volumeClaims', index], volume] as const),
  ),
  {
    id: 'stateful/volumes-are-told-apart',
    title: 'Volumes have DNS labels for names and places of their own',
    severity: 'error',
    evidence: STATEFUL_SETS,
    check: ({ options: { pod }, volumes }, report) => {
      const names = new Set((pod.volumes ?? []).map(({ name }) => name));
      const places = new Set((pod.containers[0]?.volumeMounts ?? []).map(({ mountPath }) => mountPath));
      for (const [index, { mountPath, name }] of volumes.entries()) {
        const path = ['volumeClaims', index];
        if (!isDnsLabel(name))
          report({
            path: [...path, 'name'],
            message: `'${name.slice(0, 70)}' is no DNS label`,
            fix: `write one such as '${suggestDnsLabel(name)}'`,
          });
        if (names.has(name))
          report({
            path: [...path, 'name'],
            message: `another volume is called '${name}'`,
            fix: 'give each a name of its own',
          });
        if (places.has(mountPath) || !mountPath.startsWith('/'))
          report({
            path: [...path, 'mountPath'],
            message: places.has(mountPath) ? `another volume is at ${mountPath}` : 'it does not begin with /',
            fix: 'give each a path of its own, which begins with /',
          });
        names.add(name);
        places.add(mountPath);
      }
    },
  },
  {
    id: 'stateful/losses-are-announced',
    title: 'Somebody drains nodes that are taken back: otherwise volumes stay with a lost node for minutes',
    severity: 'warning',
    evidence: `${SHUTDOWN}#non-graceful-node-shutdown`,
    check: ({ whole: { termination } }, report) => {
      if (termination.drainedBy === 'eviction' || termination.drainedBy === 'shutdown') return;
      const why =
        termination.drainedBy === 'nothing'
          ? 'nobody acts on the notice'
          : `${termination.title} ends members at once, so that volumes may not be unmounted`;
      report({
        path: ['termination', 'handler'],
        message: `${why}: Kubernetes waits 6 minutes before it takes a volume from a node that has not given it back`,
        fix: "have nodes drained, as by Karpenter or the AWS Node Termination Handler with enableOutOfServiceTaint, and set handler; or use nodes that stay, with capacity 'any'",
      });
    },
  },
  {
    id: 'stateful/ownership-is-not-walked',
    title: 'Owners of files are looked at once, and not file by file each time a member gets another node',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    check: ({ options: { pod } }, report) => {
      if (pod.securityContext?.['fsGroup'] === undefined) return;
      if (pod.securityContext['fsGroupChangePolicy'] !== 'Always') return;
      report({
        path: ['pod', 'securityContext', 'fsGroupChangePolicy'],
        message: 'with each node that is lost, a member starts only when every file of its volumes has been visited',
        fix: "remove it: 'OnRootMismatch' is set, unless something else changes owners below the root",
      });
    },
  },
  {
    id: 'stateful/members-start-in-parallel',
    title: 'Members are replaced all at once: in order, one that waits for its zone keeps all later ones away',
    severity: 'warning',
    evidence: `${STATEFUL_SETS}#parallel-pod-management`,
    check: ({ podManagementPolicy, replicas }, report) => {
      if (podManagementPolicy === 'Parallel' || replicas === 1) return;
      report({
        path: ['podManagementPolicy'],
        message: 'while member 0 finds no node, no lost member after it is replaced',
        fix: "remove it, unless members must start in order; Kubernetes refuses to change it later, so that the StatefulSet has to be deleted with '--cascade=orphan'",
      });
    },
  },
  {
    id: 'stateful/zones-have-a-fallback',
    title: 'Members whose volumes are in a zone may run on on-demand nodes there: spot capacity of one zone runs out',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode',
    check: ({ staysInZone, whole: { nodes } }, report) => {
      if (!staysInZone || nodes.capacity !== 'spot') return;
      report({
        path: ['nodes', 'capacity'],
        message: 'a member cannot leave the zone of its volumes, and waits there until the zone has spot nodes again',
        fix: "set it to 'spot-first'; or use regional disks, and say so with reach",
      });
    },
  },
];

const LOSSES = { node: 'a node', zone: 'a zone', 'zone+node': 'a zone and one more node' } as const;

/** Rules about numbers of pods that are needed, which are said in other words of a majority, and not of a single member. */
const ABOUT_NEED: readonly string[] = ['placement/enough-is-left', 'placement/pods-per-node-hold'];

/** Rules about zones, of which a single member is in one. */
const ABOUT_ZONES: readonly string[] = ['placement/zones-are-known', 'placement/zones-are-there'];

/** All rules that members with volumes are held against. */
export const STATEFUL_PLAN_RULES: readonly StatefulRule[] = [
  ...within(SPOT_SAFE_PLAN_RULES, ({ whole }: StatefulSettings) => whole).map(
    (rule): StatefulRule => ({
      ...rule,
      check: (settings, report) => {
        if (settings.keeps !== 'given' && ABOUT_NEED.includes(rule.id)) return;
        if (settings.keeps === 'nothing' && ABOUT_ZONES.includes(rule.id)) return;
        rule.check(settings, report);
      },
    }),
  ),
  ...OWN_RULES,
];

/** What must hold for members with volumes beside others. */
export const STATEFUL_COMPOSE_RULES: readonly Rule<Whole>[] = [
  ...SPOT_CAPACITY_COMPOSE_RULES,
  ...HEADROOM_COMPOSE_RULES,
];

/** Everything of their own that is known to go wrong with members with volumes, for catalogues. */
export const STATEFUL_RULES: readonly RuleSummary[] = OWN_RULES;
