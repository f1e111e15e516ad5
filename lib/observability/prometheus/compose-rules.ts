import type { InstallPlan } from '../../core/plan';
import { objectsOfKind, stepsWithChart } from '../../core/plan-contents';
import type { Rule } from '../../core/rule';
import { valueAt } from '../../core/trees';
import type { Whole } from '../../core/whole';

/** What must hold for Prometheus together with everything else in a cluster. */
export const PROMETHEUS_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'prometheus/strict-pods-answer',
    title: 'Prometheus is in the mesh where the whole mesh refuses plaintext: else enrolled pods refuse to be scraped',
    severity: 'warning',
    evidence:
      'https://istio.io/latest/docs/ambient/usage/add-workloads/#pod-selection-logic-for-ambient-and-sidecar-modes',
    check: ({ plans }, report) => {
      if (strictNamespaces(plans).length === 0) return;
      for (const { isEnrolled, plan } of homesOf(plans)) {
        if (isEnrolled) continue;
        report({
          path: [plan.name, 'ambient'],
          message: 'metrics of applications in the mesh cannot be scraped from outside of it under strict mTLS',
          fix: 'set it to true, or let ports of metrics take plaintext by a PeerAuthentication of the application',
        });
      }
    },
  },
  {
    id: 'prometheus/api-server-is-answered',
    title: "The operator's webhook takes plaintext: the API server, which calls it, is in no mesh",
    severity: 'warning',
    evidence: 'https://istio.io/latest/docs/ambient/architecture/data-plane/',
    check: ({ plans }, report) => {
      const strict = strictNamespaces(plans);
      const roots = stepsWithChart(plans, 'istiod').map(({ namespace }) => namespace);
      for (const { isEnrolled, namespace, plan } of homesOf(plans)) {
        const [stack] = stepsWithChart([plan], 'kube-prometheus-stack');
        const hasWebhook = valueAt(stack?.values, ['prometheusOperator', 'admissionWebhooks', 'enabled']) === true;
        if (!isEnrolled || !hasWebhook || ![namespace, ...roots].some((one) => strict.includes(one))) continue;
        report({
          path: [plan.name, 'admissionWebhooks'],
          message: `pods of ${namespace} refuse the API server under strict mTLS: nobody looks at rules that are applied`,
          fix: "set it to 'none', or ambient to false",
        });
      }
    },
  },
];

/** Namespaces whose pods accept no plaintext; the root namespace stands for the whole mesh. */
function strictNamespaces(plans: Whole['plans']): readonly (string | undefined)[] {
  return plans
    .flatMap((plan) => objectsOfKind(plan, 'PeerAuthentication'))
    .filter((object) => object.metadata.name === 'default' && valueAt(object, ['spec', 'mtls', 'mode']) === 'STRICT')
    .map(({ metadata }) => metadata.namespace);
}

/** Where each Prometheus is, of those whose namespace is planned here. */
function homesOf(
  plans: Whole['plans'],
): readonly { readonly plan: InstallPlan<unknown>; readonly namespace: string; readonly isEnrolled: boolean }[] {
  const namespaces = plans.flatMap((plan) => objectsOfKind(plan, 'Namespace'));
  return plans
    .filter(({ name }) => name === 'prometheus')
    .flatMap((plan) => {
      const namespace = plan.services?.find(({ role }) => role === 'prometheus')?.namespace;
      const own = namespaces.find(({ metadata }) => metadata.name === namespace);
      if (own === undefined) return [];
      const isEnrolled = own.metadata.labels?.['istio.io/dataplane-mode'] === 'ambient';
      return [{ plan, namespace: own.metadata.name, isEnrolled }];
    });
}
