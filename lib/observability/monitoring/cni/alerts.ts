import type { CniTarget } from '../../../core/metrics-source';
import { type Alert, agentsMissing } from '../alert';

const ALERTS: Readonly<Partial<Record<CniTarget, (namespace: string) => readonly Alert[]>>> = {
  'cilium-agent': (namespace) => [
    agentsMissing(
      'CiliumMissing',
      'cilium',
      namespace,
      'Pods there go on, but no new one gets an address, and no policy changes. Look at the pods of Cilium there.',
    ),
    {
      name: 'CiliumNodesUnreachable',
      expr: 'max by (pod) (cilium_unreachable_nodes) > 0',
      for: '10m',
      severity: 'warning',
      summary: '{{ $labels.pod }} does not reach {{ $value }} nodes',
      description: 'A firewall between nodes, or a node that is gone. cilium-health status tells which.',
    },
    {
      name: 'CiliumMapFillsUp',
      expr: 'max by (pod, map_name) (cilium_bpf_map_pressure) > 0.9',
      for: '10m',
      severity: 'warning',
      summary: '{{ $labels.map_name }} of {{ $labels.pod }} is nearly full',
      description: 'What does not fit is dropped. Make the map larger, or find who opens that many connections.',
    },
  ],
  'calico-felix': (namespace) => [
    agentsMissing(
      'CalicoMissing',
      'calico-node',
      namespace,
      'Pods there go on, but no new one gets an address, and no policy changes. Look at the pods of Calico there.',
    ),
    {
      name: 'CalicoDataplaneFails',
      expr: 'sum by (pod) (increase(felix_int_dataplane_failures[15m])) > 0',
      for: '10m',
      severity: 'warning',
      summary: '{{ $labels.pod }} cannot write what policies say',
      description: 'Rules on that node are those of before. Look at its log.',
    },
  ],
};

/** What somebody should be told of a part of a CNI. */
export function cniAlerts(target: CniTarget, namespace: string): readonly Alert[] {
  return ALERTS[target]?.(namespace) ?? [];
}
