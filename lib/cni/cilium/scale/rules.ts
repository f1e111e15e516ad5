import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable';

/** What goes wrong in large clusters. */
export const SCALE_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/probes-have-a-frequency-while-on',
    title: 'Agents that do not probe each other have no frequency of probes',
    severity: 'warning',
    evidence: `${DOCS}/operations/troubleshooting/#checking-cluster-connectivity-health`,
    check: ({ options: { scale } }, report) => {
      if (scale?.healthChecking !== false || scale.connectivityProbeFrequencyRatio === undefined) return;
      report({
        path: ['scale', 'connectivityProbeFrequencyRatio'],
        message: 'healthChecking is off, so nothing is probed',
        fix: 'remove it, or set healthChecking to true',
      });
    },
  },
  {
    id: 'cilium/slices-need-endpoints',
    title: 'Slices are made of the objects of single pods: without these, the chart does not render',
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/validate.yaml',
    check: ({ options: { scale, values } }, report) => {
      const slices = scale?.endpointSlices;
      if (slices === undefined || slices === false || values?.['disableEndpointCRD'] !== true) return;
      report({
        path: ['values', 'disableEndpointCRD'],
        message: 'there would be nothing to put into slices',
        fix: 'remove it, or scale.endpointSlices',
      });
    },
  },
];
