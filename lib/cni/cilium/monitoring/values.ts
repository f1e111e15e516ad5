import { mergeValues, type Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';

/** Metrics of Cilium's own parts, and who looks at them. */
export function monitoringValues<S>(settings: CiliumSettings<S>): Values<S> {
  const metrics: Values<S> = settings.options.prometheus ? { prometheus: { enabled: true } } : {};
  return mergeValues(mergeValues(metrics, monitorValues(settings)), dashboardValues(settings));
}

function monitorValues<S>({ hubble, options }: CiliumSettings<S>): Values<S> {
  const { prometheus, serviceMonitors = false } = options;
  if (serviceMonitors === false) return {};
  const { interval, labels } = serviceMonitors === true ? {} : serviceMonitors;
  const monitor = { enabled: true, ...(labels && { labels }), ...(interval !== undefined && { interval }) };
  return {
    ...(prometheus && {
      // Nobody tells the chart, while it renders, which kinds the cluster has.
      prometheus: { serviceMonitor: { ...monitor, trustCRDsExist: true } },
      operator: { prometheus: { serviceMonitor: monitor } },
      envoy: { prometheus: { serviceMonitor: monitor } },
    }),
    ...(hubble?.servesMetrics && { hubble: { metrics: { serviceMonitor: monitor } } }),
  };
}

function dashboardValues<S>({ hubble, options }: CiliumSettings<S>): Values<S> {
  const { dashboards = false, prometheus } = options;
  if (dashboards === false) return {};
  const page = { enabled: true, ...(dashboards === true ? {} : dashboards) };
  return {
    ...(prometheus && { dashboards: page, operator: { dashboards: page } }),
    ...(hubble?.servesMetrics && { hubble: { metrics: { dashboards: page } } }),
  };
}
