// An EKS cluster whose network is Cilium's, from the first node on, with Karpenter on spot capacity.
// Amazon's CNI and kube-proxy are never there: the cluster is made without, Cilium is installed, then nodes join.
import { eksCiliumSpot } from 'cluster-blueprints/blueprints';
import { EksBlueprint } from 'cluster-blueprints/pulumi/eks';

const flows = new EksBlueprint('flows', {
  blueprint: (facts) =>
    eksCiliumSpot({
      facts,
      nodeImage: 'al2023@v20261101',
      cluster: {
        name: 'flows',
        vpc: { kind: 'new', cidr: '10.30.0.0/16', zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] },
        connectedNetworks: [{ name: 'datacentre', cidrs: ['10.0.0.0/13'] }],
      },
      cilium: { hubble: { ui: true } },
    }),
});

export const kubeconfig = flows.kubeconfig;
