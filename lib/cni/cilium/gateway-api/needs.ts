import type { GatewayApiNeed } from '../../../core/needs';
import type { FeatureNeeds } from '../feature';
import type { CiliumSettings } from '../settings';

type Reading = Pick<GatewayApiNeed, 'versions' | 'otherwise' | 'isFatal' | 'evidence'>;

const SOURCE = 'https://github.com/cilium/cilium/blob';

/** Until 1.19 the operator reads TLSRoute in v1alpha2, which the standard channel has, and does not serve, since 1.5. */
const READS_ALPHA: Reading = {
  versions: { standard: '<1.5', experimental: '*' },
  otherwise: 'its operator stops again and again, for TLSRoute is there and not served in v1alpha2',
  isFatal: true,
  evidence: 'https://github.com/cilium/cilium/issues/44920',
};

/** Since 1.20 TLSRoute and ReferenceGrant have to be there in v1. */
const READS_V1: Reading = {
  versions: { standard: '>=1.5', experimental: '>=1.5' },
  otherwise: 'its Gateway support does not start, for there is no TLSRoute in v1',
  isFatal: true,
  evidence: `${SOURCE}/v1.20.0/operator/pkg/gateway-api/helpers/schemes.go`,
};

/** What a minor was tested with, by its documentation and its reports on conformance. */
function tested(range: string, tag: string): Reading {
  return {
    versions: { standard: range, experimental: range },
    otherwise: 'upstream has not tested them together',
    isFatal: false,
    evidence: `${SOURCE}/${tag}/Documentation/network/servicemesh/gateway-api/installation.rst`,
  };
}

const READINGS: Readonly<Record<string, readonly Reading[]>> = {
  '1.18': [READS_ALPHA, tested('>=1.2 <1.4', 'v1.18.11')],
  '1.19': [READS_ALPHA, tested('>=1.4 <1.5', 'v1.19.6')],
  '1.20': [READS_V1],
};

/** The versions of the Gateway API that Cilium reads, where it runs Gateways. */
export function gatewayApiNeeds({ chart, envoyUses }: CiliumSettings): FeatureNeeds {
  if (!envoyUses.some(({ kind }) => kind === 'gateways')) return {};
  return {
    gatewayApi: (READINGS[chart.minor] ?? []).map((reading) => ({ by: `Cilium ${chart.ref.version}`, ...reading })),
  };
}
