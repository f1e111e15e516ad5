import type { Values } from '../../../core/values';
import type { CiliumSettings } from '../settings';
import { algorithmByAnnotation, dispatchOf, maglevOf, modeByAnnotation } from './load-balancing';
import type { CiliumNodePort } from './options';

/** Who turns Services into pods, and how. */
export function serviceValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { kubeProxyReplacement, options, socketLBHostNamespaceOnly } = settings;
  const { localRedirectPolicies } = options;
  const replacement = typeof options.kubeProxyReplacement === 'object' ? options.kubeProxyReplacement : {};
  const redirects = typeof localRedirectPolicies === 'object' ? localRedirectPolicies : {};
  return {
    kubeProxyReplacement,
    ...(replacement.healthzBindAddress !== undefined && {
      kubeProxyReplacementHealthzBindAddr: replacement.healthzBindAddress,
    }),
    ...apiServerValues(settings),
    ...(socketLBHostNamespaceOnly && { socketLB: { hostNamespaceOnly: true } }),
    ...loadBalancerValues(settings),
    ...(options.nodePort !== undefined && { nodePort: nodePortValues(options.nodePort) }),
    ...((localRedirectPolicies ?? false) !== false && { localRedirectPolicies: { enabled: true, ...redirects } }),
  };
}

/** Without kube-proxy the Service `kubernetes` works only once Cilium does. */
function apiServerValues<S>({ cluster, kubeProxyReplacement, options: { apiServer } }: CiliumSettings<S>): Values<S> {
  const { host, port } = cluster.apiServer;
  switch (apiServer?.kind) {
    case undefined:
      return kubeProxyReplacement ? { k8sServiceHost: host, k8sServicePort: port } : {};
    case 'address':
      return { k8sServiceHost: apiServer.host, k8sServicePort: apiServer.port ?? port };
    case 'urls':
      return { k8s: { apiServerURLs: apiServer.urls.join(' ') } };
    case 'configMap':
      return {
        k8sServiceHostRef: { name: apiServer.name, key: apiServer.key },
        k8sServicePort: apiServer.port ?? port,
      };
  }
}

function loadBalancerValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { loadBalancer } = settings.options;
  if (loadBalancer === undefined) return {};
  const { acceleration, externalClusterIP, forwarding, selection, serviceTopology, sourceRangeAllTypes } = loadBalancer;
  const dsrDispatch = dispatchOf(settings);
  const maglev = maglevOf(selection);
  const shared = {
    ...(forwarding !== undefined && { mode: forwarding.mode }),
    ...(dsrDispatch !== undefined && { dsrDispatch }),
    ...(selection !== undefined && { algorithm: selection.algorithm }),
    ...(acceleration !== undefined && { acceleration }),
    ...(serviceTopology !== undefined && { serviceTopology }),
  };
  const bpf = {
    ...(modeByAnnotation(forwarding) && { lbModeAnnotation: true }),
    ...(algorithmByAnnotation(selection) && { lbAlgorithmAnnotation: true }),
    ...(sourceRangeAllTypes !== undefined && { lbSourceRangeAllTypes: sourceRangeAllTypes }),
    ...(externalClusterIP !== undefined && { lbExternalClusterIP: externalClusterIP }),
  };
  return {
    ...(Object.keys(shared).length > 0 && { loadBalancer: shared }),
    ...(Object.keys(bpf).length > 0 && { bpf }),
    ...(maglev !== undefined && Object.keys(maglev).length > 0 && { maglev: { ...maglev } }),
    // A tunnel beside the routes, for nothing but requests that are answered directly.
    ...(settings.routing.mode === 'native' && dsrDispatch === 'geneve' && { tunnelProtocol: 'geneve' }),
  };
}

function nodePortValues({ range, ...options }: CiliumNodePort): Values<never> {
  return { ...(range !== undefined && { range: `${range.from},${range.to}` }), ...options };
}
