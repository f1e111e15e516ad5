import { DISTRIBUTION_NAMES } from '../../../core/cluster';
import type { Rule } from '../../../core/rule';
import { CILIUM_DOCS } from '../../cilium-objects/evidence';
import { hostPorts } from '../proxy/settings';
import type { CiliumSettings } from '../settings';

const INGRESS = `${CILIUM_DOCS}/network/servicemesh/ingress/`;

/** Parts of distributions that serve Ingresses on ports 80 and 443 of nodes, under a class that is the default. */
const OTHERS: Readonly<Record<string, string>> = { traefik: 'Traefik', 'rke2-ingress-nginx': 'ingress-nginx' };

/** What goes wrong with Ingresses. */
export const INGRESS_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/ingresses-have-one-controller',
    title: 'One part of a cluster has ports 80 and 443 of nodes, and serves Ingresses without a class',
    severity: 'warning',
    evidence: 'https://docs.k3s.io/networking/networking-services#traefik-ingress-controller',
    check: ({ cluster, gatewayApi, ingress }, report) => {
      const takesPorts = hostPorts({ gatewayApi, ingress }).some((port) => port === 80 || port === 443);
      if (ingress === undefined && !takesPorts) return;
      for (const component of cluster.platform.components) {
        const other = OTHERS[component];
        if (other === undefined) continue;
        report({
          path: ['cluster', 'disable'],
          message: `${DISTRIBUTION_NAMES[cluster.distribution]} runs ${other}, which has ports 80 and 443 of nodes and serves Ingresses without a class`,
          fix: `disable '${component}' of the cluster`,
        });
      }
    },
  },
  {
    id: 'cilium/ingress-ports-are-shared',
    title: 'Ports of the host network are those of shared Ingresses: each other one names its own by annotation',
    severity: 'warning',
    evidence: `${INGRESS}#host-network-mode`,
    check: ({ ingress }, report) => {
      if (ingress?.hostNetwork === undefined || ingress.loadbalancerMode !== 'dedicated') return;
      report({
        path: ['ingress', 'loadbalancerMode'],
        message:
          'every Ingress wants port 8080 unless ingress.cilium.io/host-listener-port says otherwise, and one gets it',
        fix: "set loadbalancerMode to 'shared', or annotate each Ingress",
      });
    },
  },
  {
    id: 'cilium/ingresses-have-one-way-in',
    title: 'Ingresses on the host network have no load balancer',
    severity: 'warning',
    evidence: `${INGRESS}#host-network-mode`,
    check: ({ ingress }, report) => {
      if (ingress?.hostNetwork === undefined || ingress.service === undefined) return;
      report({
        path: ['ingress', 'service'],
        message: 'the Service has an address of the cluster only, whatever is said of it',
        fix: 'remove service, or hostNetwork',
      });
    },
  },
  {
    id: 'cilium/ingress-service-keeps-to-its-type',
    title: 'A NodePort Service has no load balancer to be of a class or to have an address',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/',
    check: ({ ingress }, report) => {
      const { service } = ingress ?? {};
      if (service?.type !== 'NodePort' || ingress?.hostNetwork !== undefined) return;
      for (const field of ['loadBalancerClass', 'allocateLoadBalancerNodePorts'] as const) {
        if (service[field] === undefined) continue;
        report({
          path: ['ingress', 'service', field],
          message: 'the API server takes it of load balancers only, and refuses the Service',
          fix: `remove ${field}, or set type to 'LoadBalancer'`,
        });
      }
    },
  },
];
