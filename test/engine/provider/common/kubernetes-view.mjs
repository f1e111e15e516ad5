// What a cloud can see of a cluster from the outside: whether its nodes have a pod network, and whose pods run.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hostOf, hostsOf } from './hosts.mjs';

/** Charts that bring a pod network. */
const CNI_CHARTS = ['cilium', 'flannel', 'kube-flannel', 'tigera-operator', 'aws-vpc-cni'];

export class KubernetesView {
  constructor(folder) {
    this.folder = folder;
  }

  /** Helm releases on a cluster of the cloud. */
  releases(cluster) {
    const hosts = hostsOf(cluster);
    return readdirSync(this.folder)
      .map((file) => JSON.parse(readFileSync(path.join(this.folder, file), 'utf8')))
      .filter(({ server, object }) => hosts.includes(hostOf(server)) && object.kind === 'Release')
      .map(({ object }) => object);
  }

  /** Whether a release brings a pod network. */
  hasPodNetwork(cluster) {
    return this.releases(cluster).some(({ spec }) => CNI_CHARTS.includes(chartOf(spec)));
  }

  /** The release, if any, whose pods run as a service account. */
  releaseOf(cluster, namespace, serviceAccount) {
    return this.releases(cluster).find(
      ({ metadata, spec }) =>
        metadata.namespace === namespace &&
        (serviceAccount.startsWith(chartOf(spec)) ||
          serviceAccount === metadata.name ||
          namesServiceAccount(spec.values, serviceAccount)),
    );
  }
}

function chartOf({ chart }) {
  return chart.split('/').at(-1);
}

/** Whether `serviceAccount.name` or `serviceAccountName` is set to a name anywhere in values. */
function namesServiceAccount(values, name) {
  if (typeof values !== 'object' || values === null) return false;
  if (values.serviceAccountName === name || values.serviceAccount?.name === name) return true;
  return Object.values(values).some((value) => namesServiceAccount(value, name));
}
