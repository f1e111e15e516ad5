// An EKS cluster in a VPC of your own that has few addresses left: pods have a range of theirs, encrypted between nodes.
import { Config } from '@pulumi/pulumi';
import { eksCiliumOverlay } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const config = new Config();

const crowded = new EksBlueprint('crowded', {
  blueprint: (facts) =>
    eksCiliumOverlay({
      facts,
      cluster: {
        name: 'crowded',
        podRange: '100.64.0.0/16',
        vpc: {
          kind: 'given',
          vpcId: config.require('vpcId'),
          cidrs: ['10.20.0.0/23'],
          subnets: [
            { id: config.require('subnetA'), zoneId: 'euc1-az1', cidr: '10.20.0.0/24' },
            { id: config.require('subnetB'), zoneId: 'euc1-az2', cidr: '10.20.1.0/24' },
          ],
        },
      },
    }),
});

export const kubeconfig = crowded.kubeconfig;
