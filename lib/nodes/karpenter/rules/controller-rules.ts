import { versionRules } from '../../../charts';
import type { Cluster } from '../../../core/cluster';
import { isDnsSubdomain, suggestDnsLabel } from '../../../core/names';
import type { Rule } from '../../../core/rule';
import { isStartupTaintKey } from '../../../core/startup-taints';
import { valuesRule } from '../../../input/values-rule';
import { isSpot } from '../../node-pool/settings';
import type { KarpenterSettings } from '../settings';
import { renderedValues } from '../values';
import { SPOT_TO_SPOT_RULE } from './instance-rules';

const CHART = 'https://github.com/aws/karpenter-provider-aws/blob/main/charts/karpenter/values.yaml';

/** What is known to go wrong with the controller. */
export const CONTROLLER_RULES: readonly Rule<KarpenterSettings>[] = [
  {
    id: 'karpenter/runs-on-other-nodes',
    title: 'Karpenter runs on a node that it did not make',
    severity: 'error',
    evidence: CHART,
    check: ({ cluster }, report) => {
      if (nodesFor(cluster) > 0 || cluster.eks.mode.isAuto) return;
      report({
        path: ['cluster', 'nodePools'],
        message: 'no pool keeps a Linux node that the controller tolerates, so it never starts and makes no nodes',
        fix: "keep two nodes without taints, or with 'CriticalAddonsOnly' alone: that is what the controller tolerates",
      });
    },
  },
  {
    id: 'karpenter/replicas-have-nodes',
    title: 'Each copy of the controller has a node of its own that Karpenter did not make',
    severity: 'warning',
    evidence: CHART,
    check: ({ cluster, replicas }, report) => {
      const nodes = nodesFor(cluster);
      if (nodes === 0 || nodes >= replicas) return;
      report({
        path: ['replicas'],
        message: `${replicas} copies want a node each, and there ${nodes === 1 ? 'is' : 'are'} ${nodes}: the others stay pending`,
        fix: `keep ${replicas} nodes, in two zones, or set replicas to ${nodes}`,
      });
    },
  },
  {
    id: 'karpenter/interruptions-are-heard',
    title: 'Where there is spot capacity, Karpenter hears of interruptions by a queue',
    severity: 'error',
    evidence: 'https://karpenter.sh/docs/reference/settings/',
    check: ({ nodePools, options }, report) => {
      const pool = nodePools.find(isSpot);
      if (pool === undefined || options.interruptionQueue !== undefined) return;
      report({
        path: ['interruptionQueue'],
        message: `nodes of pool '${pool.options.name}' are taken back after two minutes, and nobody would drain them`,
        fix: 'name the queue that the rules of EventBridge send interruptions to',
      });
    },
  },
  {
    id: 'karpenter/queue-is-a-name',
    title: 'The queue is given by name, of at most 80 characters',
    severity: 'error',
    evidence: 'https://karpenter.sh/docs/reference/settings/',
    check: ({ options: { interruptionQueue } }, report) => {
      if (interruptionQueue === undefined) return;
      report.whenKnown([interruptionQueue], ([name = ''], report) => {
        if (/^[\w-]{1,80}$/.test(name)) return;
        report({
          path: ['interruptionQueue'],
          message: `'${name.slice(0, 80)}' is no name of a queue`,
          fix: 'write the name alone: no URL, and no ARN',
        });
      });
    },
  },
  {
    id: 'karpenter/auto-mode-has-its-own',
    title: 'EKS Auto Mode brings Karpenter along, and another one has no node to run on there',
    severity: 'error',
    evidence: CHART,
    check: ({ cluster }, report) => {
      if (!cluster.eks.mode.isAuto) return;
      report({
        path: ['cluster', 'networking', 'mode'],
        message: 'nodes of EKS Auto Mode carry the label karpenter.sh/nodepool, which the controller stays away from',
        fix: 'use planAutoModePools, or another networking mode',
      });
    },
  },
  {
    id: 'karpenter/service-account-has-a-name',
    title: 'The service account is a DNS subdomain',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
    check: ({ serviceAccount }, report) => {
      if (isDnsSubdomain(serviceAccount)) return;
      report({
        path: ['serviceAccount'],
        message: `'${serviceAccount.slice(0, 80)}' is no DNS subdomain`,
        fix: `write '${suggestDnsLabel(serviceAccount)}'`,
      });
    },
  },
  {
    id: 'karpenter/capacity-buffers-exist',
    title: 'Capacity buffers can be switched on since Karpenter 1.14',
    severity: 'error',
    versions: '<1.14',
    evidence: CHART,
    check: ({ options }, report) => {
      if (options.featureGates?.capacityBuffer === undefined) return;
      report({
        path: ['featureGates', 'capacityBuffer'],
        message: 'the chart of this version has no such gate, so it would be ignored',
        fix: "use version '1.14', or remove it",
      });
    },
  },
  SPOT_TO_SPOT_RULE,
  valuesRule('karpenter', renderedValues),
];

/** The rules about versions, for everything that refers to one. */
export const VERSION_RULES = versionRules('karpenter', 'karpenter');

/** The fewest nodes on which the controller may run. */
function nodesFor(cluster: Cluster<unknown>): number {
  return cluster.nodePools
    .filter((pool) => pool.os === 'linux')
    .filter((pool) => pool.taints.every(({ key, effect }) => effect === 'PreferNoSchedule' || isTolerated(key)))
    .reduce((sum, pool) => sum + pool.nodes.min, 0);
}

/** What the controller tolerates, and taints that somebody takes off as soon as a node is ready. */
function isTolerated(key: string): boolean {
  return key === 'CriticalAddonsOnly' || isStartupTaintKey(key);
}
