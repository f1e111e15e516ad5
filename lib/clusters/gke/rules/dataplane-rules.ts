import type { Report } from '../../../core/rule';
import type { GkeCluster } from '../gke-cluster';
import type { GkeDataplaneV2 } from '../networking';
import { nodesAtOnce } from '../pod-blocks';
import { GUIDES } from './evidence';
import type { GkeRule } from './gke-rule';
import { eachPool } from './node-pool-rules';

const ENCRYPTION = `${GUIDES}/how-to/enable-inter-node-transparent-encryption`;
const MULTI_NETWORK = `${GUIDES}/how-to/setup-multinetwork-support-for-pods`;

const MOST_ENCRYPTED_NODES = 500;
const MOST_ADDITIONAL_NETWORKS = 7;

/** What features of Dataplane V2 ask of nodes. */
export const DATAPLANE_RULES: readonly GkeRule[] = [
  {
    id: 'gke/encrypted-nodes-are-few',
    title: `Traffic is encrypted between at most ${MOST_ENCRYPTED_NODES} nodes`,
    severity: 'error',
    evidence: ENCRYPTION,
    check: (cluster, report) => {
      const nodes = nodesAtOnce(cluster.gke.nodePools);
      if (!isEncrypted(cluster) || nodes <= MOST_ENCRYPTED_NODES) return;
      report({
        path: ['cluster', 'networking', 'interNodeEncryption'],
        message: `pools may grow to ${nodes} nodes, those of an upgrade included`,
        fix: 'remove it and let a service mesh encrypt, or let pools grow less',
      });
    },
  },
  {
    id: 'gke/encrypted-nodes-run-linux',
    title: 'Traffic is encrypted between Linux nodes only',
    severity: 'error',
    evidence: ENCRYPTION,
    check: (cluster, report) => {
      if (isEncrypted(cluster)) reportWindows('interNodeEncryption', cluster, report);
    },
  },
  {
    id: 'gke/policies-by-name-are-for-linux',
    title: 'Policies by host name are for clusters without Windows nodes',
    severity: 'error',
    evidence: `${GUIDES}/how-to/fqdn-network-policies`,
    check: (cluster, report) => {
      if (cluster.gke.mode.dataplaneV2?.fqdnNetworkPolicy === true) reportWindows('fqdnNetworkPolicy', cluster, report);
    },
  },
  {
    id: 'gke/additional-networks-are-possible',
    title: 'Nodes have additional networks only where multi-networking is on',
    severity: 'error',
    evidence: MULTI_NETWORK,
    check: (cluster, report) => {
      const { mode } = cluster.gke;
      if (mode.dataplaneV2?.multiNetworking === true) return;
      eachPool(cluster, ({ name, additionalNetworks }, path) => {
        if (additionalNetworks.length === 0) return;
        report({
          path: [...path, 'additionalNetworks'],
          message: `nodes of pool '${name}' would have interfaces that no pod can use`,
          fix:
            mode.dataplaneV2 === undefined
              ? "remove it, or use networking mode 'dataplane-v2' with multiNetworking"
              : 'set networking.multiNetworking to true, or remove it',
        });
      });
    },
  },
  {
    id: 'gke/node-has-8-interfaces',
    title: `A node has at most ${MOST_ADDITIONAL_NETWORKS + 1} network interfaces, its first included`,
    severity: 'error',
    evidence: MULTI_NETWORK,
    check: (cluster, report) =>
      eachPool(cluster, ({ name, additionalNetworks }, path) => {
        if (additionalNetworks.length <= MOST_ADDITIONAL_NETWORKS) return;
        report({
          path: [...path, 'additionalNetworks'],
          message: `pool '${name}' names ${additionalNetworks.length} networks besides the cluster's`,
          fix: `keep ${MOST_ADDITIONAL_NETWORKS} of them at most`,
        });
      }),
  },
];

function isEncrypted({ gke: { networking } }: GkeCluster<unknown>): boolean {
  return networking.mode === 'dataplane-v2' && networking.interNodeEncryption === true;
}

function reportWindows(option: keyof GkeDataplaneV2, cluster: GkeCluster<unknown>, report: Report): void {
  eachPool(cluster, ({ name, os }, path) => {
    if (os === 'linux') return;
    report({
      path: [...path, 'image'],
      message: `pool '${name}' runs Windows`,
      fix: `use a Linux image, or remove networking.${option}`,
    });
  });
}
