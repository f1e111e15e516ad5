import { isAksCluster } from '../../../clusters/aks';
import { isEksCluster, type VpcCniOptions } from '../../../clusters/eks';
import { isGkeCluster } from '../../../clusters/gke';
import { compareVersions } from '../../../core/version';
import type { IstioSettings } from '../settings';
import { ISSUES, NOTES, PREREQUISITES } from './evidence';
import type { IstioRule } from './rule-type';

const AKS = 'https://learn.microsoft.com/azure/aks';

/** What must hold for clusters of clouds. */
export const CLOUD_RULES: readonly IstioRule[] = [
  {
    id: 'istio/nodes-take-privileged-pods',
    title: 'GKE Autopilot takes no agents: they enter network namespaces of other pods and write on the node',
    severity: 'error',
    evidence: `${ISSUES}/57356`,
    check: ({ cluster }, report) => {
      if (!isGkeCluster(cluster) || !cluster.gke.mode.isAutopilot) return;
      report({
        path: ['cluster', 'networking', 'mode'],
        message: 'the agent needs SYS_ADMIN and folders of the node, which Autopilot refuses',
        fix: "use networking: { mode: 'dataplane-v2' }, or Istio with sidecars",
      });
    },
  },
  {
    id: 'istio/traffic-stays-on-its-node',
    title:
      'On Dataplane V2 with Kubernetes 1.34 or later, traffic of the mesh within a node got lost before Istio 1.29.1',
    severity: 'error',
    versions: '<1.29.1',
    evidence: `${ISSUES}/59754`,
    check: ({ cluster, kubernetes }, report) => {
      if (!isGkeCluster(cluster) || cluster.gke.mode.dataplaneV2 === undefined) return;
      if (compareVersions(kubernetes, '1.34') < 0) return;
      report({
        path: ['version'],
        message: `GKE ${kubernetes} writes its CNI configuration in a newer form, and pods of one node do not reach each other through the mesh`,
        fix: "use version '1.29' or '1.30'",
      });
    },
  },
  {
    id: 'istio/aks-has-one-istio',
    title: 'The Istio add-on of AKS and an Istio of your own are not in one cluster',
    severity: 'error',
    evidence: `${AKS}/istio-about`,
    check: ({ cluster }, report) => {
      if (!isAksCluster(cluster) || cluster.aks.istioAddon === undefined) return;
      report({
        path: ['cluster', 'istioAddon'],
        message: 'both bring the definitions and webhooks of Istio, and the add-on has no ambient mode',
        fix: 'remove istioAddon',
      });
    },
  },
  {
    id: 'istio/aks-answers-probes',
    title: 'AKS does not support ambient mode with eBPF host routing: answers to probes do not come back',
    severity: 'error',
    evidence: `${AKS}/container-network-performance-ebpf-host-routing`,
    check: ({ cluster }, report) => {
      if (!isAksCluster(cluster) || cluster.aks.advancedNetworking?.accelerationMode === undefined) return;
      report({
        path: ['cluster', 'advancedNetworking', 'accelerationMode'],
        message: 'packets pass by the network stack of the host, where the agent answers probes of kubelet',
        fix: 'remove accelerationMode',
      });
    },
  },
  {
    id: 'istio/aks-looks-into-plaintext',
    title: "Policies of layer 7 of AKS see nothing of the mesh's traffic, which is encrypted",
    severity: 'warning',
    evidence: `${AKS}/container-network-security-l7-policy-concepts`,
    check: ({ cluster }, report) => {
      if (!isAksCluster(cluster) || cluster.aks.advancedNetworking?.advancedNetworkPolicies !== 'L7') return;
      report({
        path: ['cluster', 'advancedNetworking', 'advancedNetworkPolicies'],
        message: 'between pods of the mesh there is one encrypted port, and no HTTP to be seen',
        fix: "write 'FQDN', and let waypoints look at HTTP",
      });
    },
  },
  {
    id: 'istio/branch-interfaces-answer-probes',
    title: 'Pods with strict security groups answer probes since Istio 1.29.3',
    severity: 'error',
    versions: '<1.29.3',
    evidence: `${NOTES}/aws-brancheni-probe-fix.yaml`,
    check: ({ cluster }, report) => {
      if (vpcCniOf(cluster)?.securityGroupsForPods?.enforcing !== 'strict') return;
      report({
        path: ['version'],
        message: 'traffic of such pods leaves past the node, where the agent waits for their answers to probes',
        fix: "use version '1.29' or '1.30', or securityGroupsForPods: { enforcing: 'standard' }",
      });
    },
  },
  {
    id: 'istio/strict-policies-let-probes-in',
    title: "Where Amazon's policy agent closes pods from the start, probes of kubelet need a policy that lets them in",
    severity: 'warning',
    evidence: PREREQUISITES,
    check: ({ cluster }, report) => {
      if (vpcCniOf(cluster)?.networkPolicy !== 'strict') return;
      report({
        path: ['cluster', 'networking', 'networkPolicy'],
        message:
          'probes of enrolled pods come from 169.254.7.127, which no policy knows, and their traffic from port 15008',
        fix: "let both in by a NetworkPolicy in every enrolled namespace, with ambientIngress(), or write 'standard'",
      });
    },
  },
];

function vpcCniOf(cluster: IstioSettings['cluster']): VpcCniOptions<unknown> | undefined {
  if (!isEksCluster(cluster)) return undefined;
  const { networking } = cluster.eks;
  if (networking.mode === 'vpc-cni') return networking;
  return networking.mode === 'hybrid' ? networking.vpcCni : undefined;
}
