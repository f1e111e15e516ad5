import type { InstallPlan, KubernetesObject } from '../../../core/plan';
import { objectsOfKind, stepsWithChart } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import { type OfferedService, type ServiceAddress, serviceHost } from '../../../core/service-address';
import { valueAt } from '../../../core/trees';
import type { Whole } from '../../../core/whole';

/** What must hold for everything that observes a cluster, and what it observes. */
export const MONITORING_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'monitoring/services-are-there',
    title: 'What a plan speaks to, another plan of the composition has at that address',
    severity: 'warning',
    evidence: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    check: ({ plans }, report) => {
      const offered = servicesOf(plans);
      for (const plan of plans) {
        for (const { path, role, ...address } of plan.speaksTo ?? []) {
          const alike = offered.filter((one) => one.role === role);
          if (alike.some((one) => isSame(one, address))) continue;
          const [other] = alike;
          report({
            path: [plan.name, ...path],
            message: `nothing that is planned here answers at ${written(address)}`,
            fix:
              other === undefined
                ? 'add a plan that has it; if somebody else runs it, give it as { kind: "url", url: … }'
                : `take it from its plan, by serviceOf(plan, '${role}'): ${written(other)}`,
          });
        }
      }
    },
  },
  {
    id: 'monitoring/namespaces-have-one-owner',
    title: 'A namespace is made by one plan: of two that bring it, either takes it away from the other',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts',
    check: ({ plans }, report) => {
      const made = plans.flatMap((plan) =>
        objectsOfKind(plan, 'Namespace').map(({ metadata: { name } }) => ({ plan, name })),
      );
      for (const [index, { name, plan }] of made.entries()) {
        const first = made.find((one) => one.name === name);
        if (first === undefined || made.indexOf(first) === index || first.plan === plan) continue;
        report({
          path: [plan.name, 'createNamespace'],
          message: `namespace ${name} is also made by ${first.plan.name}`,
          fix: 'set it to false in one of them, or use namespaces of their own',
        });
      }
    },
  },
  {
    id: 'monitoring/mesh-makes-traces',
    title:
      'Where something takes traces, the mesh is told of it: without a provider and a Telemetry, proxies make none',
    severity: 'warning',
    evidence: 'https://github.com/istio/istio/blob/master/pilot/pkg/model/telemetry.go',
    check: ({ plans }, report) => {
      const takers = servicesOf(plans).filter(({ role }) => role === 'otlp-grpc');
      const [istiod] = stepsWithChart(plans, 'istiod');
      if (istiod === undefined || takers.length === 0) return;
      const providers = valueAt(istiod.values, ['meshConfig', 'extensionProviders']);
      const hosts = (Array.isArray(providers) ? providers : []).map((one) =>
        valueAt(one, ['opentelemetry', 'service']),
      );
      const isTraced = plans.some((plan) =>
        objectsOfKind(plan, 'Telemetry').some((object) => valueAt(object, ['spec', 'tracing']) !== undefined),
      );
      if (isTraced && hosts.some((host) => takers.some((taker) => host === serviceHost(taker)))) return;
      const taker = takers.at(-1);
      report({
        path: ['istio', 'extensionProviders'],
        message: `waypoints and gateways send no traces to ${taker === undefined ? 'it' : serviceHost(taker)}`,
        fix: "add traceProvider('otel', plan) of its plan to extensionProviders, and telemetry: { tracing: { provider: 'otel' } }",
      });
    },
  },
  {
    id: 'monitoring/callers-are-allowed',
    title: 'What observes a mesh that refuses whatever nobody allows has callers that are allowed',
    severity: 'warning',
    evidence: 'https://istio.io/latest/docs/ambient/usage/l4-policy/',
    check: ({ plans }, report) => {
      const policies = plans.flatMap((plan) => objectsOfKind(plan, 'AuthorizationPolicy')).filter(isAtPods);
      const [root] = stepsWithChart(plans, 'istiod').map(({ namespace }) => namespace);
      for (const plan of plans.filter(({ steps }) => steps.some(({ kind }) => kind === 'helm'))) {
        for (const { metadata } of objectsOfKind(plan, 'Namespace')) {
          if (metadata.labels?.['istio.io/dataplane-mode'] !== 'ambient') continue;
          const own = policies.filter((policy) => policy.metadata.namespace === metadata.name);
          const isClosed = [...own, ...policies.filter((policy) => policy.metadata.namespace === root)].some(isForAll);
          if (!isClosed || own.some((policy) => valueAt(policy, ['spec', 'rules']) !== undefined)) continue;
          report({
            path: [plan.name, 'ambient'],
            message: `nobody may call pods of ${metadata.name}: no metric, trace or query arrives, and no alert says so`,
            fix: "allow their callers by services of the namespace in planMesh, with appliedBy: 'others'; or set it to false, which keeps them out of the mesh",
          });
        }
      }
    },
  },
];

/** Whether a policy allows something where ztunnel looks at it. */
function isAtPods(policy: KubernetesObject<unknown>): boolean {
  return valueAt(policy, ['spec', 'action']) !== 'DENY' && valueAt(policy, ['spec', 'targetRefs']) === undefined;
}

/** Whether a policy allows nothing to every pod that it is for. */
function isForAll(policy: KubernetesObject<unknown>): boolean {
  return valueAt(policy, ['spec', 'selector']) === undefined && valueAt(policy, ['spec', 'rules']) === undefined;
}

function servicesOf(plans: readonly InstallPlan<unknown>[]): readonly OfferedService[] {
  return plans.flatMap(({ services }) => services ?? []);
}

function isSame(a: ServiceAddress, b: ServiceAddress): boolean {
  return a.name === b.name && a.namespace === b.namespace && a.port === b.port;
}

function written(address: ServiceAddress): string {
  return `${serviceHost(address)}:${address.port}`;
}
