import { compareVersions, isVersion } from '../../core/version';
import type { IstioSettings } from './settings';

/** What a minor changes for those who come from the one before, one sentence each. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  '1.29': ['since Istio 1.29 pods need no restart after the agent has been upgraded'],
  '1.30': [
    'images of Istio come from registry.istio.io since 1.30: mirrors and lists of what may be pulled have it beside gcr.io',
    'since Istio 1.30 the agent takes pods of excluded namespaces out of the mesh that were enrolled before',
    "since Istio 1.30 the agent's CNI configuration is readable by root alone: whoever else reads it gets CNI_CONF_GROUP_READ",
  ],
  '1.31': ['ztunnel takes threads by the cores of its node since Istio 1.31: set ztunnel.workerThreads to keep two'],
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
    'waypoints follow istiod: with revision tags, move the tag once the new revision runs',
  ];
}
