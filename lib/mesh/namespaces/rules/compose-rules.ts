import type { HelmStep, InstallPlan, KubernetesObject } from '../../../core/plan';
import type { Rule } from '../../../core/rule';
import { eachLeaf, isTree } from '../../../core/values';
import { compareVersions } from '../../../core/version';
import type { Whole } from '../../../core/whole';
import { DOCS, NOTES } from '../../istio/rules/evidence';
import { WAYPOINT_CLASS } from '../../waypoints/gateway';

/** What must hold for a mesh together with everything else in a cluster. */
export const MESH_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'mesh/waypoint-of-others-is-there',
    title: 'A Service that is bound to a waypoint of another plan finds it in the composition',
    severity: 'warning',
    evidence: `${DOCS}/ambient/usage/waypoint/#require-waypoint`,
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
    id: 'mesh/denied-by-one-plan',
    title: 'One plan at most makes policies for the whole mesh, and in one namespace: the root namespace of the mesh',
    severity: 'error',
    evidence: `${DOCS}/reference/config/security/authorization-policy/`,
    check: ({ plans }, report) => {
      const root = istiodOf(plans)?.namespace;
      const closing = plans.flatMap((plan) =>
        objectsOf(plan)
          .filter(({ kind, metadata }) => kind === 'AuthorizationPolicy' && metadata.name === WHOLE_MESH)
          .map(({ metadata }) => ({ plan, namespace: metadata.namespace })),
      );
      for (const [index, { namespace, plan }] of closing.entries()) {
        if (root !== undefined && namespace !== root)
          report({
            path: [plan.name, 'rootNamespace'],
            message: `istiod runs in ${root}: policies in ${namespace} hold for that namespace alone, not for the mesh`,
            fix: `set rootNamespace to '${root}'`,
          });
        else if (index > 0)
          report({
            path: [plan.name, 'denyAll'],
            message: `${closing[0]?.plan.name} denies everything already`,
            fix: 'set denyAll in one plan',
          });
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
        for (const { kind, metadata } of objectsOf(plan)) {
          const isEnrolled = kind === 'Namespace' && metadata.labels?.['istio.io/dataplane-mode'] === 'ambient';
          if (!isEnrolled || !excluded.includes(metadata.name)) continue;
          report({
            path: [plan.name],
            message: `pods of ${metadata.name} stay outside of the mesh: the agent is told to leave them out`,
            fix: `remove '${metadata.name}' from nodeAgent.excludeNamespaces of Istio, or from this plan`,
          });
        }
      }
    },
  },
  {
    id: 'mesh/dots-are-read-as-dots',
    title: 'Names of service accounts with dots are told apart: before 1.29.2 a dot stands for any character',
    severity: 'error',
    evidence: 'https://osv.dev/vulnerability/CVE-2026-39350',
    check: ({ plans }, report) => {
      const version = istiodOf(plans)?.chart.version;
      if (version === undefined || compareVersions(version, '1.29.2') >= 0) return;
      for (const plan of plans) {
        const dotted = objectsOf(plan).find((object) => isPolicy(object) && namesDots(object));
        if (dotted === undefined) continue;
        report({
          path: [plan.name],
          message: `${placeOf(dotted.metadata)} names a service account with a dot, and Istio ${version} takes others for it`,
          fix: "install Istio '1.29' or newer at the patch that is tested here",
        });
      }
    },
  },
];

/** Name of the policy for all waypoints of the mesh. */
const WHOLE_MESH = `allow-nothing-${WAYPOINT_CLASS}`;

function objectsOf({ steps }: InstallPlan<unknown>): readonly KubernetesObject<unknown>[] {
  return steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
}

function istiodOf(plans: Whole['plans']): HelmStep<unknown> | undefined {
  return plans
    .flatMap(({ steps }) => steps)
    .find((step): step is HelmStep<unknown> => step.kind === 'helm' && step.chart.name === 'istiod');
}

function excludedNamespaces({ steps }: InstallPlan<unknown>): readonly unknown[] {
  return steps.flatMap((step) => {
    if (step.kind !== 'helm' || step.chart.name !== 'cni' || !isTree(step.values['cni'])) return [];
    const names = step.values['cni']['excludeNamespaces'];
    return Array.isArray(names) ? (names as readonly unknown[]) : [];
  });
}

function isPolicy({ kind }: KubernetesObject<unknown>): boolean {
  return kind === 'AuthorizationPolicy';
}

function namesDots(object: KubernetesObject<unknown>): boolean {
  let found = false;
  eachLeaf(object, (leaf, path) => {
    if (path.includes('serviceAccounts') && typeof leaf === 'string' && leaf.includes('.')) found = true;
  });
  return found;
}

function isWaypoint({ kind, metadata }: KubernetesObject<unknown>): boolean {
  return kind === 'Gateway' && metadata.labels?.['istio.io/waypoint-for'] !== undefined;
}

function placeOf({ name, namespace }: KubernetesObject['metadata']): string {
  return `${namespace ?? ''}/${name}`;
}

function waypointOf({ labels = {}, namespace }: KubernetesObject['metadata']): string | undefined {
  const name = labels['istio.io/use-waypoint'];
  if (name === undefined || name === 'none') return undefined;
  return placeOf({ name, namespace: labels['istio.io/use-waypoint-namespace'] ?? namespace ?? '' });
}
