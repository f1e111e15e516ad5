import type { CniTarget } from '../../../core/metrics-source';
import type { Dashboard, PanelRow } from '../dashboard';

const ROWS: Readonly<Partial<Record<CniTarget, PanelRow>>> = {
  'cilium-agent': {
    title: 'Cilium: agent',
    panels: [
      {
        title: 'Packets dropped',
        unit: 'cps',
        queries: [
          {
            expr: 'sum by (reason, direction) (rate(cilium_drop_count_total[5m]))',
            legend: '{{reason}} {{direction}}',
          },
        ],
      },
      {
        title: 'Endpoints',
        unit: 'short',
        queries: [{ expr: 'sum by (endpoint_state) (cilium_endpoint_state)', legend: '{{endpoint_state}}' }],
      },
      {
        title: 'Fullest maps',
        unit: 'percentunit',
        queries: [{ expr: 'topk(5, max by (map_name) (cilium_bpf_map_pressure))', legend: '{{map_name}}' }],
      },
    ],
  },
  'cilium-hubble': {
    title: 'Cilium: flows',
    panels: [
      {
        title: 'Flows',
        unit: 'cps',
        queries: [{ expr: 'sum by (verdict) (rate(hubble_flows_processed_total[5m]))', legend: '{{verdict}}' }],
      },
      {
        title: 'Dropped flows',
        unit: 'cps',
        queries: [{ expr: 'sum by (reason) (rate(hubble_drop_total[5m]))', legend: '{{reason}}' }],
      },
      {
        title: 'Answers of DNS',
        unit: 'cps',
        queries: [{ expr: 'sum by (rcode) (rate(hubble_dns_responses_total[5m]))', legend: '{{rcode}}' }],
      },
    ],
  },
  'calico-felix': {
    title: 'Calico: Felix',
    panels: [
      {
        title: 'Endpoints of nodes',
        unit: 'short',
        queries: [{ expr: 'sum by (pod) (felix_active_local_endpoints)', legend: '{{pod}}' }],
      },
      {
        title: 'Policies in effect',
        unit: 'short',
        queries: [{ expr: 'max(felix_cluster_num_policies)', legend: 'policies' }],
      },
      {
        title: 'Failed writes of the dataplane',
        unit: 'short',
        queries: [{ expr: 'sum by (pod) (increase(felix_int_dataplane_failures[5m]))', legend: '{{pod}}' }],
      },
    ],
  },
};

/** What a CNI does, of the parts that are scraped. */
export function cniDashboard(targets: readonly CniTarget[]): Dashboard | undefined {
  const rows = targets.flatMap((target) => ROWS[target] ?? []);
  return rows.length === 0 ? undefined : { name: 'cni', title: 'CNI', rows };
}
