import { planCilium, talosCluster } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import type { Cluster } from '../../lib/core/cluster';
import type { HelmStep, InstallPlan } from '../../lib/core/plan';
import { DUAL_STACK, IPV6_ONLY, k3s, kubeadm, sized } from '../support/clusters';
import { at } from '../support/values';

const helm = (plan: InstallPlan): HelmStep => {
  const [step] = plan.steps;
  if (step?.kind !== 'helm') throw new TypeError('one Helm step');
  return step;
};
const values = (options: CiliumOptions = {}, cluster: Cluster = sized(3)): unknown =>
  helm(planCilium(cluster, options)).values;
const NO_PROXY = kubeadm({ kubeProxy: 'none' });

describe('what an option does to the values', () => {
  test.each<[string, CiliumOptions, Cluster, Record<string, unknown>]>([
    [
      'nothing said',
      {},
      sized(3),
      {
        routingMode: 'tunnel',
        tunnelProtocol: 'vxlan',
        kubeProxyReplacement: false,
        k8sServiceHost: undefined,
        'bpf.masquerade': false,
        'ipam.mode': 'cluster-pool',
        'cni.exclusive': true,
        'hubble.tls.auto.method': 'cronJob',
        encryption: undefined,
        'operator.replicas': 2,
        rollOutCiliumPods: true,
      },
    ],
    [
      'no kube-proxy',
      {},
      NO_PROXY,
      { kubeProxyReplacement: true, k8sServiceHost: 'api.test.example', k8sServicePort: 6443, 'bpf.masquerade': true },
    ],
    [
      'kubeProxyReplacement',
      { kubeProxyReplacement: true },
      sized(3),
      { kubeProxyReplacement: true, k8sServiceHost: 'api.test.example' },
    ],
    [
      'routing geneve',
      { routing: { mode: 'tunnel', protocol: 'geneve', port: 6082 } },
      sized(3),
      { routingMode: 'tunnel', tunnelProtocol: 'geneve', tunnelPort: 6082 },
    ],
    [
      'routing native',
      { routing: { mode: 'native', autoDirectNodeRoutes: true } },
      sized(3),
      {
        routingMode: 'native',
        autoDirectNodeRoutes: true,
        ipv4NativeRoutingCIDR: '10.244.0.0/16',
        directRoutingSkipUnreachable: undefined,
        tunnelProtocol: undefined,
      },
    ],
    [
      'routing by the network',
      { routing: { mode: 'native', autoDirectNodeRoutes: false, ipv4NativeRoutingCIDR: '10.0.0.0/8' } },
      sized(3),
      { autoDirectNodeRoutes: false, ipv4NativeRoutingCIDR: '10.0.0.0/8' },
    ],
    [
      'skipping the unreachable',
      { routing: { mode: 'native', autoDirectNodeRoutes: true, directRoutingSkipUnreachable: true } },
      sized(3),
      { directRoutingSkipUnreachable: true },
    ],
    [
      'native IPv6 range',
      { routing: { mode: 'native', autoDirectNodeRoutes: true, ipv6NativeRoutingCIDR: 'fd00::/8' } },
      kubeadm(DUAL_STACK),
      { ipv6NativeRoutingCIDR: 'fd00::/8', ipv4NativeRoutingCIDR: '10.244.0.0/16' },
    ],
    [
      'masquerade by iptables',
      { masquerade: 'iptables' },
      NO_PROXY,
      { 'bpf.masquerade': false, enableIPv4Masquerade: true },
    ],
    [
      'no masquerade',
      { masquerade: 'none' },
      NO_PROXY,
      { 'bpf.masquerade': false, enableIPv4Masquerade: false, enableIPv6Masquerade: false },
    ],
    [
      'addresses from nodes',
      { ipam: 'kubernetes' },
      sized(3),
      { 'ipam.mode': 'kubernetes', 'k8s.requireIPv4PodCIDR': true, 'ipam.operator': undefined },
    ],
    [
      'addresses from a pool',
      { ipam: 'cluster-pool' },
      k3s(),
      {
        'ipam.mode': 'cluster-pool',
        'ipam.operator.clusterPoolIPv4PodCIDRList': ['10.42.0.0/16'],
        'ipam.operator.clusterPoolIPv4MaskSize': 24,
      },
    ],
    [
      'Istio in ambient mode beside it',
      { istioAmbient: true },
      NO_PROXY,
      {
        'cni.exclusive': false,
        'socketLB.hostNamespaceOnly': true,
        'bpf.masquerade': false,
        'bpf.hostLegacyRouting': true,
        enableIPv4Masquerade: true,
      },
    ],
    [
      'Istio in ambient mode beside it, and masquerading by eBPF',
      { istioAmbient: true, masquerade: 'bpf' },
      NO_PROXY,
      { 'bpf.masquerade': true, 'bpf.hostLegacyRouting': true },
    ],
    [
      'Istio in ambient mode beside it and kube-proxy',
      { istioAmbient: true },
      sized(3),
      { 'cni.exclusive': false, 'socketLB.hostNamespaceOnly': true, 'bpf.hostLegacyRouting': undefined },
    ],
    ['the stack of the host', { hostLegacyRouting: true }, NO_PROXY, { 'bpf.hostLegacyRouting': true }],
    ['K3s', {}, k3s(), { 'ipam.mode': 'kubernetes', 'operator.replicas': 1 }],
    [
      'WireGuard',
      { encryption: { type: 'wireguard', persistentKeepalive: '25s' } },
      sized(3),
      {
        'encryption.enabled': true,
        'encryption.type': 'wireguard',
        'encryption.nodeEncryption': false,
        'encryption.wireguard.persistentKeepalive': '25s',
      },
    ],
    [
      'node encryption',
      { version: '1.18', encryption: { type: 'wireguard', nodeEncryption: true } },
      sized(3),
      { 'encryption.nodeEncryption': true },
    ],
    ['no Hubble', { hubble: false }, sized(3), { hubble: { enabled: false } }],
    [
      'Hubble with everything',
      { hubble: { ui: true, metrics: ['dns', 'drop'], tls: { method: 'cronJob', certValidityDuration: 90 } } },
      sized(3),
      {
        'hubble.ui.enabled': true,
        'hubble.relay.enabled': true,
        'hubble.metrics.enabled': ['dns', 'drop'],
        'hubble.tls.auto.certValidityDuration': 90,
      },
    ],
    ['Hubble without relay', { hubble: { relay: false } }, sized(3), { 'hubble.relay': { enabled: false } }],
    [
      'Hubble by cert-manager',
      { hubble: { tls: { method: 'certmanager', certManagerIssuerRef: { name: 'ca', kind: 'ClusterIssuer' } } } },
      sized(3),
      {
        'hubble.tls.auto.method': 'certmanager',
        'hubble.tls.auto.certManagerIssuerRef': { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'ca' },
      },
    ],
    [
      'Hubble with existing secrets',
      { hubble: { tls: { method: 'existing', serverSecret: 's', relayClientSecret: 'c' } } },
      sized(3),
      {
        'hubble.tls.auto.enabled': false,
        'hubble.tls.server.existingSecret': 's',
        'hubble.relay.tls.client.existingSecret': 'c',
      },
    ],
    ['Hubble in the clear', { hubble: { tls: { method: 'none' } } }, sized(3), { 'hubble.tls': { enabled: false } }],
    ['policyEnforcementMode', { policyEnforcementMode: 'never' }, sized(3), { policyEnforcementMode: 'never' }],
    ['exclusive', { exclusive: false }, sized(3), { 'cni.exclusive': false }],
    [
      'socketLBHostNamespaceOnly',
      { socketLBHostNamespaceOnly: true },
      sized(3),
      { 'socketLB.hostNamespaceOnly': true },
    ],
    ['devices', { devices: ['eth0', 'bond+'] }, sized(3), { devices: ['eth0', 'bond+'] }],
    ['mtu', { mtu: 1400 }, sized(3), { MTU: 1400 }],
    ['operatorReplicas', { operatorReplicas: 3 }, sized(3), { 'operator.replicas': 3 }],
    ['prometheus', { prometheus: true }, sized(3), { 'prometheus.enabled': true }],
    [
      'resources',
      { resources: { agent: { requests: { cpu: '1' }, limits: { memory: '1Gi' } } } },
      sized(3),
      { resources: { requests: { cpu: '1' }, limits: { memory: '1Gi' } }, 'envoy.resources.requests.cpu': '100m' },
    ],
    [
      'values',
      { values: { hubble: { relay: { replicas: 2 } }, bgpControlPlane: { enabled: true } } },
      sized(3),
      { 'hubble.relay.replicas': 2, 'hubble.relay.enabled': true, 'bgpControlPlane.enabled': true },
    ],
    [
      'dual stack',
      {},
      kubeadm(DUAL_STACK),
      {
        'ipv6.enabled': true,
        enableIPv6Masquerade: true,
        'ipam.operator.clusterPoolIPv6PodCIDRList': ['fd00:244::/56'],
        'ipam.operator.clusterPoolIPv6MaskSize': 64,
        underlayProtocol: undefined,
      },
    ],
    [
      'IPv6 alone',
      {},
      kubeadm(IPV6_ONLY),
      { 'ipv4.enabled': false, enableIPv4Masquerade: false, underlayProtocol: 'ipv6' },
    ],
    [
      'Talos',
      {},
      talosCluster({ name: 'test', kubeProxy: 'none' }),
      {
        'cgroup.autoMount.enabled': false,
        'cgroup.hostRoot': '/sys/fs/cgroup',
        'bpf.hostLegacyRouting': true,
        k8sServiceHost: 'localhost',
        k8sServicePort: 7445,
      },
    ],
    [
      'Talos without host DNS',
      {},
      talosCluster({ name: 'test', kubeProxy: 'none', hostDns: false }),
      { 'bpf.hostLegacyRouting': undefined },
    ],
  ])('%s', (_, options, cluster, expected) => {
    const rendered = values(options, cluster);
    expect(Object.fromEntries(Object.keys(expected).map((path) => [path, at(rendered, path)]))).toEqual(expected);
  });

  test('the capability list for Talos follows the version', () => {
    const capabilities = (version: string): unknown =>
      at(values({ version }, talosCluster({ name: 'test' })), 'securityContext.capabilities.ciliumAgent');
    expect(capabilities('1.18')).not.toContain('SYSLOG');
    expect(capabilities('1.19')).toContain('SYSLOG');
    expect(capabilities('1.20')).not.toContain('SYS_MODULE');
  });
});
