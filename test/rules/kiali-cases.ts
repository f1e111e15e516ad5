import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { inspectKiali, type KialiOptions, planKiali } from '../../lib/observability';
import { kubeadm } from '../support/clusters';
import type { RuleCases } from './cases';
import { CLUSTER, istio, PROMETHEUS, together } from './observed-cluster';

const kiali = (options: KialiOptions, cluster: Cluster = kubeadm()): readonly Finding[] =>
  inspectKiali(cluster, options).findings;

/** Rules about Kiali. */
export const KIALI_CASES: RuleCases = {
  'kiali/version-is-supported': {
    fails: () => kiali({ version: '1.89' }),
    at: 'version',
    passes: () => kiali({ version: '2.29' }),
  },
  'kiali/version-is-pinned': {
    fails: () => kiali({ version: '2.26.1' }),
    at: 'version',
    passes: () => kiali({ version: '2.26.0' }),
  },
  'kiali/kubernetes-is-tested': {
    fails: () => kiali({}, kubeadm({ kubernetes: '1.31' })),
    at: 'cluster.kubernetes',
    passes: () => kiali({ version: '2.21' }, kubeadm({ kubernetes: '1.31' })),
  },
  'kiali/sees-ztunnel': {
    fails: () => kiali({ values: { deployment: { discovery_selectors: { default: [] } } } }),
    at: 'values.deployment.discovery_selectors',
    passes: () => kiali({ namespaces: ['shop'] }),
  },
  'kiali/visitors-are-known': {
    fails: () => kiali({ auth: { strategy: 'anonymous' } }),
    at: 'auth.strategy',
    passes: () => kiali({ auth: { strategy: 'token' } }),
  },
  'kiali/secret-references-are-whole': {
    fails: () => kiali({ signingKey: { name: 'kiali', key: '' } }),
    at: 'signingKey.key',
    passes: () => kiali({ signingKey: { name: 'kiali', key: 'signing.key' } }),
  },
  'kiali/addresses-are-configuration': {
    fails: () =>
      kiali({ values: { deployment: { custom_envs: [{ name: 'PROMETHEUS_URL', value: 'http://prometheus:9090' }] } } }),
    at: 'values.deployment.custom_envs[0]',
    passes: () => kiali({ values: { deployment: { custom_envs: [{ name: 'TZ', value: 'UTC' }] } } }),
  },
  'kiali/names-are-dns-labels': {
    fails: () => kiali({ namespaces: ['Shop'] }),
    at: 'namespaces[0]',
    passes: () => kiali({ namespaces: ['shop'] }),
  },
  'kiali/secrets-are-references': {
    fails: () => kiali({ values: { external_services: { prometheus: { auth: { password: 'secret' } } } } }),
    at: 'values.external_services.prometheus.auth.password',
    passes: () =>
      kiali({ values: { external_services: { prometheus: { auth: { password: 'secret:prometheus:password' } } } } }),
  },
  'kiali/values-keep-to-options': {
    fails: () => kiali({ values: { deployment: { cluster_wide_access: false } } }),
    at: 'values.deployment.cluster_wide_access',
    passes: () => kiali({ values: { deployment: { replicas: 2 } } }),
  },
  'kiali/goes-with-istio': {
    fails: () => together(istio({ version: '1.31' }), PROMETHEUS, planKiali(CLUSTER)),
    at: 'kiali.version',
    passes: () => together(istio({ version: '1.29' }), PROMETHEUS, planKiali(CLUSTER)),
  },
  'kiali/knows-where-istio-is': {
    fails: () => together(istio({ namespace: 'mesh' }), PROMETHEUS, planKiali(CLUSTER)),
    at: 'kiali.istio.rootNamespace',
    passes: () =>
      together(istio({ namespace: 'mesh' }), PROMETHEUS, planKiali(CLUSTER, { istio: { rootNamespace: 'mesh' } })),
  },
};
