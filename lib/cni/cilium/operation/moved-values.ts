/**
 * Values that charts of Cilium took away, by path, with what does the same today. For upgrades from 1.17 on: what the tables
 * of keys cannot say, because a chart that still read them is not among them, or because the name has nothing in common.
 */
export const MOVED_VALUES: Readonly<Record<string, string>> = {
  enableCiliumEndpointSlice: 'remove it, and set scale: { endpointSlices: true }',
  'ciliumEndpointSlice.sliceMode': 'remove it: there is one way to fill slices now',
  'externalIPs.enabled': 'remove it: kubeProxyReplacement covers external addresses of Services',
  'hostPort.enabled': 'remove it: kubeProxyReplacement covers ports of hosts',
  'nodePort.enabled': 'remove it: kubeProxyReplacement covers node ports',
  'externalWorkloads.enabled': 'remove it: machines outside of the cluster are no longer supported',
  'highScaleIPcache.enabled': 'remove it: the feature is gone',
  enableRuntimeDeviceDetection: 'remove it: devices are always detected while the agent runs',
  enableK8sTerminatingEndpoint: 'remove it: it is always on',
  'eni.updateEC2AdapterLimitViaAPI': 'remove it: limits are always read from EC2',
  'l2NeighDiscovery.refreshPeriod': 'remove it: the kernel keeps neighbours up to date',
  'hubble.export.fileMaxSizeMb': 'write hubble.export.static.fileMaxSizeMb',
  'hubble.export.fileMaxBackups': 'write hubble.export.static.fileMaxBackups',
  'l2podAnnouncements.interface': 'write l2podAnnouncements.interfacePattern',
  'encryption.strictMode.enabled': 'remove it, and set the strict mode of the encryption option',
  'encryption.strictMode.cidr': 'remove it, and set the strict mode of the encryption option',
  'encryption.strictMode.allowRemoteNodeIdentities': 'remove it, and set the strict mode of the encryption option',
  'clustermesh.enableMCSAPISupport': 'write clustermesh.mcsapi.enabled',
  'clustermesh.apiserver.tls.server.extraDnsNames': 'write clustermesh.apiserver.tls.auto.server.extraDnsNames',
  'clustermesh.apiserver.tls.server.extraIpAddresses': 'write clustermesh.apiserver.tls.auto.server.extraIpAddresses',
};
