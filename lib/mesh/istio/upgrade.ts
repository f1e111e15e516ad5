import { compareVersions, isVersion } from '../../core/version';
import type { IstioSettings } from './settings';

/** What a minor changes for those who come from the one before, one sentence each. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  '1.29': [
    'since Istio 1.29 pods need no restart after the agent has been upgraded',
    'proxies of Istio 1.29 no longer tell how much is left of a circuit breaker, unless istiod has DISABLE_TRACK_REMAINING_CB_METRICS=false',
  ],
  '1.30': [
    'the Gateway API goes from 1.4 to 1.5 with Istio 1.30: from the upgrade of its definitions to that of istiod, TLSRoutes are ignored',
    'since Istio 1.30.3 waypoints repeat failed requests by default, up to twice, where no route says otherwise',
    'images of Istio come from registry.istio.io since 1.30: mirrors and lists of what may be pulled have it beside gcr.io',
    'since Istio 1.30 the agent takes pods of excluded namespaces out of the mesh that were enrolled before',
    "since Istio 1.30 the agent's CNI configuration is readable by root alone: whoever else reads it gets CNI_CONF_GROUP_READ",
  ],
  '1.31': [
    'the Gateway API goes from 1.5 to 1.6 with Istio 1.31, before istiod: a newer istiod ignores older TCPRoutes',
    'ztunnel takes threads by the cores of its node since Istio 1.31: set ztunnel.workerThreads to keep two',
    'since Istio 1.31 pods in the network of their node are not in the mesh, whatever the labels of their namespace',
    'since Istio 1.31 proxies know of endpoints that are not ready, unless istiod has PILOT_AUTO_SEND_UNHEALTHY_ENDPOINTS=false or a DestinationRule has minHealthPercent',
  ],
};

/** What an upgrade means, one sentence each; nothing where Istio is new. */
export function upgradeSteps({ chart, options }: IstioSettings): readonly string[] {
  const from = options.upgradingFrom;
  if (from === undefined || !isVersion(from)) return [];
  const { terminationGracePeriodSeconds = 300 } = options.ztunnel ?? {};
  return [
    ...Object.entries(CHANGES).flatMap(([minor, sentences]) =>
      compareVersions(minor, from) > 0 && compareVersions(minor, chart.minor) <= 0 ? sentences : [],
    ),
    `agent and ztunnel have no canary, even with revisions: connections through a node's ztunnel are cut off ${terminationGracePeriodSeconds} seconds after its upgrade. Drain nodes one by one, or replace node pools, where they must not be`,
    'waypoints follow istiod at once; with revision tags, once the tag has moved to the new revision',
  ];
}
