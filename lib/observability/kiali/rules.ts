import { versionRules } from '../../charts';
import type { Path } from '../../core/path';
import { stepsWithChart } from '../../core/plan-contents';
import type { Rule, RuleSummary } from '../../core/rule';
import { valueAt } from '../../core/trees';
import { isTree } from '../../core/values';
import { compareVersions, minorOf } from '../../core/version';
import type { Whole } from '../../core/whole';
import { valuesRule } from '../../input/values-rule';
import { namesRule } from '../names-rule';
import { plainSecretsRule } from '../plain-secrets';
import { kialiOfIstio } from './istio-pairs';
import type { KialiSettings } from './settings';
import { renderedValues } from './values';

const CHART = 'https://github.com/kiali/helm-charts/blob/master/kiali-server';

/** What must hold for an installation of Kiali by itself. */
export const KIALI_PLAN_RULES: readonly Rule<KialiSettings>[] = [
  ...versionRules('kiali', 'kiali-server'),
  {
    id: 'kiali/sees-ztunnel',
    title: 'Kiali sees the namespace of ztunnel: without, it shows nothing of ambient mode',
    severity: 'error',
    evidence: 'https://github.com/openshift/openshift-docs/blob/main/modules/ossm-kiali-ambient-mode.adoc',
    check: ({ options: { values } }, report) => {
      const deployment = values?.['deployment'];
      if (!isTree(deployment) || deployment['discovery_selectors'] === undefined) return;
      report({
        path: ['values', 'deployment', 'discovery_selectors'],
        message: 'whether the namespace of ztunnel is among these cannot be told',
        fix: 'remove it, and list the namespaces in the option namespaces, which adds those of Istio',
      });
    },
  },
  {
    id: 'kiali/visitors-are-known',
    title: 'People sign in to Kiali, which shows every workload, policy and log of the mesh',
    severity: 'warning',
    evidence: 'https://kiali.io/docs/configuration/authentication/anonymous/',
    check: ({ auth, options }, report) => {
      if (auth.strategy !== 'anonymous') return;
      const may = options.viewOnly === false ? 'sees and changes' : 'sees';
      report({
        path: ['auth', 'strategy'],
        message: `whoever reaches Kiali ${may} all that Kiali may`,
        fix: "use 'token' or 'openid'",
      });
    },
  },
  {
    id: 'kiali/secret-references-are-whole',
    title: 'References to Secrets name a Secret and one of its keys',
    severity: 'error',
    evidence: `${CHART}/templates/_helpers.tpl`,
    check: ({ options, signingKey }, report) => {
      for (const [path, reference] of [
        [['signingKey'], signingKey],
        [['grafana', 'token'], options.grafana?.token],
      ] as const) {
        if (reference === undefined || /^[A-Za-z0-9._-]{1,253}$/.test(reference.key)) continue;
        report({
          path: [...path, 'key'],
          message: `'${reference.key.slice(0, 60)}' is no key of a Secret, and what the chart cannot read it takes for the secret itself`,
          fix: 'write letters, digits, dots, dashes and underscores',
        });
      }
    },
  },
  {
    id: 'kiali/addresses-are-configuration',
    title: 'Kiali takes addresses of Prometheus, Grafana and traces from its configuration, not from variables',
    severity: 'error',
    evidence: `${CHART}/templates/deployment.yaml`,
    check: ({ options: { values } }, report) => {
      const path = ['deployment', 'custom_envs'];
      const variables = valueAt(values, path);
      for (const [index, variable] of (Array.isArray(variables) ? variables : []).entries()) {
        const name = valueAt(variable, ['name']);
        if (typeof name !== 'string' || !/^(PROMETHEUS|GRAFANA|JAEGER|TRACING)_(.*_)?URL$/.test(name)) continue;
        report({
          path: ['values', ...path, index],
          message: `nothing reads ${name}, and Kiali looks where its configuration says`,
          fix: 'remove it, and set the option prometheus, grafana or tracing',
        });
      }
    },
  },
  namesRule('kiali', namesOf),
  plainSecretsRule(
    'kiali',
    `${CHART}/templates/_helpers.tpl`,
    "make a Secret in Kiali's namespace, and write secret:<name>:<key>",
    (value) => /^secret:.+:.+/.test(value),
  ),
  valuesRule('kiali', renderedValues),
];

/** What must hold for Kiali together with everything else in a cluster. */
export const KIALI_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'kiali/goes-with-istio',
    title: 'Kiali is no older than the one that the Istio of the cluster is released with',
    severity: 'warning',
    evidence: 'https://github.com/istio/istio/blob/master/samples/addons/kiali.yaml',
    check: ({ plans }, report) => {
      const [kiali] = stepsWithChart(plans, 'kiali-server');
      for (const istiod of stepsWithChart(plans, 'istiod')) {
        const least = kialiOfIstio(istiod.chart.version);
        if (kiali === undefined || least === undefined || compareVersions(minorOf(kiali.chart.version), least) >= 0)
          continue;
        report({
          path: ['kiali', 'version'],
          message: `Kiali ${kiali.chart.version} has not seen Istio ${istiod.chart.version}`,
          fix: `set it to '${least}' or newer`,
        });
      }
    },
  },
  {
    id: 'kiali/knows-where-istio-is',
    title: 'Kiali looks for Istio where it is',
    severity: 'error',
    evidence: `${CHART}/values.yaml`,
    check: ({ plans }, report) => {
      for (const kiali of stepsWithChart(plans, 'kiali-server')) {
        const root = valueAt(kiali.values, ['external_services', 'istio', 'root_namespace']);
        const control = stepsWithChart(plans, 'istiod').map(({ namespace }) => namespace);
        if (control.length > 0 && typeof root === 'string' && !control.includes(root))
          report({
            path: ['kiali', 'istio', 'rootNamespace'],
            message: `istiod is not in '${root}'`,
            fix: `set it to '${control[0]}'`,
          });
        const shown = valueAt(kiali.values, [
          'deployment',
          'discovery_selectors',
          'default',
          0,
          'matchExpressions',
          0,
          'values',
        ]);
        for (const { namespace } of stepsWithChart(plans, 'ztunnel')) {
          if (!Array.isArray(shown) || shown.includes(namespace)) continue;
          report({
            path: ['kiali', 'istio', 'ztunnelNamespace'],
            message: `ztunnel is in '${namespace}', which Kiali does not look at`,
            fix: `set it to '${namespace}'`,
          });
        }
      }
    },
  },
];

/** Everything that is known to go wrong with Kiali, for catalogues. */
export const KIALI_RULES: readonly RuleSummary[] = [...KIALI_PLAN_RULES, ...KIALI_COMPOSE_RULES];

function namesOf({
  namespace,
  options,
  rootNamespace,
  signingKey,
  ztunnelNamespace,
}: KialiSettings): readonly (readonly [Path, string])[] {
  const token = options.grafana?.token;
  return [
    [['namespace'], namespace],
    [['istio', 'rootNamespace'], rootNamespace],
    ...(ztunnelNamespace === rootNamespace ? [] : ([[['istio', 'ztunnelNamespace'], ztunnelNamespace]] as const)),
    [['signingKey', 'name'], signingKey.name],
    ...(token === undefined ? [] : ([[['grafana', 'token', 'name'], token.name]] as const)),
    ...(options.namespaces ?? []).map((name, index) => [['namespaces', index], name] as const),
  ];
}
