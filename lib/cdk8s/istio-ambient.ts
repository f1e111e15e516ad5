import type { Construct } from 'constructs';
import { type IstioAmbientOptions, planIstioAmbient } from '../mesh/istio';
import { Addon, type AddonProps, optionsOf } from './addons';

/** Properties of {@link IstioAmbient}. */
export interface IstioAmbientProps extends AddonProps, IstioAmbientOptions {}

/**
 * Installs Istio in ambient mode. What the CNI must leave to it, and the version of the Gateway API, are checked with the
 * plans beside it.
 *
 * @example
 * ```ts
 * const cilium = new Cilium(chart, 'cilium', { cluster, istioAmbient: true });
 * const gatewayApi = planGatewayApi(cluster);
 * new IstioAmbient(chart, 'istio', { cluster, beside: [cilium.plan, gatewayApi], mtls: 'strict' });
 * ```
 */
export class IstioAmbient extends Addon {
  /** @throws BlueprintError with every problem found. */
  constructor(scope: Construct, id: string, props: IstioAmbientProps) {
    super(scope, id, planIstioAmbient(props.cluster, optionsOf(props)), props);
  }
}
