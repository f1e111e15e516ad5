import type { Cluster } from '../../lib/core/cluster';
import { spotLabelsOf, spotTolerations } from '../../lib/workloads/spot-safe';
import { eks, gke, kubeadm } from '../support/clusters';
import { AKS_WITH_SPOT, CHECKOUT, checkoutPod as podSpec, SPOT_CLUSTER } from '../support/spot-safe';

describe('nodes', () => {
  test.each<readonly [string, Cluster, string]>([
    ['EKS', eks('vpc-cni'), 'karpenter.sh/capacity-type=spot'],
    ['GKE', gke('dataplane-v2'), 'cloud.google.com/gke-spot=true'],
    ['AKS', AKS_WITH_SPOT, 'kubernetes.azure.com/scalesetpriority=spot'],
    ['machines of one’s own', SPOT_CLUSTER, 'capacity=spot'],
  ])('of spot capacity come first on %s', (_, cluster, label) => {
    const [key, value] = label.split('=');
    const expression = { matchExpressions: [{ key, operator: 'In', values: [value] }] };
    expect(podSpec({}, cluster).affinity).toEqual({
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, preference: expression }],
      },
    });
    expect(podSpec({ nodes: { capacity: 'spot' } }, cluster).affinity).toEqual({
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [expression] } },
    });
    expect(podSpec({ nodes: { capacity: 'any' } }, cluster)).not.toHaveProperty('affinity');
  });

  test('own rules hold as well as those about spot nodes', () => {
    const arm = { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] };
    const affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [arm] }] },
      },
    };
    const spot = { key: 'capacity', operator: 'In', values: ['spot'] };
    const pod = { ...CHECKOUT.pod, affinity };
    expect(podSpec({ pod, nodes: { capacity: 'spot' } }).affinity).toEqual({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [arm, spot] }] },
      },
    });
    expect(podSpec({ pod }).affinity).toMatchObject(affinity);
  });

  test('taints of the cloud are lived with, and a loss for ten seconds', () => {
    expect(podSpec({}, AKS_WITH_SPOT).tolerations).toEqual([
      { key: 'kubernetes.azure.com/scalesetpriority', operator: 'Equal', value: 'spot', effect: 'NoSchedule' },
      { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 10 },
      { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 10 },
    ]);
  });

  test('a taint that not all spot pools have is for others', () => {
    const spot = { key: 'spot', effect: 'NoSchedule' } as const;
    const gpu = { key: 'gpu', effect: 'NoSchedule' } as const;
    const cluster = kubeadm({
      nodePools: [
        { name: 'servers', role: 'control-plane' },
        { name: 'spot', spot: true, taints: [spot] },
        { name: 'gpu', spot: true, taints: [spot, gpu] },
      ],
    });
    expect(spotTolerations(cluster).map(({ key }) => key)).toEqual(['spot']);
  });

  test('a taint that nodes only start with keeps pods off until it is gone', () => {
    const started = [
      'node.cilium.io/agent-not-ready',
      'startup-taint.cluster-autoscaler.kubernetes.io/cilium-agent-not-ready',
      'cni.istio.io/not-ready',
    ];
    const taints = ['spot', ...started].map((key) => ({ key, effect: 'NoSchedule' }) as const);
    const cluster = kubeadm({
      nodePools: [
        { name: 'servers', role: 'control-plane' },
        { name: 'spot', spot: true, taints },
      ],
    });
    expect(spotTolerations(cluster).map(({ key }) => key)).toEqual(['spot']);
  });

  test('the label of this library comes before others, and one of other nodes does not count', () => {
    const cluster = kubeadm({
      nodePools: [
        { name: 'servers', role: 'control-plane', labels: { team: 'shop' } },
        { name: 'spot', spot: true, labels: { cheap: 'yes', 'cluster-blueprints/capacity': 'spot', team: 'shop' } },
      ],
    });
    expect(spotLabelsOf(cluster, 'none')).toEqual([{ key: 'cluster-blueprints/capacity', value: 'spot' }]);
  });
});
