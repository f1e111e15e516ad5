import type { EksCluster } from '../../clusters/eks';
import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import { selectorTerms } from '../karpenter/node-class';
import type { AutoModeStorage } from './options';
import type { AutoModeClassSettings } from './settings';

/** The NodeClass of a node class. Policies are enforced as the networking of the cluster says. */
export function autoModeClassObject<S>(
  settings: AutoModeClassSettings<S>,
  { eks: { networking } }: EksCluster<S>,
): KubernetesObject<S> {
  const { options, podSubnets, podSecurityGroups, securityGroups, subnets } = settings;
  const { ephemeralStorage, networkPolicyEventLogs, role, snatPolicy, tags } = options;
  const networkPolicy = networking.mode === 'auto' ? networking.networkPolicy : undefined;
  return {
    apiVersion: 'eks.amazonaws.com/v1',
    kind: 'NodeClass',
    metadata: { name: options.name },
    spec: {
      role,
      subnetSelectorTerms: selectorTerms(subnets),
      securityGroupSelectorTerms: selectorTerms(securityGroups),
      ...(podSubnets !== undefined && {
        podSubnetSelectorTerms: selectorTerms(podSubnets),
        podSecurityGroupSelectorTerms: selectorTerms(podSecurityGroups),
      }),
      ...(snatPolicy !== undefined && { snatPolicy }),
      ...(networkPolicy !== undefined && { networkPolicy }),
      ...(networkPolicyEventLogs !== undefined && { networkPolicyEventLogs }),
      ...(ephemeralStorage !== undefined && { ephemeralStorage: storageValues(ephemeralStorage) }),
      ...(tags !== undefined && { tags }),
    },
  };
}

function storageValues<S>({ size = 80, iops, throughput, kmsKeyId }: AutoModeStorage<S>): Values<S> {
  return {
    size: `${size}Gi`,
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
    ...(kmsKeyId !== undefined && { kmsKeyID: kmsKeyId }),
  };
}
