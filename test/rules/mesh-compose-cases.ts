import type { Finding } from '../../lib/core/finding';
import { joinNeeds } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { evaluate } from '../../lib/core/rule';
import type { Whole } from '../../lib/core/whole';
import { planIstioAmbient } from '../../lib/mesh/istio';
import { MESH_COMPOSE_RULES, type MeshOptions, planMesh, type WaypointOptions } from '../../lib/mesh/namespaces';
import { sized } from '../support/clusters';
import { BOUND, FRONTEND, PAYMENT } from '../support/mesh-findings';
import type { RuleCases } from './cases';

/** What the rules say of several plans in one cluster. */
function together(...plans: readonly InstallPlan[]): readonly Finding[] {
  const whole: Whole = { cluster: sized(3), plans, needs: joinNeeds(plans.map(({ needs }) => needs)) };
  return evaluate<Whole, string>(MESH_COMPOSE_RULES, whole).findings;
}

const plan = (options: MeshOptions): InstallPlan => planMesh(sized(3), options);
const ELSEWHERE = plan({
  namespaces: [{ name: 'shop', services: [{ ...PAYMENT, waypoint: { name: 'shared', namespace: 'edge' } }] }],
});
const shared = (options: Partial<WaypointOptions>): InstallPlan =>
  plan({
    name: 'edge',
    namespaces: [{ name: 'edge', waypoints: [{ name: 'shared', wholeNamespace: true, ...options }] }],
  });
const SHARED = shared({ namespaces: { from: 'all' } });
const DOTTED = plan({
  namespaces: [
    { name: 'shop', services: [{ ...PAYMENT, authorization: { allow: [{ from: [{ ...FRONTEND, name: 'a.b' }] }] } }] },
  ],
});
const SHOP = plan({ namespaces: [{ name: 'shop' }] });
const istio = (version: string): InstallPlan => planIstioAmbient(sized(3), { version });
const CLOSED = plan({ name: 'closed', denyAll: true });
const revised = (revision: string): InstallPlan =>
  plan({ namespaces: [{ name: 'shop', waypoints: [{ name: 'critical', revision }], services: [BOUND] }] });

const closedShop = (options: MeshOptions): InstallPlan =>
  plan({
    namespaces: [
      { name: 'shop', defaultDeny: ['ingress', 'egress'], waypoints: [{ name: 'critical' }], services: [BOUND] },
    ],
    ...options,
  });

/** Rules about a mesh and what is beside it. */
export const MESH_COMPOSE_CASES: RuleCases = {
  'mesh/waypoint-of-others-is-there': {
    fails: () => together(ELSEWHERE),
    at: 'mesh',
    passes: () => together(SHARED, ELSEWHERE),
  },
  'mesh/denied-by-one-plan': {
    fails: () => together(istio('1.30'), plan({ denyAll: true, rootNamespace: 'mesh-root' })),
    at: 'mesh.rootNamespace',
    passes: () => together(istio('1.30'), plan({ denyAll: true })),
  },
  'mesh/namespace-is-not-excluded': {
    fails: () => together(planIstioAmbient(sized(3), { nodeAgent: { excludeNamespaces: ['shop'] } }), SHOP),
    at: 'mesh',
    passes: () => together(planIstioAmbient(sized(3), { nodeAgent: { excludeNamespaces: ['other'] } }), SHOP),
  },
  'mesh/dots-are-read-as-dots': {
    fails: () => together(istio('1.29.1'), DOTTED),
    at: 'mesh',
    passes: () => together(istio('1.29'), DOTTED),
  },
  'mesh/waypoint-of-others-takes-it': {
    fails: () => together(shared({ namespaces: { from: 'names', names: ['other'] } }), ELSEWHERE),
    at: 'mesh',
    passes: () => together(shared({ namespaces: { from: 'names', names: ['shop'] } }), ELSEWHERE),
  },
  'mesh/waypoint-has-a-control-plane': {
    fails: () =>
      together(planIstioAmbient(sized(3), { revision: '1-30', revisionTags: ['stable'] }), revised('canary')),
    at: 'mesh',
    passes: () =>
      together(planIstioAmbient(sized(3), { revision: '1-30', revisionTags: ['stable'] }), revised('stable')),
  },
  'mesh/network-policies-fit-the-mesh': {
    fails: () => together(istio('1.30'), closedShop({ rootNamespace: 'mesh-root' })),
    at: 'mesh.rootNamespace',
    passes: () => together(istio('1.30'), closedShop({})),
  },
  'mesh/denied-by-another-plan': {
    fails: () => together(CLOSED, plan({ namespaces: [{ name: 'shop', services: [PAYMENT] }] })),
    at: 'mesh',
    passes: () =>
      together(
        CLOSED,
        plan({
          namespaces: [{ name: 'shop', services: [{ ...PAYMENT, authorization: { allow: [{ from: [FRONTEND] }] } }] }],
        }),
      ),
  },
};
