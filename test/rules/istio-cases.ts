import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import { type IstioAmbientOptions, inspectIstioAmbient } from '../../lib/mesh/istio';
import { aks, eks, gke, k3s, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const istio = (options: IstioAmbientOptions = {}, cluster: Cluster = sized(3)): readonly Finding[] =>
  inspectIstioAmbient(cluster, options).findings;

const OTEL = { kind: 'opentelemetry', name: 'otel', service: 'otel.observability.svc.cluster.local' } as const;
const GKE_POOL = { name: 'apps', machineType: 'e2-standard-4' };
const SYSTEM = { name: 'system', instanceTypes: ['m7g.large'] };
const SPOT = { name: 'spot', instanceTypes: ['m7g.large'], spot: true, nodes: { min: 2, max: 9 } };

const LARGE = sized(500, { ranges: { pods: ['10.128.0.0/12'], services: ['10.96.0.0/16'] } });

/** Rules about Istio in ambient mode. */
export const ISTIO_CASES: RuleCases = {
  'istio/version-is-supported': {
    fails: () => istio({ version: '1.28' }),
    at: 'version',
    passes: () => istio({ version: '1.29' }),
  },
  'istio/version-is-pinned': {
    fails: () => istio({ version: '1.30.4' }),
    at: 'version',
    passes: () => istio({ version: '1.30.3' }),
  },
  'istio/kubernetes-is-tested': {
    fails: () => istio({ version: '1.30' }, kubeadm({ kubernetes: '1.31' })),
    at: 'cluster.kubernetes',
    passes: () => istio({ version: '1.29' }, kubeadm({ kubernetes: '1.31' })),
  },
  'istio/names-are-dns-labels': {
    fails: () => istio({ revision: '1.30.3' }),
    at: 'revision',
    passes: () => istio({ revision: '1-30-3', revisionTags: ['prod'], extensionProviders: [OTEL] }),
  },
  'istio/revision-names-differ': {
    fails: () => istio({ revision: 'canary', revisionTags: ['prod', 'canary'] }),
    at: 'revisionTags[1]',
    passes: () => istio({ revision: 'canary', revisionTags: ['prod', 'test'] }),
  },
  'istio/replicas-are-a-range': {
    fails: () => istio({ istiod: { replicas: { min: 5, max: 2 } } }),
    at: 'istiod.replicas',
    passes: () => istio({ istiod: { replicas: { min: 2, max: 2 } } }),
  },
  'istio/control-plane-outlives-a-node': {
    fails: () => istio({ istiod: { replicas: { min: 1, max: 5 } } }),
    at: 'istiod.replicas.min',
    passes: () => istio({ istiod: { replicas: { min: 1, max: 1 } } }, kubeadm()),
  },
  'istio/ztunnel-is-not-throttled': {
    fails: () => istio({ ztunnel: { resources: { limits: { cpu: '1', memory: '1Gi' } } } }),
    at: 'ztunnel.resources.limits.cpu',
    passes: () => istio({ ztunnel: { resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } } }),
  },
  'istio/traces-have-a-taker': {
    fails: () =>
      istio({
        extensionProviders: [{ kind: 'ext-authz-grpc', name: 'opa', service: 'opa.opa.svc.cluster.local', port: 9191 }],
        telemetry: { tracing: { provider: 'opa' } },
      }),
    at: 'telemetry.tracing.provider',
    passes: () => istio({ extensionProviders: [OTEL], telemetry: { tracing: { provider: 'otel' } } }),
  },
  'istio/providers-have-names-of-their-own': {
    fails: () => istio({ extensionProviders: [OTEL, { ...OTEL, kind: 'zipkin' }] }),
    at: 'extensionProviders[1].name',
    passes: () => istio({ extensionProviders: [OTEL, { ...OTEL, kind: 'zipkin', name: 'zipkin' }] }),
  },
  'istio/probe-address-is-an-address': {
    fails: () => istio({ nodeAgent: { probeAddress: { ipv4: '169.254.7.0/24' } } }),
    at: 'nodeAgent.probeAddress.ipv4',
    passes: () => istio({ nodeAgent: { probeAddress: { ipv4: '169.254.7.1', ipv6: 'fd16::1' } } }),
  },
  'istio/platform-is-that-of-nodes': {
    fails: () => istio({ platform: 'none' }, gke('dataplane-v2')),
    at: 'platform',
    passes: () => istio({ platform: 'none' }, k3s()),
  },
  'istio/k3d-is-like-k3s': {
    fails: () => istio({ platform: 'k3d' }, k3s()),
    at: 'platform',
    passes: () => istio({ platform: 'k3d', version: '1.29' }, k3s({ kubernetes: '1.31.6' })),
  },
  'istio/own-config-is-chained': {
    fails: () => istio({ platform: 'openshift', nodeAgent: { ownConfig: true } }),
    at: 'nodeAgent.ownConfig',
    passes: () => istio({ platform: 'openshift' }),
  },
  'istio/own-config-outlives-the-node': {
    fails: () => istio({ nodeAgent: { ownConfig: true } }, gke('cilium')),
    at: 'nodeAgent.ownConfig',
    passes: () => istio({}, gke('cilium')),
  },
  'istio/pods-wait-for-the-mesh-after-a-reboot': {
    fails: () => istio({ nodeAgent: { ownConfig: false } }),
    at: 'nodeAgent.ownConfig',
    passes: () => istio({}, eks('vpc-cni')),
  },
  'istio/taint-is-taken-off': {
    fails: () => istio({ version: '1.29', nodeReadinessTaint: true }, gke('dataplane-v2')),
    at: 'nodeReadinessTaint',
    passes: () => istio({ version: '1.30', nodeReadinessTaint: true }, gke('dataplane-v2')),
  },
  'istio/first-nodes-take-pods': {
    fails: () => istio({ nodeReadinessTaint: true }, eks('vpc-cni', { nodePools: [SPOT] })),
    at: 'cluster.nodePools',
    passes: () => istio({ nodeReadinessTaint: true }, eks('vpc-cni', { nodePools: [SYSTEM, SPOT] })),
  },
  'istio/new-nodes-wait-for-the-agent': {
    fails: () => istio({}, eks('vpc-cni', { nodePools: [SYSTEM, SPOT] })),
    at: 'cluster.nodePools[1]',
    passes: () => istio({ nodeReadinessTaint: true }, eks('vpc-cni', { nodePools: [SYSTEM, SPOT] })),
  },
  'istio/fail-needs-a-webhook': {
    fails: () => istio({ validationFailurePolicy: 'Fail' }, eks('cilium-overlay')),
    at: 'validationFailurePolicy',
    passes: () => istio({}, eks('cilium-overlay')),
  },
  'istio/objects-are-checked': {
    fails: () => istio({}, eks('cilium-overlay')),
    at: 'cluster.networking',
    passes: () => istio({ validationFailurePolicy: 'chart' }, eks('cilium-eni')),
  },
  'istio/failure-policy-is-read': {
    fails: () => istio({ version: '1.29.1' }),
    at: 'validationFailurePolicy',
    passes: () => istio({ version: '1.29.1', validationFailurePolicy: 'chart' }),
  },
  'istio/nodes-take-privileged-pods': {
    fails: () => istio({}, gke('autopilot')),
    at: 'cluster.networking.mode',
    passes: () => istio({}, gke('dataplane-v2')),
  },
  'istio/traffic-stays-on-its-node': {
    fails: () => istio({ version: '1.29.0' }, gke('dataplane-v2', { kubernetes: '1.34' })),
    at: 'version',
    passes: () => istio({ version: '1.29.0' }, gke('legacy', { kubernetes: '1.34', nodePools: [GKE_POOL] })),
  },
  'istio/aks-has-one-istio': {
    fails: () => istio({}, aks('overlay', { istioAddon: { revisions: ['asm-1-30'] } })),
    at: 'cluster.istioAddon',
    passes: () => istio({}, aks('overlay')),
  },
  'istio/aks-answers-probes': {
    fails: () => istio({}, aks('overlay-cilium', { advancedNetworking: { accelerationMode: 'BpfVeth' } })),
    at: 'cluster.advancedNetworking.accelerationMode',
    passes: () => istio({}, aks('overlay-cilium', { advancedNetworking: { advancedNetworkPolicies: 'FQDN' } })),
  },
  'istio/aks-looks-into-plaintext': {
    fails: () => istio({}, aks('overlay-cilium', { advancedNetworking: { advancedNetworkPolicies: 'L7' } })),
    at: 'cluster.advancedNetworking.advancedNetworkPolicies',
    passes: () => istio({}, aks('overlay-cilium', { advancedNetworking: { advancedNetworkPolicies: 'FQDN' } })),
  },
  'istio/branch-interfaces-answer-probes': {
    fails: () => istio({ version: '1.29.2' }, eks({ mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'strict' } })),
    at: 'version',
    passes: () => istio({ version: '1.29' }, eks({ mode: 'vpc-cni', securityGroupsForPods: { enforcing: 'strict' } })),
  },
  'istio/strict-policies-let-probes-in': {
    fails: () => istio({}, eks({ mode: 'vpc-cni', networkPolicy: 'strict' })),
    at: 'cluster.networking.networkPolicy',
    passes: () => istio({}, eks({ mode: 'vpc-cni', networkPolicy: 'standard' })),
  },
  'istio/agents-outlive-pods': {
    fails: () => istio({ version: '1.30.2' }),
    at: 'version',
    passes: () => istio({ version: '1.29.6' }),
  },
  'istio/probes-outlive-kubelet': {
    fails: () => istio({ version: '1.29.4' }),
    at: 'version',
    passes: () => istio({ version: '1.30.2' }),
  },
  'istio/nftables-without-json': {
    fails: () => istio({ version: '1.30.0', nodeAgent: { nftables: true } }),
    at: 'version',
    passes: () => istio({ version: '1.30.0' }),
  },
  'istio/upgrade-goes-minor-by-minor': {
    fails: () => istio({ version: '1.30', upgradingFrom: '1.28' }),
    at: 'upgradingFrom',
    passes: () => istio({ version: '1.29', upgradingFrom: '1.28' }),
  },
  'istio/tags-move-last': {
    fails: () => istio({ upgradingFrom: '1.29', revision: '1-30-3', revisionTags: ['prod'] }),
    at: 'revisionTags',
    passes: () => istio({ upgradingFrom: '1.29', revision: '1-30-3' }),
  },
  'istio/ztunnel-grows-with-its-node': {
    fails: () => istio({}, eks('vpc-cni', { nodePools: [{ ...SYSTEM, instanceTypes: ['m7g.large', 'm7g.4xlarge'] }] })),
    at: 'cluster.nodePools[0]',
    passes: () => istio({}, gke('dataplane-v2', { nodePools: [{ ...GKE_POOL, machineType: 'n4-standard-8' }] })),
  },
  'istio/ztunnel-comes-back-at-scale': {
    fails: () => istio({ version: '1.31' }, LARGE),
    at: 'istiod.env',
    passes: () => istio({ version: '1.31', istiod: { env: { ISTIO_GPRC_MAXRECVMSGSIZE: '16777216' } } }, LARGE),
  },
  'istio/values-keep-to-options': {
    fails: () => istio({ values: { istiod: { pilot: { autoscaleMin: 1 } } } }),
    at: 'values.istiod.pilot.autoscaleMin',
    passes: () => istio({ values: { istiod: { pilot: { keepaliveMaxServerConnectionAge: '1h' } } } }),
  },
  'istio/values-are-in-scope': {
    fails: () => istio({ values: { cni: { cniBinDir: '/opt/bin' } } }),
    at: 'values.cni.cniBinDir',
    passes: () => istio({ values: { cni: { cni: { cniBinDir: '/opt/bin' } } } }),
  },
};
