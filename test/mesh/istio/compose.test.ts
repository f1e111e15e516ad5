import {
  type CalicoOptions,
  type CiliumOptions,
  planCalico,
  planCilium,
  planFlannel,
  planKarpenter,
} from '../../../lib';
import { gatewayApiOf, planGatewayApi } from '../../../lib/addons/gateway-api';
import type { Cluster } from '../../../lib/core/cluster';
import { inspectComposition } from '../../../lib/core/compose';
import type { InstallPlan } from '../../../lib/core/plan';
import { type IstioAmbientOptions, planIstioAmbient } from '../../../lib/mesh/istio';
import { aks, eks, gke, k3s, kubeadm, sized } from '../../support/clusters';
import { brief } from '../../support/findings';

/** Traefik brings definitions of the Gateway API. */
const WITHOUT_TRAEFIK = { disable: ['traefik'] } as const;
const K3S = k3s(WITHOUT_TRAEFIK);
const NO_PROXY = kubeadm({ kubeProxy: 'none' });

/** What is said of a mesh and of a CNI together. */
function found(cluster: Cluster, cni: InstallPlan | undefined, options: IstioAmbientOptions = {}): readonly string[] {
  const hasGatewayApi = cluster.platform.provides.includes('gateway-api');
  const plans = [
    ...(cni === undefined ? [] : [cni]),
    ...(hasGatewayApi ? [] : [planGatewayApi(cluster, { version: gatewayApiOf('1.30')?.version ?? '1.5' })]),
    planIstioAmbient(cluster, options),
  ];
  return inspectComposition(cluster, plans).findings.map(brief);
}

