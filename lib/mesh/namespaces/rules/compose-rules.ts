import type { InstallPlan, KubernetesObject } from '../../../core/plan';
import { objectsOf } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import { eachLeaf, isTree } from '../../../core/values';
import type { Whole } from '../../../core/whole';
import { DOCS, NOTES } from '../../istio/rules/evidence';
import { COMPOSE_POLICY_RULES } from './compose-policy-rules';
import { istiodOf, isWaypoint, placeOf, waypointOf } from './whole-objects';

const WAYPOINTS = `${DOCS}/ambient/usage/waypoint/`;

/** What must hold for a mesh together with everything else in a cluster. */
export const MESH_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'mesh/waypoint-of-others-is-there',
    title: 'A Service that is bound to a waypoint of another plan finds it in the composition',
    severity: 'warning',
    evidence: `${WAYPOINTS}#require-waypoint`,
    check: ({ plans }, report) => {
      const there = new Set(
        plans
          .flatMap(objectsOf)
          .filter(isWaypoint)
          .map(({ metadata }) => placeOf(metadata)),
      );
      const named = plans.flatMap((plan) =>
        objectsOf(plan)
          .filter(({ kind }) => kind === 'Service')
          .map(({ metadata }) => ({ plan, metadata, waypoint: waypointOf(metadata) })),
      );
      for (const { plan, metadata, waypoint } of named) {
        if (waypoint === undefined || there.has(waypoint)) continue;
        report({
          path: [plan.name],
          message: `the Service ${placeOf(metadata)} is bound to the waypoint ${waypoint}, which no plan makes: if it is missing, requests go past it`,
          fix: 'compose the plan that makes it too; if something else does, waive this',
        });
      }
    },
  },
  {
    id: 'mesh/waypoint-of-others-takes-it',
    title: 'A waypoint of another plan lets in the namespaces whose Services are bound to it, and takes their requests',
    severity: 'error',
    evidence: WAYPOINTS,
    check: ({ plans }, report) => {
      for (const plan of plans) {
        const others = plans
          .filter((one) => one !== plan)
          .flatMap(objectsOf)
          .filter(isWaypoint);
        for (const { kind, metadata } of objectsOf(plan)) {
          const waypoint = others.find((one) => kind === 'Service' && placeOf(one.metadata) === waypointOf(metadata));
          const name = waypoint && placeOf(waypoint.metadata);
          if (waypoint === undefined) continue;
          if (waypoint.metadata.labels?.['istio.io/waypoint-for'] === 'workload')
            report({
              path: [plan.name],
              message: `the waypoint ${name} takes requests to pods only: those to the Service ${placeOf(metadata)} go past it`,
              fix: "set for of the waypoint to 'all'",
            });
          else if (!letsIn(waypoint, metadata.namespace ?? ''))
            report({
              path: [plan.name],
              message: `the waypoint ${name} does not let ${metadata.namespace} in, where the Service ${metadata.name} is bound to it`,
              fix: `add '${metadata.namespace}' to namespaces of the waypoint`,
            });
        }
      }
    },
  },
  {
    id: 'mesh/waypoint-has-a-control-plane',
    title: 'The revision of a waypoint is that of an istiod, or a tag of it: nobody makes a waypoint for any other',
    severity: 'warning',
    evidence: `${DOCS}/ambient/upgrade/helm/`,
    check: ({ plans }, report) => {
      const istiod = istiodOf(plans);
      if (istiod === undefined) return;
      const { revision = 'default', revisionTags = [] } = istiod.values;
      const served = [revision, ...(Array.isArray(revisionTags) ? (revisionTags as readonly unknown[]) : [])];
      for (const plan of plans) {
        for (const { metadata } of objectsOf(plan).filter(isWaypoint)) {
          const asked = metadata.labels?.['istio.io/rev'];
          if (asked === undefined || served.includes(asked)) continue;
          report({
            path: [plan.name],
            message: `the waypoint ${placeOf(metadata)} belongs to '${asked}', and istiod serves '${served.join("' and '")}': requests go past it`,
            fix: 'set revision of the waypoint to one of these; if another control plane serves it, waive this',
          });
        }
      }
    },
  },
  {
    id: 'mesh/namespace-is-not-excluded',
    title: 'A namespace that is enrolled is none of those that the agent leaves out',
    severity: 'error',
    evidence: `${NOTES}/59295.yaml`,
    check: ({ plans }, report) => {
      const excluded = plans.flatMap(excludedNamespaces);
      for (const plan of plans) {
        for (const name of new Set(objectsOf(plan).flatMap(enrolledBy))) {
          if (!excluded.includes(name)) continue;
          report({
            path: [plan.name],
            message: `pods of ${name} stay outside of the mesh: the agent is told to leave them out`,
            fix: `remove '${name}' from nodeAgent.excludeNamespaces of Istio, or from this plan`,
          });
        }
      }
    },
  },
  ...COMPOSE_POLICY_RULES,
];

function excludedNamespaces({ steps }: InstallPlan<unknown>): readonly unknown[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'helm' || step.chart.name !== 'cni' || !isTree(step.values['cni'])) return [];
    const names = step.values['cni']['excludeNamespaces'];
    return Array.isArray(names) ? (names as readonly unknown[]) : [];
  });
}

/** The namespace that an object says is in the mesh. Of a Namespace that others apply there are policies only. */
function enrolledBy({ kind, metadata }: KubernetesObject<unknown>): readonly string[] {
  if (kind === 'Namespace') return metadata.labels?.['istio.io/dataplane-mode'] === 'ambient' ? [metadata.name] : [];
  return kind === 'PeerAuthentication' && metadata.namespace !== undefined ? [metadata.namespace] : [];
}

/** Whether a waypoint lets a namespace in: its own, all, or those that it names. */
function letsIn({ metadata, spec }: KubernetesObject<unknown>, namespace: string): boolean {
  let found = metadata.namespace === namespace;
  eachLeaf(spec, (leaf, path) => {
    if (path.at(-1) === 'from' && leaf === 'All') found = true;
    if (path.includes('values') && leaf === namespace) found = true;
  });
  return found;
}
