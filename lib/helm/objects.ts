import type { KubernetesObject } from '../core/plan';
import { isTree } from '../core/values';

const HOOK = 'helm.sh/hook';

/** Kinds of Kubernetes' own that live in a namespace: Helm gives them the release's if a chart leaves it out. */
const NAMESPACED = new Set([
  'ConfigMap',
  'ControllerRevision',
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Endpoints',
  'EndpointSlice',
  'HorizontalPodAutoscaler',
  'Ingress',
  'Job',
  'Lease',
  'LimitRange',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'Pod',
  'PodDisruptionBudget',
  'PodTemplate',
  'ReplicaSet',
  'ReplicationController',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Secret',
  'Service',
  'ServiceAccount',
  'StatefulSet',
]);

/** What becomes of a hook where there is no Helm to run it: when it is applied, or that it is left out. */
const HOOKS: Readonly<Record<string, 'first' | 'last'>> = {
  'crd-install': 'first',
  'pre-install': 'first',
  'pre-upgrade': 'first',
  'post-install': 'last',
  'post-upgrade': 'last',
};

/**
 * Reads what `helm template` printed, in the order in which to apply it: definitions, what runs before, the rest, what
 * runs after. Hooks that run on an install become ordinary objects; those that run on a deletion, a rollback or a test
 * are left out, since applied they would run at once.
 */
export function readObjects(text: string, namespace: string): readonly KubernetesObject[] {
  const all = parse(text).filter((object) => isTree(object) && typeof object.kind === 'string') as KubernetesObject[];
  const objects = all.flatMap(unlist);
  const place = (object: KubernetesObject): 'definition' | 'first' | 'object' | 'last' | 'never' => {
    const hooks = object.metadata.annotations?.[HOOK];
    if (hooks !== undefined)
      return (
        hooks
          .split(',')
          .map((hook) => HOOKS[hook.trim()])
          .find((when) => when !== undefined) ?? 'never'
      );
    return object.kind === 'CustomResourceDefinition' ? 'definition' : 'object';
  };
  const placed = (['definition', 'first', 'object', 'last'] as const).flatMap((wanted) =>
    objects.filter((object) => place(object) === wanted),
  );
  return placed.map((object) => inNamespace(withoutHooks(object), namespace));
}

/** A list of objects is applied as its items: server-side apply wants one object at a time. */
function unlist(object: KubernetesObject): readonly KubernetesObject[] {
  const items = object['items'];
  return object.kind.endsWith('List') && Array.isArray(items) ? items : [object];
}

function inNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  const isOurs =
    !object.apiVersion.includes('.') || /\.k8s\.io\/|^(apps|batch|autoscaling|policy)\//.test(object.apiVersion);
  if (!isOurs || object.metadata.namespace !== undefined || !NAMESPACED.has(object.kind)) return object;
  return { ...object, metadata: { ...object.metadata, namespace } };
}

function withoutHooks(object: KubernetesObject): KubernetesObject {
  const { annotations, ...metadata } = object.metadata;
  if (annotations === undefined) return object;
  const kept = Object.entries(annotations).filter(([key]) => key !== HOOK && !key.startsWith(`${HOOK}-`));
  if (kept.length === Object.keys(annotations).length) return object;
  return { ...object, metadata: { ...metadata, ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }) } };
}

/**
 * Reads YAML the way Kubernetes does: YAML 1.1 words for booleans, but no dates and no base 60.
 * Documents are bounded by the library's own guard against alias bombs.
 */
function parse(text: string): readonly unknown[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const yaml = require('yaml') as typeof import('yaml');
  const documents = yaml.parseAllDocuments(text, {
    version: '1.1',
    customTags: (tags) =>
      tags.filter(
        (tag) =>
          typeof tag === 'string' || !(tag.tag.endsWith(':timestamp') || ('format' in tag && tag.format === 'TIME')),
      ),
  });
  return 'empty' in documents
    ? []
    : documents.map((document) => {
        const [error] = document.errors;
        if (error !== undefined) throw new TypeError(error.message);
        return document.toJS() as unknown;
      });
}
