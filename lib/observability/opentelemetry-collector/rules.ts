import { versionRules } from '../../charts';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import { namesRule } from '../names-rule';
import { plainSecretsRule } from '../plain-secrets';
import type { CollectorSettings } from './settings';
import { renderedValues } from './values';

const CHART = 'https://github.com/open-telemetry/opentelemetry-helm-charts/blob/main/charts/opentelemetry-collector';
const PROCESSORS = 'https://github.com/open-telemetry';

/** What is known to go wrong with a collector of OpenTelemetry. */
export const COLLECTOR_RULES: readonly Rule<CollectorSettings>[] = [
  ...versionRules('otel', 'opentelemetry-collector'),
  {
    id: 'otel/one-copy-sees-a-trace',
    title: 'A trace is judged by one copy: with several, each sees some of its parts',
    severity: 'error',
    evidence: `${PROCESSORS}/opentelemetry-collector-contrib/blob/main/processor/tailsamplingprocessor/README.md`,
    check: ({ options, replicas }, report) => {
      if (options.tailSampling === undefined || replicas === 1) return;
      report({
        path: ['replicas'],
        message: `parts of a trace come to any of ${replicas} copies, and each decides by what it has`,
        fix: 'set it to 1, or remove tailSampling and sample where traces begin',
      });
    },
  },
  {
    id: 'otel/memory-has-a-limit',
    title: 'Memory has a limit, by which traces are refused in time',
    severity: 'error',
    evidence: `${PROCESSORS}/opentelemetry-collector/blob/main/processor/memorylimiterprocessor/README.md`,
    check: ({ resources }, report) => {
      if (resources.limits?.memory !== undefined) return;
      report({
        path: ['resources', 'limits', 'memory'],
        message: 'four fifths of what the whole node has would be used before traces are refused',
        fix: "set it, to '512Mi' for a start",
      });
    },
  },
  {
    id: 'otel/configuration-is-read',
    title: 'The configuration is the one that options make: the chart ignores config beside it',
    severity: 'error',
    evidence: `${CHART}/templates/_config.tpl`,
    check: ({ options: { values } }, report) => {
      if (values?.['config'] === undefined) return;
      report({
        path: ['values', 'config'],
        message: 'the chart does not read it here',
        fix: 'write what no option covers under alternateConfig',
      });
    },
  },
  namesRule('otel', ({ namespace }) => [[['namespace'], namespace]]),
  plainSecretsRule(
    'otel',
    'https://opentelemetry.io/docs/security/config-best-practices/',
    'take it from a Secret by extraEnvs, and write ${env:NAME} in the configuration',
    (value) => /^\$\{(env|file):.+\}$/.test(value),
  ),
  valuesRule('otel', renderedValues),
];
