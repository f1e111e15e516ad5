import { planCilium, planGatewayApi } from '../../lib';
import type { GatewayApiOptions } from '../../lib/addons/gateway-api';
import { gatewayApiOf, inspectGatewayApi } from '../../lib/addons/gateway-api';
import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { k3s, kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';

const found = (options: GatewayApiOptions, cluster: Cluster = kubeadm()): readonly Finding[] =>
  inspectGatewayApi(cluster, options).findings;

/** What the composition says of a version with a plan that reads the Gateway API. */
const beside = (reader: InstallPlan, options: GatewayApiOptions): readonly Finding[] =>
  inspectComposition(kubeadm(), [reader, planGatewayApi(kubeadm(), options)]).findings;

const cilium = (version: string): InstallPlan =>
  planCilium(kubeadm({ kubeProxy: 'none' }), { version, gatewayApi: true });

/** A plan that reads what a minor of Istio does. */
function istio(minor: string): InstallPlan {
  const gatewayApi = gatewayApiOf(minor);
  if (gatewayApi === undefined) throw new TypeError(`Istio ${minor}`);
  return { ...planCilium(kubeadm()), needs: { ...NO_NEEDS, gatewayApi: [gatewayApi.need] } };
}

/** Rules about the Gateway API. */
export const GATEWAY_API_CASES: RuleCases = {
  'gatewayapi/kubernetes-knows-expressions': {
    fails: () => found({ version: '1.5' }, kubeadm({ kubernetes: '1.30' })),
    at: 'version',
    passes: () => found({ version: '1.4' }, kubeadm({ kubernetes: '1.30' })),
  },
  'gatewayapi/upgrade-is-let-through': {
    fails: () => found({ version: '1.5', upgradingFrom: { version: '1.6' } }),
    at: 'version',
    passes: () => found({ version: '1.3', upgradingFrom: { version: '1.4' } }),
  },
  'gatewayapi/upgrade-keeps-fields': {
    fails: () => found({ upgradingFrom: { version: '1.5', channel: 'experimental' } }),
    at: 'channel',
    passes: () => found({ channel: 'experimental', upgradingFrom: { version: '1.4', channel: 'experimental' } }),
  },
  'gatewayapi/traefik-brings-no-definitions': {
    fails: () => found({}, k3s()),
    at: 'cluster.disable',
    passes: () => found({}, k3s({ disable: ['traefik'] })),
  },
  'gatewayapi/readers-start': {
    fails: () => beside(cilium('1.19'), { version: '1.5' }),
    at: 'gateway-api.version',
    passes: () => beside(cilium('1.19'), { version: '1.5', channel: 'experimental' }),
  },
  'gatewayapi/readers-see-every-kind': {
    fails: () => beside(istio('1.30'), { version: '1.4' }),
    at: 'gateway-api.version',
    passes: () => beside(istio('1.30'), { version: '1.5' }),
  },
};
