export type {
  AlertmanagerOptions,
  ControlPlanePart,
  GrafanaAdminSecret,
  GrafanaComDashboard,
  GrafanaOptions,
  PrometheusOptions,
} from './options';
export { inspectPrometheus, planPrometheus } from './plan';
