import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { joinNeeds } from '../../lib/core/needs';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import type { Values } from '../../lib/core/values';
import type { Whole } from '../../lib/core/whole';
import { planKarpenter } from '../../lib/nodes/karpenter';
import {
  HEADROOM_COMPOSE_RULES,
  type HeadroomOptions,
  inspectHeadroom,
  planHeadroom,
} from '../../lib/workloads/headroom';
import { eks, gke, sized } from '../support/clusters';
import { objectPlan } from '../support/object-plan';
import type { RuleCases } from './cases';

const ZONES = ['a', 'b', 'c'];
const SHOP = { namespace: 'shop', matchLabels: { app: 'checkout' } };
const CLUSTER = eks('vpc-cni');
const UNIT = {
  kind: 'pods',
  pods: 2,
  requests: { cpu: 0.5, memory: 512 },
  usable: { cpu: 1.2, memory: 6000 },
} as const;
const TWO_ZONES = eks('vpc-cni', { vpc: { kind: 'new', zones: ['eu-central-1b', 'eu-central-1c'] } });
const OPTIONS: HeadroomOptions = {
  zones: ZONES,
  unit: UNIT,
  protects: [SHOP],
};

const room = (options: Partial<HeadroomOptions>, cluster: Cluster = CLUSTER): readonly Finding[] =>
  inspectHeadroom(cluster, { ...OPTIONS, ...options }).findings;

/** What the rules say of several plans in one cluster. */
function together(cluster: Cluster, ...plans: readonly InstallPlan[]): readonly Finding[] {
  const whole: Whole = { cluster, plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  return evaluate<Whole, string>(HEADROOM_COMPOSE_RULES, whole).findings;
}

const plan = (options: Partial<HeadroomOptions> = {}): InstallPlan => planHeadroom(CLUSTER, { ...OPTIONS, ...options });

/** A workload that is spread over zones, at most two pods on a node, with what else a case says of it. */
function checkout(spec: Values = {}, others: readonly KubernetesObject[] = [], minDomains = 2): InstallPlan {
  const constraint = { whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: SHOP.matchLabels } };
  const deployment: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'checkout', namespace: 'shop' },
    spec: {
      replicas: 3,
      template: {
        metadata: { labels: SHOP.matchLabels },
        spec: {
          topologySpreadConstraints: [
            { ...constraint, topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, minDomains },
            { ...constraint, topologyKey: 'kubernetes.io/hostname', maxSkew: 2, minDomains: 1000 },
          ],
          containers: [{ name: 'main', resources: { requests: { cpu: '500m', memory: '512Mi' } } }],
          ...spec,
        },
      },
    },
  };
  return objectPlan('checkout', [...others, deployment]);
}

const classOf = (value: number, preemptionPolicy = 'PreemptLowerPriority'): KubernetesObject => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'own' },
  value,
  preemptionPolicy,
});
const OWN_CLASS = { priorityClassName: 'own' };

const BUFFER = { kind: 'capacity-buffer', version: 'v1beta1' } as const;
const karpenter = (capacityBuffer: boolean): InstallPlan =>
  planKarpenter(CLUSTER, {
    interruptionQueue: 'queue',
    nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' }, role: 'nodes' }],
    nodePools: [{ name: 'default' }],
    featureGates: { capacityBuffer },
  });

