import { rke2Cluster } from '../../lib';
import type { CiliumOptions } from '../../lib/cni/cilium/options';
import { inspectCilium } from '../../lib/cni/cilium/plan';
import { type CiliumGatewayClass, planCiliumGatewayClasses } from '../../lib/cni/cilium-objects/gateway-classes';
import { inspectCiliumGatewayClasses } from '../../lib/cni/cilium-objects/gateway-classes/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan } from '../../lib/core/plan';
import { ciliumWith, together } from '../support/cilium-release';
import { k3s, kubeadm, sized } from '../support/clusters';
import type { RuleCases } from './cases';

const NO_PROXY = sized(3, { kubeProxy: 'none' });
const cilium = (options: CiliumOptions, cluster: Cluster = NO_PROXY): readonly Finding[] =>
  inspectCilium(cluster, options).findings;
const classes = (...all: readonly CiliumGatewayClass[]): readonly Finding[] =>
  inspectCiliumGatewayClasses(sized(3), { classes: all }).findings;
const plan = (one: Partial<CiliumGatewayClass> = {}): InstallPlan =>
  planCiliumGatewayClasses(sized(3), { classes: [{ name: 'internal', ...one }] });

const IPSEC = { type: 'ipsec', secretRef: { name: 'cilium-ipsec-keys' } } as const;
const WIREGUARD = { type: 'wireguard' } as const;
const MESH = { id: 1 } as const;
const ON_HOST = { hostNetwork: {} } as const;
const GATEWAYS = { gatewayAPI: { enabled: true } };

