import { stepsOf } from '../core/compose';
import type { Delivery } from './delivery';
import { helmChartConfig, valuesText } from './k3s-helm-chart';

/**
 * Delivers charts as a values file each, and an `install.sh` that installs everything in order with plain Helm.
 * Bundles are fetched by the script.
 * This is the way for the first CNI of a cluster, and for people who want Helm and nothing else.
 */
export function helmValues(): Delivery {
  return {
    kind: 'helmValues',
    helm: (step) => (step.install === 'bundled' ? [helmChartConfig(step)] : []),
    bundle: () => [],
    files: (composition) =>
      stepsOf(composition).flatMap(({ step }) =>
        step.kind === 'helm' && step.install !== 'bundled'
          ? [{ path: valuesPath(step.release), content: valuesText(step) }]
          : [],
      ),
  };
}

/** Where the values of a release are written. */
export function valuesPath(release: string): string {
  return `values/${release}.yaml`;
}
