import { isDeepStrictEqual } from 'node:util';
import { ApiObject } from 'cdk8s';
import type { Deployment } from 'cdk8s-plus-28';
import type { KubernetesObject } from '../core/plan';
import { refuse } from '../delivery/rules';
import type { PodOptions, SpotSafeWorkloadOptions } from '../workloads/spot-safe';

/** What a Deployment of cdk8s-plus says of its pods, read once. */
export interface ReadDeployment {
  /** As options: what it is called, and what runs. */
  readonly options: Pick<SpotSafeWorkloadOptions, 'name' | 'namespace' | 'labels' | 'pod'>;
  /** Makes it what was planned. What it is told afterwards is refused when it is written. */
  readonly become: (planned: KubernetesObject) => void;
}

/** What cdk8s-plus says of every pod, asked or not, and what is not for a Deployment to say here. */
const UNASKED = new Map<string, unknown>([
  ['restartPolicy', 'Always'],
  ['setHostnameAsFQDN', false],
  ['terminationGracePeriodSeconds', 30],
]);

/** Reads a Deployment of cdk8s-plus. */
export function readDeployment(deployment: Deployment): ReadDeployment {
  const object = ApiObject.of(deployment);
  const write = (): WrittenDeployment => ApiObject.prototype.toJson.call(object) as WrittenDeployment;
  const { metadata, spec } = object.toJson() as WrittenDeployment;
  const { template } = write().spec;
  return {
    options: {
      name: metadata.name,
      ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
      ...(metadata.labels !== undefined && { labels: metadata.labels }),
      pod: { ...asked(spec.template.spec), ...spec.template.metadata },
    },
    become: (planned) => {
      // A tree: what stands in it twice would become an anchor.
      const written = JSON.parse(JSON.stringify(planned)) as KubernetesObject;
      // cdk8s-plus writes by its own types of Kubernetes 1.28, which leave out what is newer, patched in or not.
      object.toJson = () => {
        if (!isDeepStrictEqual(write().spec.template, template)) {
          refuse(
            'delivery/deployment-is-finished',
            ['deployment', object.name],
            'its pods were changed after SpotSafeWorkload had read them, and that would be lost',
            'finish the Deployment before it is handed over',
          );
        }
        const own = write().metadata;
        const labels = { ...own.labels, ...written.metadata.labels };
        return { ...written, metadata: { ...own, ...written.metadata, labels } };
      };
    },
  };
}

interface WrittenDeployment {
  readonly metadata: KubernetesObject['metadata'];
  readonly spec: {
    readonly template: { readonly metadata: Pick<PodOptions, 'labels' | 'annotations'>; readonly spec: PodOptions };
  };
}

function asked(spec: PodOptions): PodOptions {
  const kept = Object.entries(spec).filter(([key, value]) => !UNASKED.has(key) || UNASKED.get(key) !== value);
  return Object.fromEntries(kept) as unknown as PodOptions;
}
