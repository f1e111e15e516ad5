import type { ControlPlane } from './control-plane';

/** Where tests find the path of the kubeconfig file. */
export const VARIABLE = 'CLUSTER_BLUEPRINTS_TEST_KUBECONFIG';

declare global {
  // Set-up and tear-down are loaded as separate modules, and share nothing else.
  var clusterBlueprintsControlPlane: ControlPlane | undefined;
}

/** Keeps the control plane of the lane, and tells tests where it is. */
export function keep(plane: ControlPlane): void {
  globalThis.clusterBlueprintsControlPlane = plane;
  process.env[VARIABLE] = plane.kubeconfig;
}

/** The control plane that was kept, if one was started. */
export function kept(): ControlPlane | undefined {
  return globalThis.clusterBlueprintsControlPlane;
}
