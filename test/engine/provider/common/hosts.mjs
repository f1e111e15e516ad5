// Where API servers answer that a cloud runs.

/** Outputs with the host of an API server, by module. */
const HOSTS = {
  'eks/cluster': ({ endpoint }) => [endpoint],
  'container/cluster': ({ endpoint, controlPlaneEndpointsConfig }) => [
    endpoint,
    controlPlaneEndpointsConfig?.dnsEndpointConfig?.endpoint,
  ],
  'containerservice/ManagedCluster': ({ fqdn, privateFQDN }) => [fqdn, privateFQDN],
};

/** Hosts that are API servers of a cloud, or nothing. */
const MANAGED = /\.eks\.amazonaws\.com$|\.gke\.goog$|^203\.0\.113\.\d+$|\.azmk8s\.io$/;

/** The host of an address, with or without scheme and port. */
export function hostOf(address) {
  return address?.replace(/^https?:\/\//, '').replace(/:\d+$/, '');
}

/** Hosts at which an object of a cloud answers as an API server. */
export function hostsOf({ module, outputs }) {
  return (HOSTS[module]?.(outputs) ?? []).filter((host) => host !== undefined).map(hostOf);
}

/** Whether a cloud runs the API server at an address: without a cluster of it, nobody answers. */
export function isManaged(server) {
  return MANAGED.test(hostOf(server) ?? '');
}
