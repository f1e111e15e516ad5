import type * as pulumi from '@pulumi/pulumi';
import { type MeshOptions, planMesh } from '../mesh/namespaces';
import { Addon, type AddonArgs, optionsOf } from './addons';
import type { Late } from './late';

/** Arguments of {@link Mesh}. */
export interface MeshArgs extends AddonArgs, MeshOptions<Late> {}

/**
 * Enrols namespaces, and makes waypoints, routes and policies: what a mesh is there for. Services are bound once their
 * waypoint is programmed.
 *
 * @example
 * ```ts
 * const istio = new IstioAmbient('istio', { cluster, beside: [cilium.plan, gatewayApi] }, { provider });
 * const beside = [istio.plan, gatewayApi];
 * new Mesh('mesh', { cluster, beside, namespaces: [{ name: 'shop' }] }, { provider, dependsOn: [istio] });
 * ```
 */
export class Mesh extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: MeshArgs, opts?: pulumi.ComponentResourceOptions) {
    super('Mesh', name, planMesh(args.cluster, optionsOf(args)), args, opts);
  }
}
