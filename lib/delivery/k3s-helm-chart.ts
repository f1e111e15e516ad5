import type { Cluster } from '../core/cluster';
import type { HelmStep, KubernetesObject } from '../core/plan';
import { toYaml } from '../core/yaml';
import { checkWritable } from './check-writable';
import type { Delivery } from './delivery';
import { definitionsOtherwise, refuse } from './rules';

/**
 * Delivers charts as `helm.cattle.io/v1` HelmChart objects, which K3s and RKE2 install by themselves.
 *
 * A CNI gets `bootstrap: true`, without which the job that installs it would wait for the network, and
 * `failurePolicy: abort`, because the default uninstalls a release that got stuck and takes the network away.
 *
 * A bundle is no chart, so `install.sh` fetches and applies it.
 *
 * @see https://docs.k3s.io/add-ons/helm
 */
export function k3sHelmChart(): Delivery {
  return {
    kind: 'k3sHelmChart',
    helm: (step, { composition, plan }) => {
      if (step.install === 'bundled') return [helmChartConfig(step)];
      if (step.install === 'objects') {
        refuse(
          'delivery/definitions-are-not-a-release',
          [plan.name, step.id],
          `${step.chart.name} must not become a Helm release, and a HelmChart makes one`,
          definitionsOtherwise(plan),
        );
      }
      if (!composition.cluster.platform.helmController) {
        refuse(
          'delivery/helm-controller-runs',
          [plan.name, step.id],
          `nothing in ${composition.cluster.distribution} installs HelmChart objects`,
          'deliver with helmValues or inflate',
        );
      }
      const bootstrap = plan.when === 'before-nodes';
      if (bootstrap) checkTaints(step, plan.name, composition.cluster);
      return [helmChart(step, bootstrap, plan.provides.includes('cni'))];
    },
    bundle: () => [],
  };
}

/** Taints that the bootstrap job tolerates on a control plane node. */
const TOLERATED = ['CriticalAddonsOnly', 'node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/etcd'];

/** Refuses a control plane whose every node keeps the bootstrap job away. */
function checkTaints(step: HelmStep, plan: string, cluster: Cluster): void {
  const pools = cluster.nodePools.filter((pool) => pool.role === 'control-plane');
  const blocking = pools.map((pool) =>
    pool.taints.find(({ key, effect }) => effect !== 'PreferNoSchedule' && !TOLERATED.includes(key)),
  );
  const [taint] = blocking;
  if (taint === undefined || blocking.includes(undefined)) return;
  refuse(
    'delivery/bootstrap-job-can-run',
    [plan, step.id],
    `every control plane node has a taint such as ${taint.key}:${taint.effect}, which the job that installs ${step.release} does not tolerate`,
    'take the taint off one control plane pool',
  );
}

/** The values of a chart that the distribution installs. */
export function helmChartConfig(step: HelmStep): KubernetesObject {
  return {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChartConfig',
    metadata: { name: step.release, namespace: step.namespace },
    spec: { valuesContent: valuesText(step) },
  };
}

function helmChart(step: HelmStep, bootstrap: boolean, isCni: boolean): KubernetesObject {
  const { chart } = step;
  const oci = chart.repository.startsWith('oci://');
  return {
    apiVersion: 'helm.cattle.io/v1',
    kind: 'HelmChart',
    metadata: { name: step.release, namespace: 'kube-system' },
    spec: {
      chart: oci ? `${chart.repository}/${chart.name}` : chart.name,
      ...(!oci && { repo: chart.repository }),
      version: chart.version,
      targetNamespace: step.namespace,
      ...(bootstrap && { bootstrap: true }),
      ...(isCni && { failurePolicy: 'abort' }),
      valuesContent: valuesText(step),
    },
  };
}

/** Values as the text of an object or a file, in which nothing late could be told from what it stands for. */
export function valuesText(step: HelmStep): string {
  return toYaml(checkWritable(step.values, [step.id, 'values']));
}
