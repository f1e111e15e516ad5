import { objectsOf, stepsWithChart } from '../../../core/plan-contents';
import type { Rule } from '../../../core/rule';
import { treeAt } from '../../../core/trees';
import { isAtLeast } from '../../../core/version';
import type { Whole } from '../../../core/whole';

/** What it serves: its page on buffers names an older version. */
const KARPENTER =
  'https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/pkg/apis/crds/autoscaling.x-k8s.io_capacitybuffers.yaml';

/** The first Karpenter whose definitions have CapacityBuffers, and the version of them that it has. */
const SINCE_KARPENTER = '1.14';
const VERSION = 'autoscaling.x-k8s.io/v1beta1';

/** The first GKE that acts on CapacityBuffers. */
const SINCE_GKE = '1.35.2';

/** What must hold for CapacityBuffers, which do nothing where no autoscaler reads them. */
export const BUFFER_RULES: readonly Rule<Whole>[] = [
  {
    id: 'headroom/karpenter-reads-buffers',
    title: 'Karpenter reads CapacityBuffers since 1.14, as v1beta1, and when told to',
    severity: 'error',
    evidence: KARPENTER,
    check: ({ plans }, report) => {
      const [karpenter] = stepsWithChart(plans, 'karpenter');
      if (karpenter === undefined) return;
      const { version } = karpenter.chart;
      const isOn = treeAt(karpenter.values, 'settings', 'featureGates')['capacityBuffer'] === true;
      for (const { apiVersion, plan } of bufferPlans(plans)) {
        if (!isAtLeast(version, SINCE_KARPENTER) || !isOn)
          report({
            path: [plan, 'form'],
            message: `Karpenter ${version} is installed without its gate CapacityBuffer: no node is made for buffers`,
            fix: "give Karpenter version '1.14' and featureGates.capacityBuffer true, or use pause pods",
          });
        if (apiVersion !== VERSION)
          report({
            path: [plan, 'form', 'version'],
            message: `definitions of Karpenter know ${VERSION} alone, and not ${apiVersion}`,
            fix: "write 'v1beta1'",
          });
      }
    },
  },
  {
    id: 'headroom/somebody-reads-buffers',
    title: 'An autoscaler that is known to read CapacityBuffers makes the nodes',
    severity: 'warning',
    evidence: 'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-capacity-buffer',
    check: ({ cluster, plans }, report) => {
      const { distribution, kubernetes, platform } = cluster;
      const isKnown =
        distribution === 'gke'
          ? isAtLeast(platform.build ?? kubernetes, SINCE_GKE)
          : stepsWithChart(plans, 'karpenter').length > 0;
      if (isKnown) return;
      for (const { plan } of bufferPlans(plans))
        report({
          path: [plan, 'form'],
          message: 'nothing is known here of an autoscaler that reads buffers: without one, no room is kept',
          fix: 'use pause pods; or install the definition, and an autoscaler that is told to read it, and waive this',
        });
    },
  },
];

/** Plans with CapacityBuffers, and the version of them. */
function bufferPlans(plans: Whole['plans']): readonly { readonly plan: string; readonly apiVersion: string }[] {
  return plans.flatMap((plan) => {
    const buffer = objectsOf(plan).find(({ kind }) => kind === 'CapacityBuffer');
    return buffer === undefined ? [] : [{ plan: plan.name, apiVersion: buffer.apiVersion }];
  });
}
