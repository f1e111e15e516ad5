import type { Dashboard } from '../dashboard';

const BY_SERVICE = 'destination_service_namespace, destination_service_name';
const SERVICE = '{{destination_service_name}}.{{destination_service_namespace}}';
const WORKLOAD = '{{destination_workload}}.{{destination_workload_namespace}}';
const BY_WORKLOAD = 'destination_workload_namespace, destination_workload';

/** What a mesh in ambient mode does: requests where waypoints are, connections everywhere. */
export const ISTIO_DASHBOARD: Dashboard = {
  name: 'istio-ambient',
  title: 'Istio in ambient mode',
  rows: [
    {
      title: 'Requests, seen by waypoints',
      panels: [
        {
          title: 'Requests',
          unit: 'reqps',
          queries: [
            { expr: `sum by (${BY_SERVICE}) (rate(istio_requests_total{reporter="waypoint"}[5m]))`, legend: SERVICE },
          ],
        },
        {
          title: 'Answers of 500 and above',
          unit: 'percentunit',
          queries: [
            {
              expr: `sum by (${BY_SERVICE}) (rate(istio_requests_total{reporter="waypoint",response_code=~"5.."}[5m])) / sum by (${BY_SERVICE}) (rate(istio_requests_total{reporter="waypoint"}[5m]))`,
              legend: SERVICE,
            },
          ],
        },
        {
          title: 'Time to answer, 99 of 100',
          unit: 'ms',
          queries: [
            {
              expr: `histogram_quantile(0.99, sum by (le, ${BY_SERVICE}) (rate(istio_request_duration_milliseconds_bucket{reporter="waypoint"}[5m])))`,
              legend: SERVICE,
            },
          ],
        },
      ],
    },
    {
      title: 'Connections, seen by ztunnel',
      panels: [
        {
          title: 'Opened',
          unit: 'cps',
          queries: [
            {
              expr: `sum by (${BY_WORKLOAD}) (rate(istio_tcp_connections_opened_total{app="ztunnel"}[5m]))`,
              legend: WORKLOAD,
            },
          ],
        },
        {
          title: 'Failed',
          unit: 'cps',
          queries: [
            {
              expr: `sum by (${BY_WORKLOAD}) (rate(istio_tcp_connections_failed_total{app="ztunnel"}[5m]))`,
              legend: WORKLOAD,
            },
          ],
        },
        {
          title: 'Bytes',
          unit: 'Bps',
          queries: [
            { expr: 'sum(rate(istio_tcp_sent_bytes_total{app="ztunnel"}[5m]))', legend: 'sent' },
            { expr: 'sum(rate(istio_tcp_received_bytes_total{app="ztunnel"}[5m]))', legend: 'received' },
          ],
        },
      ],
    },
    {
      title: 'Control plane and nodes',
      panels: [
        {
          title: 'Proxies that istiod serves',
          unit: 'short',
          queries: [{ expr: 'sum by (pod) (pilot_xds)', legend: '{{pod}}' }],
        },
        {
          title: 'Configuration that proxies refused',
          unit: 'short',
          queries: [{ expr: 'sum(increase(pilot_total_xds_rejects[5m]))', legend: 'refused' }],
        },
        {
          title: 'Pods in the mesh, and waiting for it',
          unit: 'short',
          queries: [
            { expr: 'sum(workload_manager_active_proxy_count{app="ztunnel"})', legend: 'in the mesh' },
            { expr: 'sum(workload_manager_pending_proxy_count{app="ztunnel"})', legend: 'waiting' },
          ],
        },
      ],
    },
  ],
};
