import type { Rule } from '../../core/rule';
import { isTree } from '../../core/values';
import { plainSecretsRule } from '../plain-secrets';
import type { PrometheusSettings } from './settings';

const GRAFANA = 'https://github.com/grafana-community/helm-charts/blob/main/charts/grafana';

/** What must hold for secrets of Grafana. */
export const PROMETHEUS_SECRET_RULES: readonly Rule<PrometheusSettings>[] = [
  plainSecretsRule(
    'prometheus',
    `${GRAFANA}/values.yaml`,
    'remove it, make a Secret, and name that: grafana.adminSecret for the administrator',
    // Grafana's own way to read a file or the environment.
    (value) => /^\$(__file|__env)?\{.+\}$/.test(value),
  ),
  {
    id: 'prometheus/nothing-is-random',
    title: 'No part of Grafana whose chart makes a random token each time it is rendered',
    severity: 'error',
    evidence: `${GRAFANA}/templates/_helpers.tpl`,
    check: ({ options: { values } }, report) => {
      const grafana = values?.['grafana'];
      const renderer = isTree(grafana) ? grafana['imageRenderer'] : undefined;
      if (!isTree(renderer) || renderer['enabled'] !== true || (renderer['existingSecret'] ?? '') !== '') return;
      report({
        path: ['values', 'grafana', 'imageRenderer', 'existingSecret'],
        message: 'the token of the image renderer is another one with each rendering',
        fix: 'name a Secret that has it as token',
      });
    },
  },
];
