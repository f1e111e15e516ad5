export { type AwsInstanceType, awsArchitecture, awsInstanceType, awsInstanceTypes } from './aws-instance-types';
export {
  HOST_NETWORK_PODS,
  hostNetworkPods,
  kubeletReservedMemory,
  lowestMaxPods,
  type MaxPods,
  maxPodsOf,
  recommendedCap,
  reservedMemoryShare,
} from './max-pods';
export type {
  AutoModeAddressing,
  CiliumEniAddressing,
  EksPodAddressing,
  UnlimitedAddressing,
  VpcCniAddressing,
  WindowsAddressing,
} from './pod-addressing';
export { podAddressingOf } from './pod-addressing';
export { type PodDensity, podDensityOf } from './pod-density';
