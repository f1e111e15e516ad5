export { type AwsPartition, awsLoadBalancerControllerIdentity } from './identity';
export type { AwsLoadBalancerControllerOptions } from './options';
export { inspectAwsLoadBalancerController, planAwsLoadBalancerController } from './plan';
