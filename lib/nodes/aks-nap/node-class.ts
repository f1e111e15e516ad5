import type { KubernetesObject } from '../../core/plan';
import type { Values } from '../../core/values';
import type { AksNodeClassOptions } from './class-options';

/** The AKSNodeClass of a node class. */
export function aksNodeClassObject<S>(options: AksNodeClassOptions<S>): KubernetesObject<S> {
  const {
    artifactStreaming,
    fipsMode,
    gpuMode,
    imageFamily,
    linuxOSConfig,
    maxPods,
    name,
    osDiskSizeGB,
    security,
    subnet,
    tags,
  } = options;
  const kubelet = kubeletValues(options);
  return {
    apiVersion: 'karpenter.azure.com/v1beta1',
    kind: 'AKSNodeClass',
    metadata: { name },
    spec: {
      ...(imageFamily !== undefined && { imageFamily }),
      ...(subnet !== undefined && { vnetSubnetID: subnet.id }),
      ...(osDiskSizeGB !== undefined && { osDiskSizeGB }),
      ...(maxPods !== undefined && { maxPods }),
      ...(fipsMode !== undefined && { fipsMode }),
      ...(security !== undefined && { security: { ...security } as Values<never> }),
      ...(Object.keys(kubelet).length > 0 && { kubelet }),
      ...(linuxOSConfig !== undefined && { linuxOSConfig: { ...linuxOSConfig } }),
      ...(gpuMode !== undefined && { gpu: { mode: gpuMode } }),
      ...(artifactStreaming !== undefined && { artifactStreaming: { enabled: artifactStreaming } }),
      ...(tags !== undefined && { tags }),
    },
  };
}

/** Kubelet does not start where there is swap, unless it is told that this is meant. */
function kubeletValues({ kubelet, linuxOSConfig }: AksNodeClassOptions<unknown>): Values<never> {
  return { ...(linuxOSConfig?.swapFileSize !== undefined && { failSwapOn: false }), ...kubelet };
}
