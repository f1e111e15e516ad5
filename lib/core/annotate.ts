import type { KubernetesObject } from './plan';

/** An object with more annotations. */
export function annotate<S>(
  object: KubernetesObject<S>,
  annotations: Readonly<Record<string, string>>,
): KubernetesObject<S> {
  if (Object.keys(annotations).length === 0) return object;
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...annotations } },
  };
}