/** Rules about room that is kept. */
export const HEADROOM_CASES: RuleCases = {
  'headroom/names-are-dns-labels': {
    fails: () => room({ name: 'system-room' }),
    at: 'name',
    passes: () => room({ name: 'room' }),
  },
  'headroom/zones-differ': {
    fails: () => room({ zones: ['a', 'b', 'a'] }),
    at: 'zones[2]',
    passes: () => room({}),
  },
  'headroom/zones-have-nodes': {
    fails: () => room({ zones: ['eu-central-1b', 'eu-central-1d'] }, TWO_ZONES),
    at: 'zones[1]',
    passes: () => room({ zones: ['eu-central-1b', 'eu-central-1c'] }, TWO_ZONES),
  },
  'headroom/protected-pods-are-selected': {
    fails: () => room({ protects: [{ namespace: 'shop', matchLabels: {} }] }),
    at: 'protects[0].matchLabels',
    passes: () => room({}),
  },
  'headroom/is-kept-off-what-it-protects': {
    fails: () => room({ protects: [] }),
    at: 'protects',
    passes: () => room({ protects: [], unit: { kind: 'node', usable: { cpu: 1.9, memory: 6000 } } }),
  },
  'headroom/priority-makes-nodes': {
    fails: () => room({ form: { kind: 'pause-pods', priority: -11 } }),
    at: 'form.priority',
    passes: () => room({ form: { kind: 'pause-pods', priority: -10 } }),
  },
  'headroom/priority-gives-way': {
    fails: () => room({ form: { kind: 'pause-pods', priority: 0 } }),
    at: 'form.priority',
    passes: () => room({ form: { kind: 'pause-pods', priority: -1 } }),
  },
  'headroom/zone-loss-is-described': {
    fails: () => room({ survive: 'zone' }),
    at: 'nodesPerZone',
    passes: () => room({ survive: 'zone', nodesPerZone: 3 }),
  },
  'headroom/room-is-enough': {
    fails: () => room({ survive: 'zone', nodesPerZone: 3, perZone: 1 }),
    at: 'perZone',
    passes: () => room({ survive: 'zone', nodesPerZone: 3, perZone: 2 }),
  },
  'headroom/unit-fits-a-node': {
    fails: () => room({ unit: { ...UNIT, pods: 3 } }),
    at: 'unit.pods',
    passes: () => room({ unit: { ...UNIT, pods: 3, usable: { cpu: 1.5, memory: 6000 } } }),
  },
  'headroom/nodes-are-there': {
    fails: () => room({}, sized(3)),
    at: 'cluster.nodePools',
    passes: () => room({}, sized(4)),
  },
  'headroom/workloads-outrank-room': {
    fails: () => together(CLUSTER, plan(), checkout(OWN_CLASS, [classOf(-10)])),
    at: 'checkout',
    passes: () => together(CLUSTER, plan(), checkout(OWN_CLASS, [classOf(-9)])),
  },
  'headroom/high-classes-have-room': {
    fails: () => together(CLUSTER, checkout(OWN_CLASS, [classOf(1000)])),
    at: 'checkout',
    passes: () => together(CLUSTER, plan(), checkout(OWN_CLASS, [classOf(1000)])),
  },
  'headroom/room-is-in-every-zone': {
    fails: () => [
      ...together(CLUSTER, plan({ zones: ['a', 'b'] }), checkout({}, [], 3)),
      ...together(CLUSTER, plan({ zones: ['a', 'b'] }), checkout({}, [], 1000)),
    ],
    at: 'headroom.zones',
    passes: () => [
      ...together(CLUSTER, plan(), checkout({}, [], 3)),
      ...together(CLUSTER, plan(), checkout({}, [], 1000)),
    ],
  },
  'headroom/room-holds-the-loss': {
    fails: () =>
      together(CLUSTER, plan({ unit: { ...UNIT, pods: 1, usable: { cpu: 0.6, memory: 6000 } } }), checkout()),
    at: 'headroom.unit',
    passes: () => together(CLUSTER, plan(), checkout()),
  },
  'headroom/room-is-where-pods-run': {
    fails: () => together(CLUSTER, plan(), checkout({ nodeSelector: { disk: 'fast' } })),
    at: 'headroom.nodes',
    passes: () =>
      together(CLUSTER, plan({ nodeSelector: { disk: 'fast' } }), checkout({ nodeSelector: { disk: 'fast' } })),
  },
  'headroom/zone-room-is-used': {
    fails: () => together(CLUSTER, plan({ survive: 'zone', nodesPerZone: 3 }), checkout({}, [], 3)),
    at: 'headroom.survive',
    passes: () => together(CLUSTER, plan({ survive: 'zone', nodesPerZone: 3 }), checkout({}, [], 2)),
  },
  'headroom/karpenter-reads-buffers': {
    fails: () => together(CLUSTER, plan({ form: BUFFER }), karpenter(false)),
    at: 'headroom.form',
    passes: () => together(CLUSTER, plan({ form: BUFFER }), karpenter(true)),
  },
  'headroom/somebody-reads-buffers': {
    fails: () => together(CLUSTER, plan({ form: BUFFER })),
    at: 'headroom.form',
    passes: () => together(gke('dataplane-v2', { kubernetes: '1.36' }), plan({ form: BUFFER })),
  },
};
