import type { KubernetesObject, ManifestStep } from '../core/plan';

/** Where an add-on is installed. */
export interface NamespaceOptions {
  /**
   * A DNS label.
   * @defaultValue as said by the planner
   */
  readonly namespace?: string;
  /**
   * Whether the plan makes the namespace. `false` where another does, or it is there already.
   * @defaultValue `true`
   */
  readonly createNamespace?: boolean;
  /**
   * Whether its pods are in the mesh. With strict mTLS, pods of the mesh answer nobody outside of it.
   * @defaultValue `false`
   */
  readonly ambient?: boolean;
}

/** The step that makes the namespace; none where somebody else does. */
export function namespaceSteps<S>(
  name: string,
  options: NamespaceOptions,
  level: 'baseline' | 'privileged',
): readonly ManifestStep<S>[] {
  if (options.createNamespace === false) return [];
  const labels = {
    'pod-security.kubernetes.io/enforce': level,
    'pod-security.kubernetes.io/warn': level,
    ...(options.ambient === true && { 'istio.io/dataplane-mode': 'ambient' }),
  };
  const object: KubernetesObject<never> = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
  return [{ kind: 'manifest', id: 'namespace', after: [], objects: [object] }];
}
