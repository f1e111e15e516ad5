import { stepsWithChart } from '../../../core/plan-contents';
import { podWorkloads } from '../../../core/pod-workloads';
import type { Rule } from '../../../core/rule';
import { treesOf, valueAt } from '../../../core/trees';
import type { Whole } from '../../../core/whole';

const USUAL_RANGE = '30000,32767';

/** What must hold for ports that pods have at their node, beside who hands these out. */
export const CILIUM_HOST_PORT_RULES: readonly Rule<Whole>[] = [
  {
    id: 'cilium/host-ports-are-no-node-ports',
    title: 'A port that a pod has at its node is none of those of Services: who replaces kube-proxy ignores it',
    severity: 'warning',
    evidence: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/#limitations',
    check: ({ plans }, report) => {
      const release = stepsWithChart(plans, 'cilium').find(({ values }) => values['kubeProxyReplacement'] === true);
      if (release === undefined) return;
      const given = valueAt(release.values, ['nodePort', 'range']);
      const [from = 0, to = 0] = (typeof given === 'string' ? given : USUAL_RANGE).split(',').map(Number);
      for (const { plan, kind, name, spec } of podWorkloads(plans)) {
        if (spec['hostNetwork'] === true) continue;
        for (const { hostIP, hostPort } of treesOf(spec['containers']).flatMap(({ ports }) => treesOf(ports))) {
          if (typeof hostPort !== 'number') continue;
          const isNodePort = hostPort >= from && hostPort <= to;
          const isLoopback = hostIP === '::1' || (typeof hostIP === 'string' && hostIP.startsWith('127.'));
          if (!isNodePort && !isLoopback) continue;
          report({
            path: [plan.name, name],
            message: isNodePort
              ? `${kind} ${name} has port ${hostPort} at its node, which is one of those of Services (${from} to ${to}): nobody answers there`
              : `${kind} ${name} has port ${hostPort} at ${String(hostIP)}, which only the node itself could reach: nobody answers there`,
            fix: isNodePort ? `use a hostPort outside ${from} to ${to}` : 'remove hostIP, or use hostNetwork',
          });
        }
      }
    },
  },
];
