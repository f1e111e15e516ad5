import type { CiliumSettings } from '../settings';
import { meshService } from './api-server';

const AUTHORITY = `## The authority of the mesh

Every cluster trusts one authority, in the Secret \`cilium-ca\`. It is there before Cilium, the same everywhere: where it is
missing, the job that makes certificates fails, and makes none that the others would not trust. Once, on a machine that
you trust:

\`\`\`sh
openssl ecparam -name prime256v1 -genkey -noout -out ca.key
openssl req -x509 -new -key ca.key -days 1825 -subj '/CN=Cilium CA' -out ca.crt
\`\`\`

Then in each cluster, with its kubeconfig:

\`\`\`sh
kubectl -n kube-system create secret generic cilium-ca --from-file=ca.crt --from-file=ca.key
\`\`\`

Keep both files where you keep secrets, and delete them here.`;

/** What a reader does for a mesh, and how he sees that it is one. */
export function clusterMeshPage(settings: CiliumSettings): readonly string[] {
  const { clusterMesh } = settings.options;
  if (clusterMesh === undefined) return [];
  const peers = clusterMesh.peers ?? [];
  return [
    ...(clusterMesh.tls?.method === 'certmanager' ? [] : [AUTHORITY]),
    `## Whether the mesh is one

\`\`\`sh
kubectl -n kube-system get service clustermesh-apiserver
kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg troubleshoot clustermesh
kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status --verbose
\`\`\`

The first shows where the others reach this cluster${
      meshService(settings) === 'LoadBalancer' ? ': that goes into its `endpoint`, with every other cluster' : ''
    }. The last names, under \`ClusterMesh\`, ${
      peers.length === 0 ? 'no cluster yet' : `${peers.map(({ name }) => `\`${name}\``).join(', ')}`
    }, each \`ready\` with its nodes. One that is not: the second says whether its name is found, its port answers and its
certificate is trusted.

Numbers and names of clusters, and the most clusters of a mesh, are never changed in a cluster that runs: every pod of it would
have to be restarted.`,
  ];
}
