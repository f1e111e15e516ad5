import type { KubernetesObject } from '../../../lib/core/plan';
import type { Values } from '../../../lib/core/values';

/** Annotation of a pod: how long a kubelet takes until it is Ready, as `1s`. Absent: no time. */
export const START = 'test.cluster-blueprints/start';

/** Annotation of a pod: how long a kubelet takes until it has ended, as `1s`. Absent: no time. */
export const END = 'test.cluster-blueprints/end';

const stage = (name: string, kind: 'Node' | 'Pod', spec: Values): KubernetesObject => ({
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name },
  spec: { resourceRef: { apiGroup: 'v1', kind }, ...spec },
});

const IS_READY = '.status.conditions.[] | select( .type == "Ready" ) | .status';

const after = (annotation: string): Values => ({
  durationMilliseconds: 0,
  durationFrom: { expressionFrom: `.metadata.annotations["${annotation}"]` },
});

const condition = (type: string): string => `- {lastTransitionTime: {{ $now | Quote }}, status: "True", type: ${type}}`;

const READY_NODE = `
{{ $now := Now }}
conditions:
{{ range NodeConditions }}
- lastHeartbeatTime: {{ $now | Quote }}
  lastTransitionTime: {{ $now | Quote }}
  message: {{ .message | Quote }}
  reason: {{ .reason | Quote }}
  status: {{ .status | Quote }}
  type: {{ .type | Quote }}
{{ end }}
addresses:
- {address: {{ NodeIP | Quote }}, type: InternalIP}
phase: Running
`;

const READY_POD = `
{{ $now := Now }}
conditions:
${['Initialized', 'Ready', 'ContainersReady'].map(condition).join('\n')}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: true
  restartCount: 0
  state: {running: {startedAt: {{ $now | Quote }}}}
{{ end }}
hostIP: {{ NodeIPWith .spec.nodeName | Quote }}
podIP: {{ PodIPWith .spec.nodeName false .metadata.uid .metadata.name .metadata.namespace | Quote }}
phase: Running
startTime: {{ $now | Quote }}
`;

/** What kwok does in place of kubelets: nodes and pods become Ready, and pods that are deleted end. */
export const STAGES: readonly KubernetesObject[] = [
  stage('node-ready', 'Node', {
    selector: { matchExpressions: [{ key: IS_READY, operator: 'NotIn', values: ['True'] }] },
    next: { statusTemplate: READY_NODE },
  }),
  stage('pod-ready', 'Pod', {
    selector: {
      matchExpressions: [
        { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
        { key: '.status.phase', operator: 'In', values: ['Pending'] },
        { key: IS_READY, operator: 'NotIn', values: ['True'] },
      ],
    },
    delay: after(START),
    next: { statusTemplate: READY_POD },
  }),
  stage('pod-ended', 'Pod', {
    selector: { matchExpressions: [{ key: '.metadata.deletionTimestamp', operator: 'Exists' }] },
    delay: after(END),
    next: { delete: true },
  }),
];
