import type { Construct } from 'constructs';
import { type MeshOptions, planMesh } from '../mesh/namespaces';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link Mesh}. */
export interface MeshProps extends AddonProps, MeshOptions {}

/**
 * Enrols namespaces, and makes waypoints, routes and policies: what a mesh is there for.
 *
 * @example
 * ```ts
 * const istio = new IstioAmbient(chart, 'istio', { cluster, beside: [cilium.plan, gatewayApi] });
 * new Mesh(chart, 'mesh', { cluster, beside: [istio.plan, gatewayApi], namespaces: [{ name: 'shop' }] });
 * ```
 */
export class Mesh extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id, planMesh(props.cluster, optionsOf(props)), props);
  }
}
