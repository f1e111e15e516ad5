import type { Cluster } from '../../../core/cluster';
import { type Needs, NO_NEEDS } from '../../../core/needs';
import type { InstallPlan } from '../../../core/plan';
import { type Inspection, inspect, type PlanBody, planOf } from '../../../input/planner';
import { CILIUM_DOCS } from '../evidence';
import { REDIRECT_COMPOSE_RULES } from './compose-rules';
import { redirectObject } from './objects';
import type { CiliumLocalRedirectsOptions } from './options';
import { REDIRECT_PLAN_RULES } from './rules';
import { type RedirectSettings, resolveLocalRedirects } from './settings';

/**
 * Plans which traffic of pods goes to a pod of their own node instead of where it is addressed to.
 *
 * @param cluster - where Cilium runs, with local redirect policies switched on.
 * @param options - what goes where.
 * @throws BlueprintError with every problem found.
 * @see https://docs.cilium.io/en/stable/network/kubernetes/local-redirect-policy/
 * @example
 * ```ts
 * const plan = planCiliumLocalRedirects(cluster, {
 *   nodeLocalDns: true,
 *   policies: [
 *     {
 *       name: 'metadata',
 *       namespace: 'kube-system',
 *       from: { ip: '169.254.169.254', ports: [{ port: 80, protocol: 'TCP' }] },
 *       to: { pods: { matchLabels: { app: 'metadata-proxy' } }, ports: [{ port: 8181, protocol: 'TCP' }] },
 *     },
 *   ],
 * });
 * ```
 */
export function planCiliumLocalRedirects<S = string>(
  cluster: Cluster<S>,
  options: CiliumLocalRedirectsOptions<S>,
): InstallPlan<S> {
  return planOf('cilium-redirects', inspectCiliumLocalRedirects(cluster, options));
}

/** What {@link planCiliumLocalRedirects} would say, without throwing. */
export function inspectCiliumLocalRedirects<S = string>(
  cluster: Cluster<S>,
  options: CiliumLocalRedirectsOptions<S>,
): Inspection<S> {
  return inspect<S, CiliumLocalRedirectsOptions<S>, RedirectSettings<S>>(
    {
      schema: 'CiliumLocalRedirectsOptions',
      resolve: resolveLocalRedirects,
      rules: REDIRECT_PLAN_RULES,
      version: () => undefined,
      build,
    },
    cluster,
    options,
  );
}

function build<S>(settings: RedirectSettings<S>): PlanBody<S> {
  const { name, policies } = settings;
  const objects = policies.map(({ value }) => redirectObject(value));
  return {
    name,
    title: `Cilium: redirects ${policies.map(({ value }) => value.name).join(', ')}`.trim(),
    when: 'after-nodes',
    provides: [],
    requires: ['cilium-kinds'],
    needs: needsOf(settings),
    steps: objects.length > 0 ? [{ kind: 'manifest', id: 'redirects', after: [], objects }] : [],
    rules: REDIRECT_COMPOSE_RULES,
  };
}

function needsOf({ nodeLocalDns, policies }: RedirectSettings): Needs {
  const looksAtSender = policies.some(({ value }) => value.skipRedirectFromBackend === true);
  return {
    ...NO_NEEDS,
    kernel: looksAtSender
      ? [
          {
            feature: 'redirects that leave out those who get them',
            atLeast: '5.12',
            evidence: `${CILIUM_DOCS}/network/kubernetes/local-redirect-policy/`,
          },
        ]
      : [],
    manual:
      nodeLocalDns === undefined
        ? []
        : [
            'NodeLocal DNSCache runs in the network of pods: hostNetwork false, its Corefile bound to 0.0.0.0, and the arguments -setupinterface=false, -setupiptables=false and -skipteardown=true',
          ],
  };
}
