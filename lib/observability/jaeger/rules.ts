import { versionRules } from '../../charts';
import type { Path } from '../../core/path';
import { stepsWithChart } from '../../core/plan-contents';
import type { Rule, RuleSummary } from '../../core/rule';
import { valueAt } from '../../core/trees';
import { compareVersions } from '../../core/version';
import { volumeClassRule } from '../../core/volume';
import type { Whole } from '../../core/whole';
import { valuesRule } from '../../input/values-rule';
import { namesRule } from '../names-rule';
import { plainSecretsRule } from '../plain-secrets';
import type { JaegerSettings } from './settings';
import { renderedValues } from './values';

const CHART = 'https://github.com/jaegertracing/helm-charts/blob/main/charts/jaeger';

/** Keys of charts with Jaeger 1 that no template reads any more. */
const OF_JAEGER_1 = [
  'agent',
  'allInOne',
  'cassandra',
  'collector',
  'config',
  'elasticsearch',
  'hotrod',
  'ingester',
  'kafka',
  'provisionDataStore',
  'query',
  'schema',
];

/** What must hold for an installation of Jaeger by itself. */
export const JAEGER_PLAN_RULES: readonly Rule<JaegerSettings>[] = [
  ...versionRules('jaeger', 'jaeger'),
  {
    id: 'jaeger/chart-mounts-volumes',
    title: 'The chart mounts volumes of the caller since 4.11.1: before, it leaves them out without a word',
    severity: 'error',
    evidence: `${CHART}/templates/jaeger/jaeger-deploy.yaml`,
    check: ({ chart, storage }, report) => {
      if (storage.kind !== 'badger' || compareVersions(chart.ref.version, '4.11.1') >= 0) return;
      report({
        path: ['version'],
        message: `traces would be in the file system of the pod with ${chart.ref.version}, and gone with it`,
        fix: "write '4.11'",
      });
    },
  },
  {
    id: 'jaeger/values-are-of-jaeger-2',
    title: 'Values of charts with Jaeger 1 are ignored: Jaeger 2 has one process and one configuration file',
    severity: 'error',
    evidence: `${CHART}/values.yaml`,
    check: ({ options: { values } }, report) => {
      for (const key of OF_JAEGER_1.filter((one) => values?.[one] !== undefined)) {
        report({
          path: ['values', key],
          message: 'no template of the chart reads it',
          fix: 'remove it; resources, storage and what else is of the pod have options, or stand under jaeger',
        });
      }
    },
  },
  {
    id: 'jaeger/spread-is-spelt-right',
    title: 'The template reads topologySpreadConstraints; the chart lists it misspelt',
    severity: 'error',
    evidence: `${CHART}/templates/jaeger/jaeger-deploy.yaml`,
    check: ({ options: { values } }, report) => {
      if (valueAt(values, ['jaeger', 'topologySpreadContraints']) === undefined) return;
      report({
        path: ['values', 'jaeger', 'topologySpreadContraints'],
        message: 'no template of the chart reads it as the chart spells it',
        fix: "write 'topologySpreadConstraints'",
      });
    },
  },
  {
    id: 'jaeger/traces-outlive-the-pod',
    title: 'Traces are kept somewhere else than in memory',
    severity: 'warning',
    evidence: 'https://www.jaegertracing.io/docs/latest/storage/memory/',
    check: ({ storage }, report) => {
      if (storage.kind !== 'memory') return;
      report({
        path: ['storage', 'kind'],
        message: 'all traces are gone when the pod moves or is restarted',
        fix: "use 'badger', or 'opensearch' for more than one copy; if this is a trial, waive it",
      });
    },
  },
  {
    id: 'jaeger/address-has-no-password',
    title: 'The address of a search engine holds no name and password',
    severity: 'error',
    evidence: 'https://www.jaegertracing.io/docs/latest/storage/elasticsearch/',
    check: ({ storage }, report) => {
      if (storage.kind !== 'elasticsearch' && storage.kind !== 'opensearch') return;
      report.whenKnown([storage.serverUrl], ([url = ''], late) => {
        if (!/^[a-z]+:\/\/[^/]*@/i.test(url)) return;
        late({
          path: ['storage', 'serverUrl'],
          message: 'whoever may read the Deployment reads the password',
          fix: 'remove it, and name Secrets in storage.auth',
        });
      });
    },
  },
  volumeClassRule('jaeger', ({ storage }) =>
    storage.kind === 'badger' ? [[['storage', 'volume'], storage.volume ?? {}]] : [],
  ),
  namesRule('jaeger', namesOf),
  plainSecretsRule('jaeger', `${CHART}/values.yaml`, 'remove it, make a Secret, and name it in storage.auth'),
  valuesRule('jaeger', renderedValues),
];

/** What must hold for Jaeger together with everything else in a cluster. */
export const JAEGER_COMPOSE_RULES: readonly Rule<Whole>[] = [
  {
    id: 'jaeger/one-in-a-namespace',
    title: 'One release of the chart in a namespace: its ConfigMaps have the same names in each',
    severity: 'error',
    evidence: `${CHART}/templates/jaeger/jaeger-user-config.yaml`,
    check: ({ plans }, report) => {
      const steps = stepsWithChart(plans, 'jaeger');
      for (const [index, { namespace, release }] of steps.entries()) {
        if (steps.findIndex((other) => other.namespace === namespace) === index) continue;
        report({
          path: [release],
          message: `there is another Jaeger in ${namespace}, and each takes away the configuration of the other`,
          fix: 'give it a namespace of its own',
        });
      }
    },
  },
];

/** Everything that is known to go wrong with Jaeger, for catalogues. */
export const JAEGER_RULES: readonly RuleSummary[] = [...JAEGER_PLAN_RULES, ...JAEGER_COMPOSE_RULES];

function namesOf({ namespace, storage }: JaegerSettings): readonly (readonly [Path, string])[] {
  const { auth } = storage.kind === 'elasticsearch' || storage.kind === 'opensearch' ? storage : {};
  return [
    [['namespace'], namespace],
    ...(auth === undefined
      ? []
      : ([
          [['storage', 'auth', 'username', 'name'], auth.username.name],
          [['storage', 'auth', 'password', 'name'], auth.password.name],
        ] as const)),
  ];
}
