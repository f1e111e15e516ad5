import { isTree } from '../../../core/values';
import { valuesRule } from '../../../input/values-rule';
import type { IstioSettings } from '../settings';
import { renderedValues } from '../values';
import { SOURCE } from './evidence';
import type { IstioRule } from './rule-type';

/** The key that the templates of a chart copy over the top level, and what profiles and platforms set under it. */
const SCOPES = {
  cni: {
    scope: 'cni',
    keys: [
      'ambient',
      'chained',
      'cniBinDir',
      'cniConfDir',
      'cniConfFileName',
      'cniNetnsDir',
      'provider',
      'resourceQuotas',
    ],
  },
  istiod: { scope: 'pilot', keys: ['cni', 'env'] },
} as const;

/** What must hold for values that no option covers. */
export const VALUES_RULES: readonly IstioRule[] = [
  valuesRule<IstioSettings>('istio', (settings) => ({ ...renderedValues(settings) })),
  {
    id: 'istio/values-are-in-scope',
    title: 'Values of the agent stand under cni, those of istiod under pilot: at the top, profile and platform win',
    severity: 'error',
    evidence: `${SOURCE}/manifests/charts/istio-cni/templates/zzy_descope_legacy.yaml`,
    check: (settings, report) => {
      const rendered = renderedValues(settings);
      for (const chart of ['cni', 'istiod'] as const) {
        const { keys, scope } = SCOPES[chart];
        const ours = rendered[chart][scope];
        const taken = new Set<string>([...keys, ...(isTree(ours) ? Object.keys(ours) : [])]);
        for (const key of Object.keys(settings.options.values?.[chart] ?? {})) {
          if (key === scope || !taken.has(key)) continue;
          report({
            path: ['values', chart, key],
            message: `what is under ${scope}.${key} is copied over it, and the chart says nothing`,
            fix: `write it as ${scope}.${key}`,
          });
        }
      }
    },
  },
];
