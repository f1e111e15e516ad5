import type * as pulumi from '@pulumi/pulumi';
import { type IstioAmbientOptions, planIstioAmbient } from '../mesh/istio';
import { Addon, type AddonArgs, optionsOf } from './addons';
import type { Late } from './late';

/** Arguments of {@link IstioAmbient}. */
export interface IstioAmbientArgs extends AddonArgs, IstioAmbientOptions<Late> {}

/**
 * Installs Istio in ambient mode. What the CNI must leave to it, and the version of the Gateway API, are checked with the
 * plans beside it.
 *
 * @example
 * ```ts
 * const cilium = new Cilium('cilium', { cluster, istioAmbient: true }, { provider });
 * const beside = [cilium.plan, planGatewayApi(cluster)];
 * new IstioAmbient('istio', { cluster, beside, mtls: 'strict' }, { provider, dependsOn: [cilium] });
 * ```
 */
export class IstioAmbient extends Addon {
  /** @throws BlueprintError with every problem found in what is known. */
  constructor(name: string, args: IstioAmbientArgs, opts?: pulumi.ComponentResourceOptions) {
    super('IstioAmbient', name, planIstioAmbient(args.cluster, optionsOf(args)), args, opts);
  }
}
