import { kubeadmCluster } from '../../../lib/clusters';
import { eks } from '../../support/clusters';
import type { CiliumSet } from '../cilium-sets';

const WITHOUT_KUBE_PROXY = kubeadmCluster({
  name: 'lab',
  nodePools: [{ name: 'nodes', role: 'control-plane', nodes: 3 }],
  apiServer: { host: '192.0.2.10' },
  kubeProxy: 'none',
});

/** How the world learns where pods and Services are, and through whom pods leave. */
export const ANNOUNCING_SETS: readonly CiliumSet[] = [
  {
    name: 'what the chart announces by itself',
    cluster: WITHOUT_KUBE_PROXY,
    options: {},
    config: {
      'enable-bgp-control-plane': undefined,
      'enable-lb-ipam': 'true',
      'default-lb-service-ipam': 'lbipam',
      'enable-l2-announcements': undefined,
      'enable-node-ipam': undefined,
      'enable-egress-gateway': undefined,
    },
  },
  {
    name: 'BGP',
    cluster: WITHOUT_KUBE_PROXY,
    options: { bgp: true },
    config: { 'enable-bgp-control-plane': 'true', 'bgp-router-id-allocation-mode': 'default' },
    mentions: ['"cilium-bgp-control-plane-secrets"'],
  },
  {
    name: 'BGP with ids out of a pool',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      bgp: {
        routerIDAllocation: { mode: 'ip-pool', ipPool: '198.51.100.0/24' },
        secretsNamespace: 'kube-system',
        statusReport: false,
        legacyOriginAttribute: true,
      },
    },
    config: {
      'enable-bgp-control-plane': 'true',
      'bgp-router-id-allocation-mode': 'ip-pool',
      'bgp-router-id-allocation-ip-pool': '198.51.100.0/24',
      'bgp-secrets-namespace': 'kube-system',
      'enable-bgp-control-plane-status-report': 'false',
      'enable-bgp-legacy-origin-attribute': 'true',
    },
  },
  {
    name: 'addresses of Services in the segment of the nodes',
    cluster: WITHOUT_KUBE_PROXY,
    options: {
      l2Announcements: {
        expectedServices: 65,
        leaseDuration: '6s',
        leaseRenewDeadline: '2s',
        leaseRetryPeriod: '1s',
      },
    },
    config: {
      'enable-l2-announcements': 'true',
      'l2-announcements-lease-duration': '6s',
      'l2-announcements-renew-deadline': '2s',
      'l2-announcements-retry-period': '1s',
      'k8s-client-qps': '43',
      'k8s-client-burst': '86',
    },
  },
  {
    name: 'addresses of Services by others',
    cluster: WITHOUT_KUBE_PROXY,
    options: { lbIpam: false },
    config: { 'enable-lb-ipam': 'false', 'default-lb-service-ipam': 'none' },
  },
  {
    name: 'addresses of Services from nodes',
    cluster: WITHOUT_KUBE_PROXY,
    options: { nodeIpam: { defaultForServices: true } },
    config: { 'enable-node-ipam': 'true', 'default-lb-service-ipam': 'nodeipam', 'enable-lb-ipam': 'true' },
  },
  {
    name: 'addresses of Services on a cloud',
    cluster: eks('cilium-overlay'),
    options: {},
    config: { 'enable-lb-ipam': 'true', 'default-lb-service-ipam': 'none' },
  },
  {
    name: 'egress gateways',
    cluster: WITHOUT_KUBE_PROXY,
    options: { egressGateway: { maxPolicyEntries: 65_536, reconciliationTriggerInterval: '5s' } },
    config: {
      'enable-egress-gateway': 'true',
      'enable-bpf-masquerade': 'true',
      'kube-proxy-replacement': 'true',
      'egress-gateway-policy-map-max': '65536',
      'egress-gateway-reconciliation-trigger-interval': '5s',
    },
  },
];
