import { isDnsLabel, suggestDnsLabel } from '../../../core/names';
import { DOCS, SOURCE, type TetragonRule } from './rule-type';

/** Where the agent runs. */
export const NODE_RULES: readonly TetragonRule[] = [
  {
    id: 'tetragon/namespace-is-a-dns-label',
    title: 'The namespace of Tetragon is named as Kubernetes names namespaces',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
    check: ({ namespace }, report) => {
      if (isDnsLabel(namespace)) return;
      report({
        path: ['namespace'],
        message: `'${namespace.slice(0, 60)}' is no name of a namespace`,
        fix: `write '${suggestDnsLabel(namespace)}'`,
      });
    },
  },
  {
    id: 'tetragon/kind-shares-a-machine',
    title: "On kind a node's /proc is not that of the machine, whose processes Tetragon sees",
    severity: 'warning',
    evidence: `${DOCS}/getting-started/install-k8s/`,
    check: ({ cluster, options }, report) => {
      if (cluster.distribution !== 'kind' || options.hostProcPath !== undefined) return;
      report({
        path: ['hostProcPath'],
        message: 'events miss what ran before the agent, and pods are told apart badly',
        fix: "mount /proc of the machine into the nodes of kind as /procHost, and set it to '/procHost'",
      });
    },
  },
  {
    id: 'tetragon/windows-is-not-watched',
    title: 'Tetragon runs on Linux nodes only',
    severity: 'warning',
    evidence: `${DOCS}/installation/faq/`,
    check: ({ cluster }, report) => {
      for (const [index, pool] of cluster.nodePools.entries()) {
        if (pool.os !== 'windows') continue;
        report({
          path: ['cluster', 'nodePools', index],
          message: `nobody sees or stops what runs on nodes of ${pool.name.slice(0, 60)}`,
          fix: 'watch them by other means, and waive this',
        });
      }
    },
  },
  {
    id: 'tetragon/operator-has-work',
    title: "Definitions and PodInfo objects that Tetragon's operator makes need the operator",
    severity: 'error',
    evidence: `${SOURCE}/operator/cmd/serve/serve.go`,
    check: ({ crds, operator }, report) => {
      if (operator.enabled || (crds !== 'operator' && !operator.podInfo)) return;
      report({
        path: ['operator', 'enabled'],
        message: `nobody makes ${crds === 'operator' ? 'the definitions of policies, which the agent waits for' : 'PodInfo objects, which the agent reads'}`,
        fix: crds === 'operator' ? "remove it, or set crds to 'helm'" : 'remove it, or podInfo',
      });
    },
  },
];
