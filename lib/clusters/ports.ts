import type { PortNeed } from '../core/needs';

const ETCD: PortNeed = {
  protocol: 'TCP',
  port: 2379,
  endPort: 2380,
  from: 'control-plane',
  to: 'control-plane',
  purpose: 'etcd, where there is more than one control plane node',
};

const KUBELET: PortNeed = {
  protocol: 'TCP',
  port: 10_250,
  from: 'control-plane',
  to: 'node',
  purpose: 'kubelet: logs, exec and metrics',
};

/** What every cluster with an API server on its own nodes needs. */
export function controlPlanePorts(apiServerPort = 6443): readonly PortNeed[] {
  return [
    { protocol: 'TCP', port: apiServerPort, from: 'node', to: 'control-plane', purpose: 'Kubernetes API' },
    ETCD,
    KUBELET,
  ];
}
