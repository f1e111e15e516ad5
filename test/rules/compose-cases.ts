import { planCalico, planCilium, planFlannel, planSecretsStoreCsi, rke2Cluster } from '../../lib';
import type { Cluster } from '../../lib/core/cluster';
import { inspectComposition } from '../../lib/core/compose';
import type { Finding } from '../../lib/core/finding';
import { NO_NEEDS } from '../../lib/core/needs';
import type { InstallPlan } from '../../lib/core/plan';
import { DUAL_STACK, eks, gke, k3s, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const whole = (cluster: Cluster, ...plans: readonly InstallPlan[]): readonly Finding[] =>
  inspectComposition(cluster, plans).findings;

const TAINT = { key: 'node.cilium.io/agent-not-ready', value: 'true', effect: 'NoExecute' } as const;

/** A plan of no CNI, as a mesh would make it. */
function mesh(requires: InstallPlan['requires']): InstallPlan {
  return { ...planCilium(kubeadm()), name: 'mesh', provides: [], requires, needs: NO_NEEDS, steps: [] };
}

const pool = (kernel: string): Partial<Parameters<typeof kubeadm>[0]> => ({
  nodePools: [{ name: 'servers', role: 'control-plane', kernel }],
});

/** Rules about a cluster and its plans together. */
export const COMPOSE_CASES: RuleCases = {
  'compose/one-provider': {
    fails: () => whole(kubeadm(), planCilium(kubeadm()), planCalico(kubeadm())),
    at: 'plans',
    passes: () => whole(kubeadm(), planCalico(kubeadm())),
  },
  'compose/cni-fits-pod-network': {
    fails: () => whole(eks('auto'), planCilium(eks('auto'))),
    at: 'cilium',
    passes: () => whole(eks('cilium-chained'), planCilium(eks('cilium-chained'))),
  },
  'compose/node-access-is-granted': {
    fails: () => whole(gke('autopilot'), planSecretsStoreCsi(gke('autopilot'))),
    at: 'secrets-store-csi',
    passes: () => whole(gke('dataplane-v2'), planSecretsStoreCsi(gke('dataplane-v2'))),
  },
  'compose/requirements-are-met': {
    fails: () => whole(kubeadm(), mesh(['cni'])),
    at: 'mesh',
    passes: () => whole(k3s(), mesh(['cni', 'service-routing'])),
  },
  'compose/unique-names': {
    fails: () => whole(kubeadm(), planCilium(kubeadm()), planCilium(kubeadm())),
    at: 'plans',
    passes: () => whole(kubeadm(), planCilium(kubeadm()), mesh(['cni'])),
  },
  'compose/services-are-routed': {
    fails: () => whole(kubeadm({ kubeProxy: 'none' }), planFlannel(kubeadm())),
    at: 'cluster.kubeProxy',
    passes: () => whole(kubeadm({ kubeProxy: 'none' }), planCilium(kubeadm({ kubeProxy: 'none' }))),
  },
  'compose/kube-proxy-mode': {
    fails: () => {
      const cluster = kubeadm({ kubeProxy: 'nftables' });
      return whole(cluster, planCalico(cluster, { linuxDataplane: 'Iptables' }));
    },
    at: 'cluster.kubeProxy',
    passes: () => whole(kubeadm({ kubeProxy: 'nftables' }), planCalico(kubeadm({ kubeProxy: 'nftables' }))),
  },
  'compose/kernel-is-new-enough': {
    fails: () => whole(kubeadm(pool('5.4.0-42-generic')), planCilium(kubeadm())),
    at: 'cluster.nodePools[0].kernel',
    passes: () => whole(kubeadm(pool('5.10.0')), planCilium(kubeadm())),
  },
  'compose/nodes-are-served': {
    fails: () => {
      const cluster = kubeadm({
        nodePools: [
          { name: 'servers', role: 'control-plane' },
          { name: 'windows', os: 'windows' },
        ],
      });
      return whole(cluster, planCilium(cluster));
    },
    at: 'cluster.nodePools[1].os',
    passes: () => whole(sized(2), planCilium(sized(2))),
  },
  'compose/node-ports-are-free': {
    fails: () => {
      const cilium = planCilium(kubeadm());
      return whole(kubeadm(), cilium, { ...planFlannel(kubeadm()), provides: [] });
    },
    at: 'flannel',
    passes: () => {
      const cilium = planCilium(kubeadm(), { routing: { mode: 'tunnel', port: 8473 } });
      return whole(kubeadm(), cilium, { ...planFlannel(kubeadm()), provides: [] });
    },
  },
  'compose/pods-keep-to-node-ranges': {
    fails: () => {
      const cluster = k3s({ egressSelectorMode: 'pod' });
      return whole(cluster, planCalico(cluster));
    },
    at: 'cluster.egressSelectorMode',
    passes: () => {
      const cluster = k3s({ egressSelectorMode: 'pod' });
      return whole(cluster, planCilium(cluster, { ipam: 'kubernetes' }));
    },
  },
  'compose/node-ranges-exist': {
    fails: () => {
      const cluster = kubeadm();
      return whole({ ...cluster, platform: { ...cluster.platform, nodeCidrs: 'never' } }, planFlannel(cluster));
    },
    at: 'cluster.distribution',
    passes: () => whole(kubeadm(), planFlannel(kubeadm())),
  },
  'compose/pod-range-holds-blocks': {
    fails: () => {
      const cluster = sized(40, { ranges: { pods: ['10.244.0.0/18'] } });
      return whole(cluster, planCalico(cluster, { blockSize: { ipv4: 23 } }));
    },
    at: 'cluster.ranges.pods[0]',
    passes: () => {
      const cluster = sized(40, { ranges: { pods: ['10.244.0.0/18'] } });
      return whole(cluster, planCalico(cluster, { blockSize: { ipv4: 26 } }));
    },
  },
  'compose/pod-mtu-carries-ipv6': {
    fails: () => {
      const cluster = kubeadm({ ...DUAL_STACK, network: { mtu: 1300 } });
      return whole(cluster, planCilium(cluster));
    },
    at: 'cluster.network.mtu',
    passes: () => whole(kubeadm(DUAL_STACK), planCilium(kubeadm(DUAL_STACK))),
  },
  'compose/nodes-start-tainted': {
    fails: () => {
      const cluster = kubeadm({
        nodePools: [
          { name: 'servers', role: 'control-plane' },
          { name: 'burst', nodes: { min: 0, max: 5 } },
        ],
      });
      return whole(cluster, planCilium(cluster));
    },
    at: 'cluster.nodePools[1].taints',
    passes: () => {
      const cluster = kubeadm({
        nodePools: [
          { name: 'servers', role: 'control-plane' },
          { name: 'burst', nodes: { min: 0, max: 5 }, taints: [TAINT] },
        ],
      });
      return whole(cluster, planCilium(cluster));
    },
  },
  'compose/has-nodes': {
    fails: () => {
      const cluster = kubeadm();
      const empty = { ...cluster, nodePools: cluster.nodePools.map((one) => ({ ...one, nodes: { min: 0, max: 3 } })) };
      return whole(empty, planCilium(cluster));
    },
    at: 'cluster.nodePools',
    passes: () => whole(kubeadm(), planCilium(kubeadm())),
  },
  'waiver/covers-something': {
    fails: () => whole(kubeadm({ waivers: [{ rule: 'cilium/no-such-rule', reason: 'was needed last year' }] })),
    at: 'waivers[0].rule',
    passes: () =>
      whole(
        rke2Cluster({
          name: 'test',
          nodePools: [{ name: 'servers', role: 'control-plane', nodes: 2 }],
          waivers: [{ rule: 'cluster/control-plane-is-odd', reason: 'a third node comes in May' }],
        }),
      ),
  },
};
