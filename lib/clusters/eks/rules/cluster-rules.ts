import type { Rule } from '../../../core/rule';
import type { EksCluster } from '../cluster';

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** What EKS itself refuses, or lets nobody change afterwards. */
export const CLUSTER_RULES: readonly Rule<EksCluster<unknown>>[] = [
  {
    id: 'eks/endpoint-is-reachable',
    title: 'The API server is reached from somewhere',
    severity: 'error',
    evidence: `${GUIDE}/cluster-endpoint.html`,
    check: ({ eks: { endpointAccess } }, report) => {
      if (endpointAccess.private || endpointAccess.public !== false) return;
      report({
        path: ['cluster', 'endpointAccess'],
        message: 'neither the VPC nor the internet reaches the API server',
        fix: 'set private to true',
      });
    },
  },
];
