import { type KubernetesObject, privilegedNamespace } from '../../core/plan';
import type { Values } from '../../core/values';
import { hostProbePolicy } from './host-probes';
import type { IstioSettings } from './settings';

/** The namespace of the mesh, with what lets pods of high priority run there. */
export function namespaceObjects(settings: IstioSettings): readonly KubernetesObject<never>[] {
  const { namespace, platform, priorityClassName, replicas } = settings;
  return [
    ...(namespace === 'kube-system' ? [] : [privilegedNamespace(namespace)]),
    ...(platform === 'gke' && priorityClassName === 'system-cluster-critical' && namespace !== 'kube-system'
      ? [criticalPodQuota(namespace, priorityClassName, replicas.max)]
      : []),
  ];
}

/** GKE lets no pod of this priority into a namespace without such a quota; the charts bring one for their agents only. */
function criticalPodQuota(namespace: string, priorityClassName: string, replicas: number): KubernetesObject<never> {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'istiod-critical-pods', namespace },
    spec: {
      // An upgrade runs as many again.
      hard: { pods: String(2 * replicas) },
      scopeSelector: {
        matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [priorityClassName] }],
      },
    },
  };
}

/** What holds for the whole mesh: Istio's own objects, that its webhook must be there to check. */
export function meshObjects(settings: IstioSettings): readonly KubernetesObject<never>[] {
  const { namespace, options } = settings;
  const telemetry = telemetrySpec(settings);
  return [
    ...(options.mtls === 'strict'
      ? [
          {
            apiVersion: 'security.istio.io/v1',
            kind: 'PeerAuthentication',
            metadata: { name: 'default', namespace },
            spec: { mtls: { mode: 'STRICT' } },
          },
        ]
      : []),
    ...(Object.keys(telemetry).length > 0
      ? [
          {
            apiVersion: 'telemetry.istio.io/v1',
            kind: 'Telemetry',
            metadata: { name: 'mesh-default', namespace },
            spec: telemetry,
          },
        ]
      : []),
  ];
}

/** Policies of the CNI that the mesh wants. */
export function policyObjects({ cluster, options }: IstioSettings): readonly KubernetesObject<never>[] {
  return options.networkPolicies?.hostProbes === 'CiliumClusterwideNetworkPolicy'
    ? [hostProbePolicy(cluster.ipFamilies, options.nodeAgent?.probeAddress)]
    : [];
}

function telemetrySpec({ accessLogs, options }: IstioSettings): Values<never> {
  const { tracing } = options.telemetry ?? {};
  return {
    ...(tracing && {
      tracing: [
        {
          providers: [{ name: tracing.provider }],
          randomSamplingPercentage: tracing.randomSamplingPercentage ?? 5,
        },
      ],
    }),
    ...(accessLogs !== 'none' && {
      accessLogging: [
        {
          providers: [{ name: 'envoy' }],
          ...(accessLogs === 'errors' && { filter: { expression: 'response.code >= 400' } }),
        },
      ],
    }),
  };
}
