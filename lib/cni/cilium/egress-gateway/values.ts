import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Nodes through which traffic of chosen pods leaves. */
export function egressGatewayValues<S>({ options: { egressGateway } }: CiliumSettings<S>): Values<S> {
  if (egressGateway === undefined || egressGateway === false) return {};
  const { maxPolicyEntries, reconciliationTriggerInterval } = egressGateway === true ? {} : egressGateway;
  return {
    egressGateway: {
      enabled: true,
      ...(reconciliationTriggerInterval !== undefined && { reconciliationTriggerInterval }),
      ...(maxPolicyEntries !== undefined && { maxPolicyEntries }),
    },
  };
}