/** Rules about proxies, Gateways, Ingresses and the enforcement of policies. */
export const CILIUM_PROXY_CASES: RuleCases = {
  'cilium/envoy-gets-its-traffic': {
    fails: () => cilium({ gatewayApi: true }, sized(3)),
    at: 'gatewayApi',
    passes: () => cilium({ gatewayApi: true, ingress: true, envoyConfig: true }),
  },
  'cilium/envoy-is-there': {
    fails: () => cilium({ ingress: true, l7Proxy: false }),
    at: 'l7Proxy',
    passes: () => cilium({ l7Proxy: false }),
  },
  'cilium/proxy-settings-have-a-proxy': {
    fails: () => cilium({ l7Proxy: false, dnsProxy: { minTtl: 60 } }),
    at: 'dnsProxy',
    passes: () => cilium({ dnsProxy: { minTtl: 60 } }),
  },
  'cilium/envoy-limits-are-fixed': {
    fails: () => cilium({ ingress: true, version: '1.18' }, kubeadm({ kubeProxy: 'none', kubernetes: '1.33' })),
    at: 'ingress',
    passes: () => cilium({ ingress: true, version: '1.19' }),
  },
  'cilium/ipsec-keeps-dns-transparent': {
    fails: () => cilium({ encryption: IPSEC, dnsProxy: { enableTransparentMode: false } }),
    at: 'dnsProxy.enableTransparentMode',
    passes: () => cilium({ encryption: IPSEC, dnsProxy: { enableTransparentMode: true } }),
  },
  'cilium/low-ports-are-allowed': {
    fails: () => cilium({ gatewayApi: { hostNetwork: { ports: [443] } }, envoy: { keepCapNetBindService: false } }),
    at: 'envoy.keepCapNetBindService',
    passes: () => cilium({ gatewayApi: { hostNetwork: { ports: [8443] } }, envoy: { keepCapNetBindService: false } }),
  },
  'cilium/gateways-show-services': {
    fails: () => cilium({ gatewayApi: true, socketLBHostNamespaceOnly: false, version: '1.20' }),
    at: 'socketLBHostNamespaceOnly',
    passes: () => cilium({ gatewayApi: true, socketLBHostNamespaceOnly: false, version: '1.19' }),
  },
  'cilium/gateways-have-one-way-in': {
    fails: () => cilium({ gatewayApi: { ...ON_HOST, externalTrafficPolicy: 'Local' } }),
    at: 'gatewayApi.externalTrafficPolicy',
    passes: () => cilium({ gatewayApi: { externalTrafficPolicy: 'Local' } }),
  },
  'cilium/gateway-nodes-can-be-labelled': {
    fails: () => cilium({ ingress: { hostNetwork: { nodes: { role: 'on the edge' } } } }),
    at: 'ingress.hostNetwork.nodes.role',
    passes: () => cilium({ ingress: { hostNetwork: { nodes: { role: 'edge' } } } }),
  },
  'cilium/upgrade-keeps-tls-routes': {
    fails: () => cilium({ gatewayApi: true, version: '1.20', upgradingFrom: '1.19.6' }),
    at: 'upgradingFrom',
    passes: () => cilium({ gatewayApi: true, version: '1.20', upgradingFrom: '1.20.0' }),
  },
  'cilium/gateway-class-is-offered': {
    fails: () => cilium({ gatewayApi: { gatewayClass: false } }),
    at: 'gatewayApi.gatewayClass',
    passes: () => cilium({ gatewayApi: { gatewayClass: true } }),
  },
  'cilium/ingresses-have-one-controller': {
    fails: () => cilium({ ingress: true }, k3s({ kubeProxy: 'none' })),
    at: 'cluster.disable',
    passes: () =>
      cilium({ ingress: true }, rke2Cluster({ name: 'test', kubeProxy: 'none', disable: ['rke2-ingress-nginx'] })),
  },
  'cilium/ingress-ports-are-shared': {
    fails: () => cilium({ ingress: { ...ON_HOST, loadbalancerMode: 'dedicated' } }),
    at: 'ingress.loadbalancerMode',
    passes: () => cilium({ ingress: { loadbalancerMode: 'dedicated' } }),
  },
  'cilium/ingresses-have-one-way-in': {
    fails: () => cilium({ ingress: { ...ON_HOST, service: { loadBalancerClass: 'example.com/edge' } } }),
    at: 'ingress.service',
    passes: () => cilium({ ingress: { service: { loadBalancerClass: 'example.com/edge' } } }),
  },
  'cilium/ingress-service-keeps-to-its-type': {
    fails: () => cilium({ ingress: { service: { type: 'NodePort', loadBalancerClass: 'example.com/edge' } } }),
    at: 'ingress.service.loadBalancerClass',
    passes: () => cilium({ ingress: { service: { type: 'NodePort' } } }),
  },
  'cilium/always-enforcing-leaves-nodes-open': {
    fails: () => cilium({ hostFirewall: true, policyEnforcementMode: 'always' }),
    at: 'hostFirewall',
    passes: () => cilium({ hostFirewall: true }),
  },
  'cilium/audit-enforces-nothing': {
    fails: () => cilium({ policyAuditMode: true }),
    at: 'policyAuditMode',
    passes: () => cilium({ policyAuditMode: false }),
  },
  'cilium/policies-are-enforced-at-all': {
    fails: () => cilium({ policyEnforcementMode: 'never', hostFirewall: true }),
    at: 'hostFirewall',
    passes: () => cilium({ policyEnforcementMode: 'never', policyDenyResponse: 'none', hostFirewall: false }),
  },
  'cilium/host-firewall-excludes-ipsec': {
    fails: () => cilium({ hostFirewall: true, encryption: IPSEC }),
    at: 'hostFirewall',
    passes: () => cilium({ hostFirewall: true, encryption: WIREGUARD }),
  },
  'cilium/authentication-is-given-up': {
    fails: () => cilium({ authentication: true, version: '1.20' }),
    at: 'authentication',
    passes: () => cilium({ authentication: true, version: '1.19' }),
  },
  'cilium/authentication-stays-in-its-cluster': {
    fails: () => cilium({ authentication: true, clusterMesh: MESH }),
    at: 'authentication',
    passes: () => cilium({ clusterMesh: MESH }),
  },
  'cilium/authentication-encrypts-nothing': {
    fails: () => cilium({ authentication: true }),
    at: 'authentication',
    passes: () => cilium({ authentication: true, encryption: WIREGUARD }),
  },
  'cilium/spire-volume-has-a-size': {
    fails: () => cilium({ authentication: { server: { kind: 'installed', dataStorage: { size: 'much' } } } }),
    at: 'authentication.server.dataStorage.size',
    passes: () => cilium({ authentication: { server: { kind: 'installed', dataStorage: { size: '2Gi' } } } }),
  },
  'cilium-gateway-classes/names-can-be-given': {
    fails: () => classes({ name: 'cilium' }),
    at: 'classes[0].name',
    passes: () => classes({ name: 'cilium-internal' }),
  },
  'cilium-gateway-classes/services-keep-to-their-type': {
    fails: () => classes({ name: 'a', service: { type: 'NodePort', allocateLoadBalancerNodePorts: true } }),
    at: 'classes[0].service.allocateLoadBalancerNodePorts',
    passes: () => classes({ name: 'a', service: { allocateLoadBalancerNodePorts: true } }),
  },
  'cilium-gateway-classes/families-are-those-of-the-cluster': {
    fails: () => classes({ name: 'a', service: { ipFamilies: ['ipv4', 'ipv6'] } }),
    at: 'classes[0].service.ipFamilies[1]',
    passes: () => classes({ name: 'a', service: { ipFamilies: ['ipv4'], ipFamilyPolicy: 'PreferDualStack' } }),
  },
  'cilium-gateway-classes/ranges-can-be-read': {
    fails: () => classes({ name: 'a', service: { loadBalancerSourceRanges: ['192.0.2.1'] } }),
    at: 'classes[0].service.loadBalancerSourceRanges[0]',
    passes: () => classes({ name: 'a', service: { loadBalancerSourceRanges: ['192.0.2.0/24'] } }),
  },
  'cilium-gateway-classes/gateways-are-switched-on': {
    fails: () => together([plan(), ciliumWith({})]),
    at: 'cilium-gateway-classes',
    passes: () => together([plan(), ciliumWith(GATEWAYS)]),
  },
  'cilium-gateway-classes/services-are-made': {
    fails: () =>
      together([
        plan({ service: { type: 'NodePort' } }),
        ciliumWith({ gatewayAPI: { enabled: true, hostNetwork: { enabled: true } } }),
      ]),
    at: 'cilium-gateway-classes',
    passes: () => together([plan({ service: { type: 'NodePort' } }), ciliumWith(GATEWAYS)]),
  },
  'cilium-gateway-classes/fields-are-there': {
    fails: () => together([plan({ grpcWebTranslation: false }), ciliumWith(GATEWAYS, '1.19.6')]),
    at: 'cilium-gateway-classes',
    passes: () => together([plan({ accessLogs: [{ format: 'JSON' }] }), ciliumWith(GATEWAYS, '1.19.6')]),
  },
};
