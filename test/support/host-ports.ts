import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { planCilium } from '../../lib/cni/cilium/plan';
import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import type { Values } from '../../lib/core/values';
import { kubeadm } from './clusters';

/** What is found of a Cilium beside pods with a port at their node, and with what else a test says of both. */
export function besideHostPort(
  port: Values<never>,
  options: CiliumOptions = {},
  spec: Values<never> = {},
  cluster: Cluster = kubeadm({ kubeProxy: 'none' }),
): readonly Finding[] {
  const containers = [{ name: 'proxy', ports: [{ containerPort: 8080, ...port }] }];
  const workload: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'proxy', namespace: 'default' },
    spec: { template: { spec: { containers, ...spec } } },
  };
  const cilium = planCilium(cluster, options);
  const site: InstallPlan = {
    ...cilium,
    name: 'site',
    provides: [],
    needs: NO_NEEDS,
    steps: [{ kind: 'manifest', id: 'site', after: [], objects: [workload] }],
  };
  return inspectComposition(cluster, [cilium, site]).findings;
}
