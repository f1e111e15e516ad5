import { mostNodes } from '../../../core/cluster';
import { isVersion } from '../../../core/version';
import { coresOf } from '../cores';
import { DOCS, NOTES } from './evidence';
import type { IstioRule } from './rule-type';

/** Around as many workloads answers to a ztunnel that comes back outgrow the limit on messages. */
const MANY_WORKLOADS = 40_000;

/** From here on two threads are few. */
const MANY_CORES = 16;

/** As many pods as a node has unless kubelet is told otherwise. */
const PODS_OF_NODE = 110;

/** What must hold for upgrades, and at scale. */
export const UPGRADE_RULES: readonly IstioRule[] = [
  {
    id: 'istio/upgrade-goes-minor-by-minor',
    title:
      'Agent and ztunnel work with an istiod of their own minor and of the next: no minor is left out, and none goes back',
    severity: 'warning',
    evidence: `${DOCS}/ambient/upgrade/helm/`,
    check: ({ chart, options }, report) => {
      const from = options.upgradingFrom;
      if (from === undefined || !isVersion(from)) return;
      const distance = minorNumber(chart.minor) - minorNumber(from);
      if (distance === 0 || distance === 1) return;
      const next = `1.${minorNumber(from) + 1}`;
      report({
        path: ['upgradingFrom'],
        message: `agents and ztunnels of ${from} would have to work with an istiod of ${chart.minor}`,
        fix: distance > 1 ? `go to '${next}' first` : `stay with '${from}'`,
      });
    },
  },
  {
    id: 'istio/tags-move-last',
    title:
      'Revision tags move to a new revision once it runs: until then they belong to the Helm release of the old one',
    severity: 'warning',
    evidence: `${DOCS}/ambient/upgrade/helm/`,
    check: ({ options: { revision, revisionTags = [], upgradingFrom } }, report) => {
      if (upgradingFrom === undefined || revision === undefined || revisionTags.length === 0) return;
      report({
        path: ['revisionTags'],
        message: `if the revision of ${upgradingFrom} has these tags, Helm refuses to give them to the release of '${revision}'`,
        fix: 'install the new revision without tags beside the old one, take the tags off the old release, and add them here then; if they are new, waive this',
      });
    },
  },
  {
    id: 'istio/ztunnel-grows-with-its-node',
    title: `Until 1.30 ztunnel has two threads on every node: those with ${MANY_CORES} cores and more are told otherwise`,
    severity: 'warning',
    versions: '<1.31',
    evidence: 'https://github.com/istio/ztunnel/blob/master/src/config.rs',
    check: ({ cluster, options }, report) => {
      if (options.ztunnel?.workerThreads !== undefined) return;
      for (const [index, pool] of cluster.nodePools.entries()) {
        const cores = Math.max(0, ...pool.instanceTypes.map((type) => coresOf(cluster, type) ?? 0));
        if (pool.os !== 'linux' || cores < MANY_CORES) continue;
        report({
          path: ['cluster', 'nodePools', index],
          message: `two threads carry the traffic of all pods on a node of pool '${pool.name}' with ${cores} cores`,
          fix: "set ztunnel: { workerThreads: '25%' }, or use version '1.31'",
        });
      }
    },
  },
  {
    id: 'istio/ztunnel-comes-back-at-scale',
    title: 'Where there may be 40,000 workloads or more, istiod takes longer messages from a ztunnel that comes back',
    severity: 'warning',
    versions: '>=1.31',
    evidence: `${NOTES}/wds-reconnect-version-skip.yaml`,
    check: ({ cluster, options }, report) => {
      const pods = mostNodes(cluster, 'linux') * PODS_OF_NODE;
      // Its name is misspelt upstream.
      if (pods < MANY_WORKLOADS || options.istiod?.env?.['ISTIO_GPRC_MAXRECVMSGSIZE'] !== undefined) return;
      report({
        path: ['istiod', 'env'],
        message: `with up to ${pods} pods, a ztunnel that comes back tells of more than fits into one message, and comes back for ever`,
        fix: "add ISTIO_GPRC_MAXRECVMSGSIZE: '16777216', or more",
      });
    },
  },
];

function minorNumber(version: string): number {
  return Number(version.split('.')[1]);
}
