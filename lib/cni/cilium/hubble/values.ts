import { resourceValues } from '../../../core/resources';
import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import { exportValues } from './export-values';
import { metricEntry, metricLine } from './metric-values';
import type { HubbleDropEvents, HubbleRedaction, HubbleUi } from './options';
import type { HubbleSettings } from './settings';
import { tlsValues } from './tls-values';

/** Flow visibility. */
export function hubbleValues<S>({ hubble }: CiliumSettings<S>): Values<S> {
  if (hubble === undefined) return { hubble: { enabled: false } };
  const { dropEvents, eventBufferCapacity, eventQueueSize, redact, tls, ui } = hubble;
  return {
    hubble: {
      enabled: true,
      ...(eventBufferCapacity !== undefined && { eventBufferCapacity: String(eventBufferCapacity) }),
      ...(eventQueueSize !== undefined && { eventQueueSize: String(eventQueueSize) }),
      relay: relayValues(hubble),
      ui: ui === undefined ? { enabled: false } : uiValues(ui, hubble),
      tls: tlsValues(tls),
      ...(hubble.servesMetrics && { metrics: metricsValues(hubble) }),
      ...exportValues(hubble.export),
      ...(redact && { redact: redactValues(redact) }),
      ...(dropEvents && { dropEventEmitter: dropEventValues(dropEvents) }),
    },
  };
}

function relayValues({ relay, tls }: HubbleSettings): Values<never> {
  if (relay === undefined) return { enabled: false };
  const isTls = relay.tls === true;
  const secrets = tls.method === 'existing' ? tls : undefined;
  const server = secrets?.relayServerSecret;
  return {
    enabled: true,
    rollOutPods: true,
    ...(relay.replicas !== undefined && { replicas: relay.replicas }),
    ...(relay.resources && { resources: resourceValues(relay.resources) }),
    ...((isTls || secrets) && {
      tls: {
        ...(secrets && { client: { existingSecret: secrets.relayClientSecret } }),
        ...(isTls && { server: { enabled: true, ...(server !== undefined && { existingSecret: server }) } }),
      },
    }),
  };
}

function uiValues({ baseUrl, replicas, resources }: HubbleUi, { relay, tls }: HubbleSettings): Values<never> {
  const secret = tls.method === 'existing' && relay?.tls === true ? tls.uiClientSecret : undefined;
  return {
    enabled: true,
    rollOutPods: true,
    ...(replicas !== undefined && { replicas }),
    ...(baseUrl !== undefined && { baseUrl }),
    ...(resources?.frontend && { frontend: { resources: resourceValues(resources.frontend) } }),
    ...(resources?.backend && { backend: { resources: resourceValues(resources.backend) } }),
    ...(secret !== undefined && { tls: { client: { existingSecret: secret } } }),
  };
}

/** Agents read metrics from the configuration or from a file that they watch, and exit if they are told of both. */
function metricsValues({ dynamicMetrics, metrics, openMetrics }: HubbleSettings): Values<never> {
  return {
    ...(openMetrics && { enableOpenMetrics: true }),
    ...(dynamicMetrics
      ? { dynamic: { enabled: true, config: { content: metrics.map(metricEntry) } } }
      : { enabled: metrics.map(metricLine) }),
  };
}

function redactValues({ headers, urlQuery, userInfo }: HubbleRedaction): Values<never> {
  return {
    enabled: true,
    http: {
      ...(urlQuery !== undefined && { urlQuery }),
      ...(userInfo !== undefined && { userInfo }),
      ...(headers && { headers: { [headers.kind]: headers.names } }),
    },
  };
}

function dropEventValues({ interval, reasons }: HubbleDropEvents): Values<never> {
  return { enabled: true, ...(interval !== undefined && { interval }), ...(reasons && { reasons }) };
}
