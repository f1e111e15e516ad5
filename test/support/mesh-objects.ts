import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { type MeshNamespace, type MeshOptions, planMesh } from '../../lib/mesh/namespaces';
import { sized } from './clusters';

/** A mesh in a cluster of three nodes. */
export function mesh(options: MeshOptions): InstallPlan {
  return planMesh(sized(3), options);
}

/** A mesh of one namespace. */
export function shop(options: Partial<MeshNamespace>): InstallPlan {
  return mesh({ namespaces: [{ name: 'shop', ...options }] });
}

/** The objects of a plan, in the order of its steps. */
export function objectsOf({ steps }: InstallPlan): readonly KubernetesObject[] {
  return steps.flatMap((step) => (step.kind === 'manifest' ? step.objects : []));
}

/** An object of a plan, if it is there. */
export function find(plan: InstallPlan, kind: string, name: string, namespace?: string): KubernetesObject | undefined {
  return objectsOf(plan).find(
    ({ kind: own, metadata }) =>
      own === kind && metadata.name === name && (namespace === undefined || metadata.namespace === namespace),
  );
}
