import { resourceValues } from '../../core/resources';
import type { Values } from '../../core/values';
import type { VolumeOptions } from '../../core/volume';
import { urlOf } from '../endpoint';
import type { GrafanaComDashboard } from './options';
import type { PrometheusSettings } from './settings';

/** The Secret of Grafana's administrator that is looked for unless another is named. */
export const GRAFANA_ADMIN = { name: 'grafana-admin', userKey: 'admin-user', passwordKey: 'admin-password' } as const;

/** The folder of files that Grafana's own chart fetches dashboards into. */
const FETCHED = 'grafana-com';

/** Values of the chart's part that is Grafana. */
export function grafanaValues<S>({ grafana, name }: PrometheusSettings<S>): Values<S> {
  if (grafana === undefined) return { enabled: false };
  const { name: existingSecret, userKey, passwordKey } = { ...GRAFANA_ADMIN, ...grafana.adminSecret };
  const { dashboards = [], resources, traces, url, volume } = grafana;
  return {
    enabled: true,
    fullnameOverride: `${name}-grafana`,
    admin: { existingSecret, userKey, passwordKey },
    // Its pods are Helm hooks.
    testFramework: { enabled: false },
    resources: resourceValues(resources ?? { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } }),
    ...(url !== undefined && { 'grafana.ini': { server: { root_url: url } } }),
    ...(traces !== undefined && {
      additionalDataSources: [{ name: 'Jaeger', uid: 'jaeger', type: 'jaeger', access: 'proxy', url: urlOf(traces) }],
    }),
    ...(dashboards.length > 0 && fetchedDashboards(dashboards)),
    ...(volume !== undefined && persistence(volume)),
  };
}

function fetchedDashboards(dashboards: readonly GrafanaComDashboard[]): Values<never> {
  const provider = {
    name: FETCHED,
    orgId: 1,
    folder: '',
    type: 'file',
    disableDeletion: true,
    editable: false,
    options: { path: `/var/lib/grafana/dashboards/${FETCHED}` },
  };
  return {
    dashboardProviders: { 'dashboardproviders.yaml': { apiVersion: 1, providers: [provider] } },
    dashboards: {
      [FETCHED]: Object.fromEntries(
        dashboards.map(({ gnetId, name, revision }) => [name, { gnetId, revision, datasource: 'Prometheus' }]),
      ),
    },
  };
}

function persistence<S>({ size, storageClass }: VolumeOptions<S>): Values<S> {
  return {
    persistence: {
      enabled: true,
      size: size ?? '10Gi',
      ...(storageClass !== undefined && { storageClassName: storageClass }),
    },
    // The next pod waits for the volume of the one before.
    deploymentStrategy: { type: 'Recreate' },
  };
}
