import { versionRules } from '../../charts';
import { isEksCluster } from '../../clusters/eks/eks-cluster';
import type { Rule } from '../../core/rule';
import { valuesRule } from '../../input/values-rule';
import type { SecretsStoreCsiSettings } from './settings';
import { renderedValues } from './values';

const PROVIDER = 'https://github.com/aws/secrets-store-csi-driver-provider-aws';

/** What is known to go wrong with the Secrets Store CSI driver and the provider for AWS. */
export const SECRETS_STORE_CSI_RULES: readonly Rule<SecretsStoreCsiSettings>[] = [
  ...versionRules('secretsstore', 'secrets-store-csi-driver-provider-aws'),
  {
    id: 'secretsstore/region-is-known',
    title: "Nodes outside AWS have no label with their region, so the provider must be told the secrets' one",
    severity: 'warning',
    evidence: `${PROVIDER}/blob/main/server/server.go`,
    check: ({ cluster, options: { awsRegion } }, report) => {
      const isInAws = isEksCluster(cluster) && cluster.eks.networking.mode !== 'hybrid';
      if (isInAws || awsRegion !== undefined) return;
      report({
        path: ['awsRegion'],
        message: 'secrets are not mounted on nodes without the label topology.kubernetes.io/region',
        fix: 'set it to the region of the secrets, or name the region in every SecretProviderClass',
      });
    },
  },
  {
    id: 'secretsstore/windows-has-no-provider',
    title: 'The provider for AWS runs on Linux nodes only',
    severity: 'warning',
    evidence: `${PROVIDER}/blob/main/charts/secrets-store-csi-driver-provider-aws/templates/daemonset.yaml`,
    check: ({ cluster }, report) => {
      for (const [index, pool] of cluster.nodePools.entries()) {
        if (pool.os !== 'windows') continue;
        report({
          path: ['cluster', 'nodePools', index],
          message: `pods on nodes of ${pool.name.slice(0, 60)} cannot mount secrets`,
          fix: 'keep such pods on Linux nodes, and waive this',
        });
      }
    },
  },
  valuesRule('secretsstore', renderedValues),
];
