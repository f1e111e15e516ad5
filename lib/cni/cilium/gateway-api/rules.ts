import { selectorProblems } from '../../../core/label-selector';
import type { Rule } from '../../../core/rule';
import { compareVersions, isVersion } from '../../../core/version';
import { CILIUM_DOCS, CILIUM_SOURCE } from '../../cilium-objects/evidence';
import { showsServices } from '../proxy/settings';
import type { CiliumSettings } from '../settings';

const HOST_NETWORK = `${CILIUM_DOCS}/network/servicemesh/gateway-api/host-network-mode/`;

/** What goes wrong with Gateways. */
export const GATEWAY_API_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/gateways-show-services',
    title: 'Since 1.20 Gateways keep routing at sockets out of pods, whatever socketLBHostNamespaceOnly says',
    severity: 'warning',
    versions: '>=1.20',
    evidence: `${CILIUM_SOURCE}/install/kubernetes/cilium/templates/cilium-configmap.yaml`,
    check: ({ chart, envoyUses, options }, report) => {
      if (options.socketLBHostNamespaceOnly !== false || !showsServices({ envoyUses }, chart)) return;
      report({
        path: ['socketLBHostNamespaceOnly'],
        message: 'the chart sets it to true for the weights of TCPRoutes and UDPRoutes',
        fix: 'remove socketLBHostNamespaceOnly',
      });
    },
  },
  {
    id: 'cilium/gateways-have-one-way-in',
    title: 'Gateways on the host network have no load balancers',
    severity: 'warning',
    evidence: HOST_NETWORK,
    check: ({ gatewayApi }, report) => {
      if (gatewayApi?.hostNetwork === undefined || gatewayApi.externalTrafficPolicy === undefined) return;
      report({
        path: ['gatewayApi', 'externalTrafficPolicy'],
        message: 'it is ignored: there is no load balancer to have it',
        fix: 'remove externalTrafficPolicy, or hostNetwork',
      });
    },
  },
  {
    id: 'cilium/gateway-nodes-can-be-labelled',
    title: 'Nodes for Gateways and Ingresses are chosen by labels that nodes can have',
    severity: 'error',
    evidence: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/',
    check: ({ gatewayApi, ingress }, report) => {
      for (const [option, hostNetwork] of [
        ['gatewayApi', gatewayApi?.hostNetwork],
        ['ingress', ingress?.hostNetwork],
      ] as const) {
        for (const { path, ...problem } of selectorProblems({ matchLabels: hostNetwork?.nodes ?? {} }, [])) {
          // A selector has its labels below matchLabels, an option has not.
          report({ path: [option, 'hostNetwork', 'nodes', ...path.slice(1)], ...problem });
        }
      }
    },
  },
  {
    id: 'cilium/upgrade-keeps-tls-routes',
    title: 'TLSRoutes of before 1.20 are read only where their definition still has v1alpha2',
    severity: 'warning',
    versions: '>=1.20',
    evidence: `${CILIUM_SOURCE}/Documentation/network/servicemesh/gateway-api/installation.rst`,
    check: ({ envoyUses, options: { upgradingFrom } }, report) => {
      if (upgradingFrom === undefined || !isVersion(upgradingFrom)) return;
      if (compareVersions(upgradingFrom, '1.20') >= 0 || !envoyUses.some(({ kind }) => kind === 'gateways')) return;
      report({
        path: ['upgradingFrom'],
        message: `Cilium ${upgradingFrom} kept TLSRoutes in v1alpha2: with the standard channel of Gateway API 1.5 and later the API server cannot read them any more`,
        fix: "use channel 'experimental' of planGatewayApi, unless there are no TLSRoutes",
      });
    },
  },
  {
    id: 'cilium/gateway-class-is-offered',
    title: 'Gateways need a class: without the one named cilium, somebody else must make one',
    severity: 'warning',
    evidence: `${CILIUM_SOURCE}/install/kubernetes/cilium/templates/cilium-gateway-api-class.yaml`,
    check: ({ gatewayApi }, report) => {
      if (gatewayApi?.gatewayClass !== false) return;
      report({
        path: ['gatewayApi', 'gatewayClass'],
        message:
          'no class is made here, and since 1.20 neither is the policy that refuses listeners with several certificates',
        fix: 'remove gatewayClass: false, or make classes with planCiliumGatewayClasses',
      });
    },
  },
];