describe('Cilium', () => {
  test.each<[string, CiliumOptions, Cluster, readonly string[]]>([
    [
      'as it comes, in place of kube-proxy',
      {},
      NO_PROXY,
      [
        'istio/cni-leaves-room@cilium.exclusive',
        'istio/services-are-seen@cilium.socketLBHostNamespaceOnly',
        'istio/probes-are-answered@cilium.masquerade',
      ],
    ],
    ['as it comes, beside kube-proxy', {}, sized(3), ['istio/cni-leaves-room@cilium.exclusive']],
    ['told of it', { istioAmbient: true }, NO_PROXY, []],
    ['told of it, with masquerading by eBPF', { istioAmbient: true, masquerade: 'bpf' }, NO_PROXY, []],
    ['option by option', { exclusive: false, socketLBHostNamespaceOnly: true, masquerade: 'iptables' }, NO_PROXY, []],
    [
      'without masquerading at all',
      { exclusive: false, socketLBHostNamespaceOnly: true, masquerade: 'none' },
      NO_PROXY,
      ['istio/probes-are-answered@cilium.masquerade'],
    ],
    [
      'that closes every pod',
      { istioAmbient: true, policyEnforcementMode: 'always' },
      NO_PROXY,
      [
        'cilium/always-enforcing-needs-policies@policyEnforcementMode',
        'istio/probes-are-let-in@cilium.policyEnforcementMode',
      ],
    ],
    [
      'that encrypts as well',
      { istioAmbient: true, encryption: { type: 'wireguard' } },
      NO_PROXY,
      ['istio/traffic-is-encrypted-once@istio'],
    ],
    [
      'that has a ztunnel of its own',
      {
        exclusive: false,
        socketLBHostNamespaceOnly: true,
        masquerade: 'iptables',
        encryption: { type: 'ztunnel' },
      },
      NO_PROXY,
      ['compose/node-ports-are-free@istio', 'istio/one-ztunnel@cilium.encryption.type'],
    ],
    ['on EKS, with addresses of the VPC', { istioAmbient: true }, eks('cilium-eni'), []],
  ])('%s', (_, options, cluster, wanted) => {
    expect(found(cluster, planCilium(cluster, options))).toEqual(wanted);
  });

  test('lets probes in where Istio brings the policy', () => {
    const cilium = planCilium(NO_PROXY, { istioAmbient: true, policyEnforcementMode: 'always' });
    expect(found(NO_PROXY, cilium, { networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' } })).toEqual([
      'cilium/always-enforcing-needs-policies@policyEnforcementMode',
    ]);
  });
});

describe('Calico', () => {
  test.each<[string, CalicoOptions, Cluster, readonly string[]]>([
    ['with iptables', {}, sized(3), []],
    ['with eBPF', {}, NO_PROXY, ['istio/services-are-seen@calico.linuxDataplane']],
    ['with eBPF, told of it', { istioAmbient: true }, NO_PROXY, []],
  ])('%s', (_, options, cluster, wanted) => {
    expect(found(cluster, planCalico(cluster, options))).toEqual(wanted);
  });
});

test('a policy of Cilium is for those who have Cilium', () => {
  const probes: IstioAmbientOptions = { networkPolicies: { hostProbes: 'CiliumClusterwideNetworkPolicy' } };
  const refused = ['istio/probe-policies-are-known@istio.networkPolicies.hostProbes'];
  expect(found(sized(3), planFlannel(sized(3)), probes)).toEqual(refused);
  expect(found(eks('vpc-cni'), undefined, probes)).toEqual(refused);
  expect(found(aks('overlay'), undefined, probes)).toEqual(refused);
  expect(found(gke('dataplane-v2'), undefined, probes)).toEqual(refused);
  expect(found(gke({ mode: 'dataplane-v2', clusterwideNetworkPolicy: true }), undefined, probes)).toEqual([]);
  expect(found(aks('overlay-cilium'), undefined, probes)).toEqual([]);
});

test('policies for the components are for those who enforce policies', () => {
  const components: IstioAmbientOptions = { networkPolicies: { components: true } };
  expect(found(sized(3), planFlannel(sized(3)), components)).toEqual(['compose/requirements-are-met@istio']);
  expect(found(sized(3), planCalico(sized(3)), components)).toEqual([]);
});

test('nodes of Karpenter are asked about once, and not where somebody has decided', () => {
  const cluster = eks('vpc-cni', { nodePools: [{ name: 'system', instanceTypes: ['m7g.large'], nodes: 2 }] });
  const rules = (options: IstioAmbientOptions): readonly string[] => {
    const istio = planIstioAmbient(cluster, options);
    const karpenter = planKarpenter(cluster, {
      nodeRole: 'nodes',
      nodeClasses: [{ name: 'default', image: { alias: 'al2023@v20260801' } }],
      nodePools: [{ name: 'apps' }],
      startupTaints: istio.needs.startupTaints,
    });
    const { findings } = inspectComposition(cluster, [planGatewayApi(cluster), karpenter, istio]);
    return findings.map(brief).filter((one) => one.includes('wait') || one.includes('tainted'));
  };
  expect(rules({})).toEqual(['istio/karpenter-nodes-wait-for-the-agent@karpenter.nodePools']);
  expect(rules({ nodeReadinessTaint: true })).toEqual([]);
  expect(rules({ nodeReadinessTaint: false })).toEqual([]);
});

test('Flannel leaves everything as it is', () => {
  expect(found(sized(3), planFlannel(sized(3)))).toEqual([]);
  expect(found(K3S, undefined)).toEqual([]);
});

test('on K3s the folders are those of the CNI that runs', () => {
  expect(found(K3S, planCalico(K3S))).toEqual(['istio/folders-are-those-of-the-cni@istio.platform']);
  expect(found(K3S, planCalico(K3S), { platform: 'none' })).toEqual([]);
  expect(found(K3S, undefined, { platform: 'none' })).toEqual(['istio/folders-are-those-of-the-cni@istio.platform']);
  const noProxy = k3s({ ...WITHOUT_TRAEFIK, kubeProxy: 'none' });
  expect(found(noProxy, planCilium(noProxy, { istioAmbient: true }))).toEqual([]);
});

test('what a cloud runs has nothing against it', () => {
  expect(found(gke('dataplane-v2'), undefined)).toEqual([]);
  expect(found(aks('overlay'), undefined)).toEqual([]);
  expect(found(aks('overlay-cilium'), undefined)).toEqual([]);
  expect(found(eks('vpc-cni'), undefined)).toEqual([]);
});
