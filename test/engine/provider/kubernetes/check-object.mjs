// What a Kubernetes API server asks of any object, whatever its kind.
import { unknown } from '../common/wire.mjs';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL_KEY = /^([a-z0-9.-]{1,253}\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const API_VERSION = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?v[1-9]\d*((alpha|beta)[1-9]\d*)?$/;
const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/;

/** Everything that is wrong with an object under a type token, as `{ property, reason }`. */
export function checkObject(token, object) {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace, labels, annotations } = isMap(metadata) ? metadata : {};
  const group = String(apiVersion).includes('/') ? apiVersion : `core/${String(apiVersion)}`;
  return [
    matches('apiVersion', apiVersion, API_VERSION),
    matches('kind', kind, KIND),
    token === `kubernetes:${String(group)}:${String(kind)}` || {
      property: 'kind',
      reason: `${String(apiVersion)} ${String(kind)} under the type ${token}`,
    },
    matches('metadata.name', name, kind === 'Namespace' ? LABEL : SUBDOMAIN),
    namespace === undefined || matches('metadata.namespace', namespace, LABEL),
    ...checkMap('metadata.labels', labels, LABEL_VALUE),
    ...checkMap('metadata.annotations', annotations, /^[\s\S]*$/),
    ...nulls(object, ''),
  ].filter((finding) => finding !== true);
}

function matches(property, value, pattern) {
  if (value === unknown || (typeof value === 'string' && pattern.test(value))) return true;
  return { property, reason: `${JSON.stringify(value) ?? 'nothing'} is not what Kubernetes takes here` };
}

function checkMap(property, map, pattern) {
  if (map === undefined || map === unknown) return [];
  if (!isMap(map)) return [{ property, reason: 'expected a map of strings' }];
  return Object.entries(map).flatMap(([key, value]) => [
    matches(`${property} (key)`, key, LABEL_KEY),
    matches(`${property}.${key}`, value, pattern),
  ]);
}

/** Nulls in an object are fields that someone wanted to leave out. */
function nulls(value, path) {
  if (value === null) return [{ property: path, reason: 'null in an object' }];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => nulls(child, path === '' ? key : `${path}.${key}`));
}

function isMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
