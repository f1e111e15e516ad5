import { parseAllDocuments } from 'yaml';
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
  const objects = readManifest(text);
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
    objects.filter((object) => place(object) === wanted).sort((a, b) => weightOf(a) - weightOf(b)),
  );
  return placed.map((object) => inNamespace(withoutHooks(object), namespace));
}

/**
 * Reads a YAML file of objects, as Kubernetes would, in the order of the file.
 *
 * @throws TypeError if there is something else in it.
 */
export function readManifest(text: string): readonly KubernetesObject[] {
  return parse(text).flatMap(unlist).map(checked);
}

/** Where a hook stands among those of its time. Other objects stay as Helm sorted them. */
function weightOf({ metadata: { annotations } }: KubernetesObject): number {
  return annotations?.[HOOK] === undefined ? 0 : Number(annotations[`${HOOK}-weight`] ?? 0) || 0;
}

/** A document as the objects in it: none if it is empty; of a list its items, for server-side apply takes one at a time. */
function unlist(document: unknown): readonly unknown[] {
  if (document === null || document === undefined) return [];
  const { kind, items } = isTree(document) ? document : {};
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? items : [document];
}

/** An object that Kubernetes would take for one. Templates leave keys of metadata empty, which is the same as absent. */
function checked(object: unknown): KubernetesObject {
  const { apiVersion, kind, metadata } = isTree(object) ? object : {};
  if (
    typeof apiVersion !== 'string' ||
    typeof kind !== 'string' ||
    !isTree(metadata) ||
    typeof metadata.name !== 'string'
  )
    throw new TypeError(`no object of Kubernetes: ${JSON.stringify(object).slice(0, 80)}`);
  const given = Object.entries(metadata).filter(([, value]) => value !== null);
  return { ...(object as KubernetesObject), metadata: Object.fromEntries(given) as KubernetesObject['metadata'] };
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
  const documents = parseAllDocuments(text, {
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
