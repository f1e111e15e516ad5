import { type Alert, agentsMissing } from '../alert';

/** How many of the answers of a service may be errors, before somebody is told. */
const MOST_ERRORS = 0.05;

/** What somebody should be told of Istio in ambient mode. */
export function istioAlerts(agentNamespace: string): readonly Alert[] {
  return [
    {
      name: 'IstiodAbsent',
      expr: 'absent(up{app="istiod"} == 1)',
      for: '5m',
      severity: 'critical',
      summary: 'No istiod answers Prometheus',
      description:
        'Proxies go on with what they have, but new pods get no certificate. Look at the pods of istiod, then at the monitor.',
    },
    agentsMissing(
      'ZtunnelMissing',
      'ztunnel',
      agentNamespace,
      'Enrolled pods of these nodes have no connections at all. Look at the pods of ztunnel there.',
    ),
    agentsMissing(
      'IstioCniMissing',
      'istio-cni-node',
      agentNamespace,
      'New pods of these nodes do not start, or start outside of the mesh. Look at the pods of the agent there.',
    ),
    {
      name: 'ZtunnelPodsPending',
      expr: 'sum by (pod) (workload_manager_pending_proxy_count{app="ztunnel"}) > 0',
      for: '5m',
      severity: 'warning',
      summary: '{{ $value }} pods wait for {{ $labels.pod }}',
      description: 'Their traffic is not taken up. Look at the log of that ztunnel, and of the agent beside it.',
    },
    {
      name: 'ZtunnelConnectionsFail',
      expr: ratio(
        'istio_tcp_connections_failed_total{app="ztunnel"}',
        'istio_tcp_connections_opened_total{app="ztunnel"}',
        'destination_workload_namespace, destination_workload',
      ),
      for: '10m',
      severity: 'warning',
      summary:
        'Connections to {{ $labels.destination_workload }} in {{ $labels.destination_workload_namespace }} fail or break off',
      description:
        'A policy denies them, or the pods are not there. Look for the error in the log of ztunnel. Istio 1.29 does not count them.',
    },
    {
      name: 'WaypointErrors',
      expr: ratio(
        'istio_requests_total{reporter="waypoint",response_code=~"5.."}',
        'istio_requests_total{reporter="waypoint"}',
        'destination_service_namespace, destination_service_name',
      ),
      for: '10m',
      severity: 'warning',
      summary:
        '{{ $labels.destination_service_name }} in {{ $labels.destination_service_namespace }} answers with errors',
      description: 'Response flags in the log of the waypoint tell whether it or the application gave up.',
    },
    {
      name: 'IstiodConfigurationRejected',
      expr: 'sum(increase(pilot_total_xds_rejects[15m])) > 0',
      for: '5m',
      severity: 'warning',
      summary: 'Proxies refuse what istiod sends',
      description: 'They go on with what they had. istioctl proxy-status shows who, the log of istiod why.',
    },
    {
      name: 'IstioRootCertificateExpires',
      expr: 'min(citadel_server_root_cert_expiry_timestamp) - time() < 30 * 24 * 3600',
      for: '1h',
      severity: 'warning',
      summary: 'The root certificate of the mesh expires in less than 30 days',
      description: 'After that no proxy trusts another. Plan the change to a new root now.',
    },
  ];
}

/** Part of a whole, by labels, where it is more than is allowed. */
function ratio(part: string, whole: string, by: string): string {
  return `sum by (${by}) (rate(${part}[5m])) / sum by (${by}) (rate(${whole}[5m])) > ${MOST_ERRORS}`;
}
