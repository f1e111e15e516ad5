import { ORDINARY_KUBELETS, SIMULATED } from './simulated-control-plane';

/** The label of a node's zone. */
export const ZONE = 'topology.kubernetes.io/zone';

/** The label of a node's name. */
export const HOSTNAME = 'kubernetes.io/hostname';

/** What a simulated node offers. */
export interface NodeShape {
  /** What pods may ask for, as Kubernetes writes it. @defaultValue `'8'` */
  readonly cpu?: string;
  /** What pods may ask for, as Kubernetes writes it. @defaultValue `'32Gi'` */
  readonly memory?: string;
  /** Besides those of zone, name, operating system and architecture. @defaultValue none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @defaultValue none */
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  /** Whose kubelet it has. @defaultValue those that last as long as the cluster */
  readonly kubelets?: string;
}

/** A node that kwok takes for its own. One without a status would get a thousand processors. */
export function simulatedNode(
  name: string,
  zone: string,
  { cpu = '8', memory = '32Gi', labels = {}, taints = [], kubelets = ORDINARY_KUBELETS }: NodeShape,
): Readonly<Record<string, unknown>> {
  const resources = { cpu, memory, pods: '110' };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      annotations: { [SIMULATED]: kubelets },
      labels: { [HOSTNAME]: name, [ZONE]: zone, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', ...labels },
    },
    spec: { taints },
    status: { capacity: resources, allocatable: resources },
  };
}
