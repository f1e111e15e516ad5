import type { CniTarget } from '../../../core/metrics-source';
import type { KubernetesObject } from '../../../core/plan';
import type { Monitor } from '../monitor';

/** Where pods of a CNI are, and where Calico's listen. */
export interface CniPlace {
  readonly cniNamespace: string;
  readonly felixPort: number;
  readonly typhaPort: number;
}

const HTTP = 'http-metrics';

/** How each part of a CNI is scraped. Names of the monitors are those of the targets. */
export function cniMonitor(target: CniTarget, { cniNamespace: of }: CniPlace): Monitor {
  const pods = { kind: 'PodMonitor', name: target, of } as const;
  switch (target) {
    case 'cilium-agent':
      return { ...pods, matchLabels: { 'k8s-app': 'cilium' }, port: 'prometheus' };
    case 'cilium-hubble':
      return { ...pods, matchLabels: { 'k8s-app': 'cilium' }, port: 'hubble-metrics' };
    case 'cilium-envoy':
      return { ...pods, matchLabels: { 'k8s-app': 'cilium-envoy' }, port: 'envoy-metrics' };
    case 'cilium-operator':
      return { ...pods, matchLabels: { 'io.cilium/app': 'operator' }, port: 'prometheus' };
    case 'calico-felix':
    case 'calico-typha':
      return {
        kind: 'ServiceMonitor',
        name: target,
        of,
        matchLabels: { 'app.kubernetes.io/name': target },
        port: HTTP,
      };
  }
}

/** Calico's pods name no port for metrics, so a Service does; Cilium's need none. */
export function cniService(target: CniTarget, place: CniPlace): readonly KubernetesObject<never>[] {
  if (target === 'calico-felix') return [headless(target, 'calico-node', place.felixPort, place)];
  return target === 'calico-typha' ? [headless(target, 'calico-typha', place.typhaPort, place)] : [];
}

function headless(name: string, app: string, port: number, { cniNamespace }: CniPlace): KubernetesObject<never> {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: `${name}-monitoring`,
      namespace: cniNamespace,
      labels: { 'app.kubernetes.io/name': name },
    },
    spec: { clusterIP: 'None', selector: { 'k8s-app': app }, ports: [{ name: HTTP, port, targetPort: port }] },
  };
}
