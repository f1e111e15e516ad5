import type { GatewayApiNeed } from '../../../core/needs';
import { isTree } from '../../../core/values';
import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

type Reading = Pick<GatewayApiNeed, 'versions' | 'otherwise' | 'isFatal' | 'evidence'>;

/** Until 1.19 the operator reads TLSRoute in v1alpha2, which the standard channel has, and does not serve, since 1.5. */
const READS_ALPHA: Reading = {
  versions: { standard: '<1.5', experimental: '*' },
  otherwise: 'its operator stops again and again, for TLSRoute is there and not served in v1alpha2',
  isFatal: true,
  evidence: 'https://github.com/cilium/cilium/issues/44920',
};

/** Since 1.20 TLSRoute in v1 has to be there. */
const READS_V1: Reading = {
  versions: { standard: '>=1.5', experimental: '>=1.5' },
  otherwise: 'its Gateway support does not start, for there is no TLSRoute in v1',
  isFatal: false,
  evidence: 'https://github.com/cilium/cilium/pull/45930',
};

const READINGS: Readonly<Record<string, Reading>> = { '1.18': READS_ALPHA, '1.19': READS_ALPHA, '1.20': READS_V1 };

/** The versions of the Gateway API that Cilium reads, where its values switch it on. */
export function gatewayApiNeeds({ chart, options }: CiliumSettings): FeatureNeeds {
  const gatewayAPI = options.values?.['gatewayAPI'];
  const reading = READINGS[chart.minor];
  if (!isTree(gatewayAPI) || gatewayAPI['enabled'] !== true || reading === undefined) return {};
  return { gatewayApi: [{ by: `Cilium ${chart.ref.version}`, ...reading }] };
}
