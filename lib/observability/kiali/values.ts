import { resourceValues } from '../../core/resources';
import { mergeValues, type Values } from '../../core/values';
import { urlOf } from '../endpoint';
import type { SecretReference } from '../secret-reference';
import type { KialiAuth } from './options';
import type { KialiSettings } from './settings';

/** The chart's values for these settings, with the caller's own merged last. */
export function kialiValues<S>(settings: KialiSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: KialiSettings<S>): Values<S> {
  const { auth, namespaces, options, signingKey } = settings;
  const resources = options.resources ?? { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '1Gi' } };
  return {
    auth: authValues(auth),
    login_token: { signing_key: fromSecret(signingKey) },
    deployment: {
      // Without, the chart asks the cluster which namespaces there are, and finds none where it is only rendered.
      cluster_wide_access: true,
      ...(namespaces !== undefined && { discovery_selectors: { default: [selector(namespaces)] } }),
      view_only_mode: options.viewOnly ?? true,
      network_policy: { enabled: true },
      resources: resourceValues(resources),
    },
    // The same: Secrets of other clusters are found when installed, and not when rendered.
    clustering: { autodetect_secrets: { enabled: false } },
    external_services: externalServices(settings),
  };
}

function externalServices<S>({ options, prometheus, rootNamespace }: KialiSettings<S>): Values<S> {
  const { grafana, tracing } = options;
  return {
    istio: { root_namespace: rootNamespace },
    prometheus: { url: urlOf(prometheus) },
    // Both are on by default, and looked for where Istio's samples have them.
    grafana:
      grafana === undefined
        ? { enabled: false }
        : {
            enabled: true,
            internal_url: urlOf(grafana.endpoint),
            external_url: grafana.externalUrl,
            ...(grafana.token !== undefined && { auth: { type: 'bearer', token: fromSecret(grafana.token) } }),
          },
    tracing:
      tracing === undefined
        ? { enabled: false }
        : {
            enabled: true,
            provider: 'jaeger',
            use_grpc: true,
            internal_url: urlOf(tracing.endpoint),
            ...(tracing.externalUrl !== undefined && { external_url: tracing.externalUrl }),
          },
  };
}

function authValues<S>(auth: KialiAuth<S>): Values<S> {
  return auth.strategy === 'openid'
    ? { strategy: 'openid', openid: { client_id: auth.clientId, issuer_uri: auth.issuerUri } }
    : { strategy: auth.strategy };
}

/** How the chart is told to take a value from a Secret of its namespace, which it mounts into the pod. */
function fromSecret({ key, name }: SecretReference): string {
  return `secret:${name}:${key}`;
}

function selector(namespaces: readonly string[]): Values<never> {
  return { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: namespaces }] };
}
