import { isAddress } from '../../../core/network/cidr';
import type { Rule } from '../../../core/rule';
import type { CiliumSettings } from '../settings';

const DOCS = 'https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/';
const VALIDATION = 'https://github.com/cilium/cilium/blob/main/install/kubernetes/cilium/templates/validate.yaml';

/** What the name of a cluster may be, in a mesh. */
const NAME = /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/;

/** What goes wrong with a cluster's place in a mesh. */
export const CLUSTER_MESH_RULES: readonly Rule<CiliumSettings>[] = [
  {
    id: 'cilium/mesh-name-is-a-name',
    title: "In a mesh a cluster's name has at most 32 lower case letters, digits and dashes, and is not 'default'",
    severity: 'error',
    evidence: VALIDATION,
    check: ({ cluster, options }, report) => {
      if (options.clusterMesh === undefined || (NAME.test(cluster.name) && cluster.name !== 'default')) return;
      report({
        path: ['cluster', 'name'],
        message: `'${cluster.name}' cannot be the name of a cluster in a mesh`,
        fix: "choose a name of at most 32 lower case letters, digits and dashes, other than 'default'",
      });
    },
  },
  {
    id: 'cilium/mesh-id-is-in-range',
    title: 'The number of a cluster is at most the number of clusters that the mesh may have: the chart renders any',
    severity: 'error',
    evidence: DOCS,
    check: ({ options: { clusterMesh } }, report) => {
      const most = clusterMesh?.maxConnectedClusters ?? 255;
      if (clusterMesh === undefined || clusterMesh.id <= most) return;
      report({
        path: ['clusterMesh', 'id'],
        message: `${clusterMesh.id} is beyond the ${most} clusters that this mesh may have: no other cluster accepts it`,
        fix: `choose an id of at most ${most}`,
      });
    },
  },
  {
    id: 'cilium/mesh-id-fits-interfaces',
    title: "Amazon's network interfaces use the bit of packets' marks that ids 128 to 255 and 384 to 511 set",
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/issues/21330',
    check: ({ ipam, options: { clusterMesh }, podNetwork }, report) => {
      if (clusterMesh === undefined || (clusterMesh.id & 0x80) === 0) return;
      if (ipam !== 'eni' && podNetwork.kind !== 'chained') return;
      report({
        path: ['clusterMesh', 'id'],
        message: `with id ${clusterMesh.id}, policies drop packets here, and the chart does not render`,
        fix: 'choose an id from 1 to 127',
      });
    },
  },
  {
    id: 'cilium/mesh-has-no-ztunnel',
    title: "Cilium's own ztunnel does not reach other clusters: the agent exits in a mesh",
    severity: 'error',
    evidence: 'https://github.com/cilium/cilium/blob/main/pkg/ztunnel/cell.go',
    check: ({ options: { clusterMesh, encryption } }, report) => {
      if (clusterMesh === undefined || encryption?.type !== 'ztunnel') return;
      report({
        path: ['encryption', 'type'],
        message: 'the agent refuses ztunnel beside a mesh of clusters',
        fix: "use 'wireguard' or 'ipsec', in every cluster of the mesh",
      });
    },
  },
  {
    id: 'cilium/mesh-peers-are-others',
    title: 'A cluster connects to others, to each of them once, and not to itself',
    severity: 'error',
    evidence: DOCS,
    check: ({ cluster, options: { clusterMesh } }, report) => {
      const seen = new Set([cluster.name]);
      for (const [index, { name }] of (clusterMesh?.peers ?? []).entries()) {
        if (seen.has(name)) {
          report({
            path: ['clusterMesh', 'peers', index, 'name'],
            message: name === cluster.name ? 'a cluster is no peer of itself' : `'${name}' is a peer twice`,
            fix: 'remove it',
          });
        }
        seen.add(name);
      }
    },
  },
  {
    id: 'cilium/mesh-endpoint-has-a-name',
    title:
      'Certificates are for names: an endpoint by address has a DNS name, one by IP addresses gets a name by itself',
    severity: 'error',
    evidence: DOCS,
    check: ({ options: { clusterMesh } }, report) => {
      const own = clusterMesh?.endpoint === undefined ? [] : [{ path: ['endpoint'], endpoint: clusterMesh.endpoint }];
      const others = (clusterMesh?.peers ?? []).map(({ endpoint }, index) => ({
        path: ['peers', index, 'endpoint'],
        endpoint,
      }));
      for (const { path, endpoint } of [...own, ...others]) {
        if (endpoint.by === 'address') {
          report.whenKnown([endpoint.address], ([address = ''], report) => {
            if (!isAddress(address)) return;
            report({
              path: ['clusterMesh', ...path, 'address'],
              message: `'${address}' is an IP address, which no certificate of the mesh is for`,
              fix: `write { by: 'ips', ips: ['${address}'] }`,
            });
          });
        } else {
          report.whenKnown(endpoint.ips, (ips, report) => {
            for (const [index, ip] of ips.entries()) {
              if (isAddress(ip)) continue;
              report({
                path: ['clusterMesh', ...path, 'ips', index],
                message: `'${ip.slice(0, 60)}' is no IP address`,
                fix: "give an address, or { by: 'address', address: … } with a DNS name",
              });
            }
          });
        }
      }
    },
  },
  {
    id: 'cilium/mesh-range-covers-peers',
    title:
      'Where pods are routed as they are, the native routing range is given: it has to hold the pods of all clusters',
    severity: 'error',
    evidence: DOCS,
    check: ({ cluster, ipam, masquerade, options: { clusterMesh }, routing }, report) => {
      if (clusterMesh === undefined || routing.mode !== 'native' || masquerade === 'none') return;
      for (const family of cluster.ipFamilies) {
        const key = `${family}NativeRoutingCIDR` as const;
        if (routing[key] !== undefined) continue;
        report({
          path: ['routing', key],
          message: `packets to pods of other clusters get the address of their node${ipam === 'eni' ? ', outside the ranges of this VPC' : ''}: policies there do not know who speaks`,
          fix: `give the ${family} range that holds the pods of every cluster of the mesh`,
        });
      }
    },
  },
];
