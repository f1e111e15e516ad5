import type { Capability } from '../../../core/capability';
import type { Cluster } from '../../../core/cluster';
import { NO_NEEDS } from '../../../core/needs';
import type { InstallPlan, ManifestStep } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { cidrGroupObject, policyObject } from './objects';
import type { CiliumPoliciesOptions } from './options';
import { policiesPage } from './page';
import { policiesServedBy } from './policies-served-by';
import { CILIUM_POLICY_COMPOSE_RULES, CILIUM_POLICY_PLAN_RULES } from './rules';
import { versionAgrees } from './rules/version-agrees';
import { type CiliumPoliciesSettings, resolveCiliumPolicies } from './settings';

/**
 * Plans policies of Cilium's own kinds, once Cilium is there.
 *
 * Whatever the agent would not take, or would take and do nothing with, is refused.
 *
 * @param cluster - where Cilium is.
 * @param options - the policies.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/security/policy/
 * @example
 * ```ts
 * const partners = { name: 'partners', cidrs: ['203.0.113.0/24'] } as const;
 * const policies = planCiliumPolicies(cluster, {
 *   baseline: { namespaces: [{ name: 'shop', within: true, gateway: true }] },
 *   cidrGroups: [partners],
 *   policies: [
 *     {
 *       name: 'payment',
 *       namespace: 'shop',
 *       endpoints: { matchLabels: { app: 'payment' } },
 *       ingress: [
 *         {
 *           from: { kind: 'endpoints', endpoints: [{ namespace: 'web', matchLabels: { app: 'frontend' } }] },
 *           traffic: { kind: 'http', ports: [{ port: 8080 }], http: [{ method: 'POST', path: '/pay' }] },
 *         },
 *         { from: { kind: 'cidr-groups', groups: [partners] }, traffic: { kind: 'ports', ports: [{ port: 8443, protocol: 'TCP' }] } },
 *       ],
 *       egress: [
 *         { to: { kind: 'fqdns', names: ['api.bank.example'] }, traffic: { kind: 'ports', ports: [{ port: 443, protocol: 'TCP' }] } },
 *       ],
 *     },
 *   ],
 * });
 * ```
 */
export function planCiliumPolicies<S = string>(cluster: Cluster<S>, options: CiliumPoliciesOptions<S>): InstallPlan<S> {
  return planOf('cilium-policies', inspectCiliumPolicies(cluster, options));
}

/** What {@link planCiliumPolicies} would say, without throwing. */
export function inspectCiliumPolicies<S = string>(
  cluster: Cluster<S>,
  options: CiliumPoliciesOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumPoliciesOptions<S>, CiliumPoliciesSettings<S>>(
    {
      schema: 'CiliumPoliciesOptions',
      resolve: resolveCiliumPolicies,
      rules: CILIUM_POLICY_PLAN_RULES,
      version: ({ version }) => `${version}.0`,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: CiliumPoliciesSettings<S>): PlanBody<S> {
  const { cidrGroups, cluster, name, policies, version } = settings;
  const requires: readonly Capability[] = policiesServedBy(cluster) === undefined ? ['cilium-kinds'] : ['cni'];
  const page = policiesPage(settings);
  return {
    name,
    title: `policies of Cilium: ${policies.length}`,
    when: 'after-nodes',
    provides: [],
    requires,
    needs: NO_NEEDS,
    steps: stepsOf(cidrGroups.map(cidrGroupObject), policies.map(policyObject)),
    rules: [...CILIUM_POLICY_COMPOSE_RULES, versionAgrees(name, version)],
    ...(page !== undefined && { page }),
  };
}

/** Groups before policies that name them: a policy with a group that is not there lets nobody through. */
function stepsOf<S>(
  groups: ManifestStep<S>['objects'],
  policies: ManifestStep<S>['objects'],
): readonly ManifestStep<S>[] {
  const first: readonly ManifestStep<S>[] =
    groups.length > 0 ? [{ kind: 'manifest', id: 'cidr-groups', after: [], objects: groups }] : [];
  const second: readonly ManifestStep<S>[] =
    policies.length > 0 ? [{ kind: 'manifest', id: 'policies', after: first, objects: policies }] : [];
  return [...first, ...second];
}
