import type { KubernetesObject } from '../../../core/plan';
import { objectsOf, stepsWithChart } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import { eachLeaf, isTree } from '../../../core/values';
import { compareVersions } from '../../../core/version';
import type { Whole } from '../../../core/whole';
import { DOCS } from '../../istio/rules/evidence';
import { MESH_ONLY, NAMESPACE_NAME, OF_WAYPOINTS } from '../../security/network-policies';
import { WAYPOINT_CLASS } from '../../waypoints/gateway';
import { istiodOf, placeOf } from './whole-objects';

const POLICIES = `${DOCS}/reference/config/security/authorization-policy/`;

/** What must hold for policies of several plans in one mesh. */
export const COMPOSE_POLICY_RULES: readonly Rule<Whole>[] = [
  {
    id: 'mesh/denied-by-one-plan',
    title: 'One plan at most makes policies for the whole mesh, and in one namespace: the root namespace of the mesh',
    severity: 'error',
    evidence: POLICIES,
    check: ({ plans }, report) => {
      const root = istiodOf(plans)?.namespace;
      const closing = plans.flatMap((plan) =>
        objectsOf(plan)
          .filter(closesMesh)
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
    id: 'mesh/denied-by-another-plan',
    title: 'Where one plan denies everything in the whole mesh, the others say whom pods of their Services let in',
    severity: 'warning',
    evidence: POLICIES,
    check: ({ plans }, report) => {
      const closing = plans.find((plan) => objectsOf(plan).some(closesMesh));
      if (closing === undefined) return;
      for (const plan of plans) {
        const objects = plan === closing ? [] : objectsOf(plan);
        const isOfMesh = objects.some(({ kind }) => kind === 'PeerAuthentication');
        for (const service of objects.filter(({ kind }) => isOfMesh && kind === 'Service')) {
          if (objects.some((policy) => opens(policy, service))) continue;
          report({
            path: [plan.name],
            message: `${closing.name} denies everything, and no policy lets anybody in to the pods of ${placeOf(service.metadata)}`,
            fix: 'say in authorization who may call it, and set require of its waypoint to true if it has one',
          });
        }
      }
    },
  },
  {
    id: 'mesh/network-policies-fit-the-mesh',
    title:
      'Where a namespace is closed, probes get in from where the agent says, and waypoints out to where istiod runs',
    severity: 'error',
    evidence: `${DOCS}/ambient/usage/networkpolicy/`,
    check: ({ plans }, report) => {
      const istiod = istiodOf(plans)?.namespace;
      const probes = probeAddresses(plans);
      for (const plan of plans) {
        const policies = objectsOf(plan).filter(({ kind }) => kind === 'NetworkPolicy');
        const ranges = policies.filter(({ metadata }) => metadata.name === MESH_ONLY).flatMap(leavesAt('cidr'));
        const closed =
          ranges.length === 0
            ? undefined
            : probes.find((address) => !ranges.some((range) => range.startsWith(`${address}/`)));
        if (closed !== undefined)
          report({
            path: [plan.name],
            message: `the agent makes probes come from ${closed}, which its NetworkPolicies do not let in`,
            fix: 'remove nodeAgent.probeAddress of Istio, or defaultDeny, and write policies of your own',
          });
        const reached = policies
          .filter(({ metadata }) => metadata.name === OF_WAYPOINTS)
          .flatMap(leavesAt(NAMESPACE_NAME));
        if (istiod !== undefined && reached.some((namespace) => namespace !== istiod))
          report({
            path: [plan.name, 'rootNamespace'],
            message: `istiod runs in ${istiod}, and its waypoints may reach ${reached[0]} alone`,
            fix: `set rootNamespace to '${istiod}'`,
          });
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

function isPolicy({ kind }: KubernetesObject<unknown>): boolean {
  return kind === 'AuthorizationPolicy';
}

function closesMesh(object: KubernetesObject<unknown>): boolean {
  return isPolicy(object) && object.metadata.name === WHOLE_MESH;
}

/** Addresses that the agent was told to make probes come from, instead of its own. */
function probeAddresses(plans: Whole['plans']): readonly string[] {
  return stepsWithChart(plans, 'cni').flatMap(({ values }) =>
    ['HOST_PROBE_SNAT_IP', 'HOST_PROBE_SNAT_IPV6'].flatMap((key) => leavesAt(key)(values)),
  );
}

/** Every text of a tree under a key. */
function leavesAt(key: string): (tree: unknown) => readonly string[] {
  return (tree) => {
    const found: string[] = [];
    eachLeaf(tree, (leaf, path) => {
      if (path.at(-1) === key && typeof leaf === 'string') found.push(leaf);
    });
    return found;
  };
}

/** Whether a policy lets somebody in to pods of a Service. */
function opens(policy: KubernetesObject<unknown>, service: KubernetesObject<unknown>): boolean {
  const { metadata, spec } = policy;
  if (!isPolicy(policy) || metadata.namespace !== service.metadata.namespace) return false;
  if (!isTree(spec) || spec['action'] !== 'ALLOW' || !Array.isArray(spec['rules']) || !isTree(spec['selector']))
    return false;
  const labels = isTree(service['spec']) ? service['spec']['selector'] : undefined;
  const asked = spec['selector']['matchLabels'];
  return isTree(labels) && isTree(asked) && Object.entries(asked).every(([key, value]) => labels[key] === value);
}

function namesDots(object: KubernetesObject<unknown>): boolean {
  let found = false;
  eachLeaf(object, (leaf, path) => {
    if (path.includes('serviceAccounts') && typeof leaf === 'string' && leaf.includes('.')) found = true;
  });
  return found;
}
