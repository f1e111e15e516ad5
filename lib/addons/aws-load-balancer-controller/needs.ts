import { type Needs, NO_NEEDS } from '../../core/needs';
import { type AwsLoadBalancerControllerSettings, METRICS_PORT_OF_NODES } from './settings';

/** What the cluster under the controller must give. */
export function awsLoadBalancerControllerNeeds({
  cluster,
  eks,
  hostNetwork,
}: AwsLoadBalancerControllerSettings): Needs {
  return {
    ...NO_NEEDS,
    ports: [
      {
        protocol: 'TCP',
        port: 9443,
        from: 'control-plane',
        to: 'node',
        purpose: 'webhooks of the AWS Load Balancer Controller',
      },
    ],
    hostPorts: hostNetwork
      ? [
          { protocol: 'TCP', port: 9443, purpose: 'webhooks of the AWS Load Balancer Controller' },
          { protocol: 'TCP', port: METRICS_PORT_OF_NODES, purpose: 'metrics of the AWS Load Balancer Controller' },
          { protocol: 'TCP', port: 61_779, purpose: 'health of the AWS Load Balancer Controller' },
        ]
      : [],
    manual: [
      `exactly one security group of each node has the tag kubernetes.io/cluster/${cluster.name}: with two, the controller lets in no traffic`,
      ...(eks?.vpc.kind === 'given'
        ? [
            'public subnets have the tag kubernetes.io/role/elb and private ones kubernetes.io/role/internal-elb, both with the value 1: that is how load balancers find them',
          ]
        : []),
    ],
  };
}
