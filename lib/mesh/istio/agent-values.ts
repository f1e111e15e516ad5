import { resourceValues } from '../../core/resources';
import type { Values } from '../../core/values';
import type { IstioSettings } from './settings';
import { networkPolicy, platformValue, revisionValue, sharedValues } from './shared-values';

/** Values of the agent on every node: all but `global` under `cni`. */
export function agentValues<S>(settings: IstioSettings<S>): Values<S> {
  const { chart, folders, options, ownConfig, platform } = settings;
  const {
    dnsCapture = true,
    env,
    excludeNamespaces = [],
    ipv6 = true,
    probeAddress,
    resources,
  } = options.nodeAgent ?? {};
  const variables = {
    ...(probeAddress?.ipv4 !== undefined && { HOST_PROBE_SNAT_IP: probeAddress.ipv4 }),
    ...(probeAddress?.ipv6 !== undefined && { HOST_PROBE_SNAT_IPV6: probeAddress.ipv6 }),
    ...env,
  };
  return {
    profile: 'ambient',
    global: { ...platformValue(platform), ...sharedValues(settings) },
    cni: {
      ...(folders.bin !== undefined && { cniBinDir: folders.bin }),
      ...(folders.conf !== undefined && { cniConfDir: folders.conf }),
      ...(folders.netns !== undefined && { cniNetnsDir: folders.netns }),
      istioOwnedCNIConfig: ownConfig,
      excludeNamespaces: [...new Set(['kube-system', ...excludeNamespaces])],
      ambient: { dnsCapture, ipv6 },
      resources: resourceValues(resources ?? { requests: { cpu: '100m', memory: '100Mi' } }),
      // Every supported Kubernetes has the field that took the annotation's place.
      ...(chart.minor !== '1.29' && { useAppArmorAnnotation: false }),
      ...(Object.keys(variables).length > 0 && { env: variables }),
    },
  };
}

/** Values of the proxy on every node. */
export function ztunnelValues<S>(settings: IstioSettings<S>): Values<S> {
  const { cluster, namespace, options, platform } = settings;
  const { env, logAsJson, peerCaCrl, resources, terminationGracePeriodSeconds, workerThreads } = options.ztunnel ?? {};
  const variables = {
    ...(workerThreads !== undefined && { ZTUNNEL_WORKER_THREADS: workerThreads }),
    ...(options.nodeAgent?.ipv6 === false && { IPV6_ENABLED: 'false' }),
    ...env,
  };
  return {
    profile: 'ambient',
    ...revisionValue(options.revision),
    global: { ...platformValue(platform), ...networkPolicy(settings) },
    istioNamespace: namespace,
    multiCluster: { clusterName: options.clusterName ?? cluster.name },
    ...(options.network !== undefined && { network: options.network }),
    resources: resourceValues(resources ?? { requests: { cpu: '200m', memory: '512Mi' } }),
    terminationGracePeriodSeconds: terminationGracePeriodSeconds ?? 300,
    ...(peerCaCrl === true && { peerCaCrl: { enabled: true } }),
    ...(logAsJson === true && { logAsJson: true }),
    ...(Object.keys(variables).length > 0 && { env: variables }),
  };
}
