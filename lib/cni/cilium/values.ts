import type { IpFamily } from '../../core/network/cidr';
import { cloudOf } from '../../core/pod-network';
import { resourceValues } from '../../core/resources';
import { mergeValues, type Values } from '../../core/values';
import { inRange } from '../../core/version';
import { GKE_CNI_BIN_PATH } from './gke-values';
import type { HubbleTls } from './options';
import { cloudValues, placementValues, podNetworkValues } from './pod-network';
import { type CiliumSettings, nativeRange, podRange } from './settings';

/** Capabilities of the agent where pods may not load kernel modules: the chart's list without `SYS_MODULE`. 1.19 adds `SYSLOG`. */
const AGENT_CAPABILITIES = [
  'CHOWN',
  'KILL',
  'NET_ADMIN',
  'NET_RAW',
  'IPC_LOCK',
  'SYS_ADMIN',
  'SYS_RESOURCE',
  'DAC_OVERRIDE',
  'FOWNER',
  'SETGID',
  'SETUID',
];
const CLEAN_STATE_CAPABILITIES = ['NET_ADMIN', 'SYS_ADMIN', 'SYS_RESOURCE'];

/** The chart's values for these settings, with the caller's own merged last. */
export function ciliumValues<S>(settings: CiliumSettings<S>): Values<S> {
  return mergeValues(renderedValues(settings), settings.options.values);
}

/** The values that options decide. */
export function renderedValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { options } = settings;
  const placement = placementValues(settings);
  return {
    ...cloudValues(settings),
    ...serviceValues(settings),
    ...routingValues(settings),
    ...addressValues(settings),
    ...masqueradeValues(settings),
    ...(options.encryption && {
      encryption: {
        enabled: true,
        type: options.encryption.type,
        nodeEncryption: options.encryption.nodeEncryption ?? false,
        ...(options.encryption.persistentKeepalive !== undefined && {
          wireguard: { persistentKeepalive: options.encryption.persistentKeepalive },
        }),
      },
    }),
    hubble: hubbleValues(settings),
    policyEnforcementMode: options.policyEnforcementMode ?? 'default',
    cni: cniValues(settings),
    ...(options.devices && { devices: options.devices }),
    ...(options.mtu !== undefined && { MTU: options.mtu }),
    ...(options.prometheus && { prometheus: { enabled: true } }),
    ...platformValues(settings),
    // A changed ConfigMap restarts nothing by itself: the old configuration would go on running.
    rollOutCiliumPods: true,
    ...placement.agent,
    resources: resourceValues(settings.resources.agent),
    operator: {
      replicas: settings.operatorReplicas,
      rollOutPods: true,
      ...placement.operator,
      resources: resourceValues(settings.resources.operator),
    },
    envoy: { rollOutPods: true, ...placement.agent, resources: resourceValues(settings.resources.envoy) },
  };
}

function cniValues<S>({ exclusive, podNetwork }: CiliumSettings<S>): Values<S> {
  if (podNetwork.kind === 'chained') return { chainingMode: podNetwork.plugin, exclusive };
  return { exclusive, ...(cloudOf(podNetwork) === 'gcp' && { binPath: GKE_CNI_BIN_PATH }) };
}

function serviceValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster, kubeProxyReplacement, socketLBHostNamespaceOnly } = settings;
  return {
    kubeProxyReplacement,
    ...(kubeProxyReplacement && { k8sServiceHost: cluster.apiServer.host, k8sServicePort: cluster.apiServer.port }),
    ...(socketLBHostNamespaceOnly && { socketLB: { hostNamespaceOnly: true } }),
  };
}

function routingValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { routing, cluster, podNetwork } = settings;
  if (routing.mode === 'tunnel') {
    return {
      routingMode: 'tunnel',
      tunnelProtocol: routing.protocol ?? 'vxlan',
      ...(routing.port !== undefined && { tunnelPort: routing.port }),
      ...(cluster.ipFamilies.includes('ipv4') ? {} : { underlayProtocol: 'ipv6' }),
    };
  }
  const [ipv4, ipv6] = [nativeRange(settings, 'ipv4'), nativeRange(settings, 'ipv6')];
  return {
    routingMode: 'native',
    ...(ipv4 !== undefined && { ipv4NativeRoutingCIDR: ipv4 }),
    ...(ipv6 !== undefined && { ipv6NativeRoutingCIDR: ipv6 }),
    ...(podNetwork.kind === 'own' && { autoDirectNodeRoutes: routing.autoDirectNodeRoutes }),
    ...(routing.directRoutingSkipUnreachable && { directRoutingSkipUnreachable: true }),
  };
}

function addressValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster } = settings;
  const has = (family: IpFamily): boolean => cluster.ipFamilies.includes(family);
  const families = { ipv4: { enabled: has('ipv4') }, ipv6: { enabled: has('ipv6') } };
  const ofNetwork = podNetworkValues(settings);
  if (ofNetwork !== undefined) return { ...families, ...ofNetwork };
  if (settings.ipam === 'kubernetes') {
    return {
      ...families,
      ipam: { mode: 'kubernetes' },
      k8s: { requireIPv4PodCIDR: has('ipv4'), requireIPv6PodCIDR: has('ipv6') },
    };
  }
  const [ipv4, ipv6] = [podRange(settings, 'ipv4'), podRange(settings, 'ipv6')];
  return {
    ...families,
    ipam: {
      mode: 'cluster-pool',
      operator: {
        ...(ipv4 !== undefined && {
          clusterPoolIPv4PodCIDRList: [ipv4],
          clusterPoolIPv4MaskSize: cluster.nodeCidrPrefix.ipv4,
        }),
        ...(ipv6 !== undefined && {
          clusterPoolIPv6PodCIDRList: [ipv6],
          clusterPoolIPv6MaskSize: cluster.nodeCidrPrefix.ipv6,
        }),
      },
    },
  };
}

function masqueradeValues<S>(settings: CiliumSettings<S>): Values<S> {
  const { cluster, hostLegacyRouting, masquerade } = settings;
  const on = masquerade !== 'none';
  return {
    enableIPv4Masquerade: on && cluster.ipFamilies.includes('ipv4'),
    enableIPv6Masquerade: on && cluster.ipFamilies.includes('ipv6'),
    bpf: {
      masquerade: masquerade === 'bpf',
      ...(hostLegacyRouting && { hostLegacyRouting: true }),
    },
  };
}

function hubbleValues<S>({ hubble }: CiliumSettings<S>): Values<S> {
  if (hubble === undefined) return { enabled: false };
  return {
    enabled: true,
    relay: {
      enabled: hubble.relay,
      ...(hubble.relay && { rollOutPods: true }),
      ...(hubble.relay &&
        hubble.tls.method === 'existing' && { tls: { client: { existingSecret: hubble.tls.relayClientSecret } } }),
    },
    ui: { enabled: hubble.ui, ...(hubble.ui && { rollOutPods: true }) },
    tls: tlsValues(hubble.tls),
    ...(hubble.metrics.length > 0 && { metrics: { enabled: hubble.metrics } }),
  };
}

function tlsValues(tls: HubbleTls): Values<never> {
  switch (tls.method) {
    case 'cronJob':
      return {
        enabled: true,
        auto: {
          enabled: true,
          method: 'cronJob',
          ...(tls.certValidityDuration !== undefined && { certValidityDuration: tls.certValidityDuration }),
        },
      };
    case 'certmanager':
      return {
        enabled: true,
        auto: {
          enabled: true,
          method: 'certmanager',
          certManagerIssuerRef: {
            group: tls.certManagerIssuerRef.group ?? 'cert-manager.io',
            kind: tls.certManagerIssuerRef.kind ?? 'Issuer',
            name: tls.certManagerIssuerRef.name,
          },
        },
      };
    case 'existing':
      return { enabled: true, auto: { enabled: false }, server: { existingSecret: tls.serverSecret } };
    case 'none':
      return { enabled: false };
  }
}

function platformValues<S>({ cluster, chart }: CiliumSettings<S>): Values<S> {
  const { cgroupRoot, podsLoadKernelModules } = cluster.platform;
  const agent = inRange(chart.ref.version, '>=1.19') ? [...AGENT_CAPABILITIES, 'SYSLOG'] : AGENT_CAPABILITIES;
  return {
    ...(cgroupRoot !== undefined && { cgroup: { autoMount: { enabled: false }, hostRoot: cgroupRoot } }),
    ...(!podsLoadKernelModules && {
      securityContext: {
        capabilities: { ciliumAgent: agent, cleanCiliumState: CLEAN_STATE_CAPABILITIES },
      },
    }),
  };
}
