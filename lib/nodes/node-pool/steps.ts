import type { KubernetesObject, ManifestStep, Step } from '../../core/plan';

/** Pools after their classes, and both after the controller: taken away in reverse, it still ends the nodes. */
export function poolSteps<S>(
  nodeClasses: readonly KubernetesObject<S>[],
  nodePools: readonly KubernetesObject<S>[],
  after: readonly Step<S>[] = [],
): readonly ManifestStep<S>[] {
  const classes = manifest('node-classes', after, nodeClasses);
  return [...classes, ...manifest('node-pools', [...after, ...classes], nodePools)];
}

function manifest<S>(
  id: string,
  after: readonly Step<S>[],
  objects: ManifestStep<S>['objects'],
): readonly ManifestStep<S>[] {
  return objects.length === 0 ? [] : [{ kind: 'manifest', id, after, objects }];
}
