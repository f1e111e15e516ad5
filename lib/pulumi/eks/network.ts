import { Tag } from '@pulumi/aws/ec2/tag';
import * as pulumi from '@pulumi/pulumi';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import type { EksGivenVpc, EksSharedVpc, EksSubnet } from '../../clusters/eks/options';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { EksContext } from './context';
import type { NetworkFacts } from './network-facts';
import { EksNewNetwork } from './new-network';
import type { EksSettled } from './settings';
import { USE_TAGS } from './subnet-tags';

/** Arguments of {@link EksNetwork}. */
export interface EksNetworkArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** How it is provisioned. */
  readonly settled: Pick<EksSettled<Late>, 'subnets' | 'interfaceEndpoints' | 'tagSubnets' | 'allowReplacement'>;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** The network of a cluster: made for it, or there already. */
export class EksNetwork extends pulumi.ComponentResource {
  /** What the rest of the cluster needs to know of it. */
  readonly facts: NetworkFacts;

  constructor(name: string, args: EksNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Network', name, {}, opts);
    this.facts = this.make(name, args);
    this.registerOutputs({ vpcId: this.facts.vpcId });
  }

  private make(name: string, { context, cluster, settled, record, gate }: EksNetworkArgs): NetworkFacts {
    const { vpc, ipFamily } = cluster.eks;
    switch (vpc.kind) {
      case 'new': {
        const { interfaceEndpoints, allowReplacement, subnets } = settled;
        const args = { context, vpc, record, gate, ipFamily, subnets, interfaceEndpoints, protect: !allowReplacement };
        return new EksNewNetwork(name, args, { parent: this }).facts;
      }
      case 'given':
        return existing(vpc, gate, settled.tagSubnets ? this.tag(name, vpc, gate) : []);
      case 'shared':
        // Only the owner of a subnet sees and sets its tags.
        return existing(vpc, gate, []);
    }
  }

  private tag(name: string, vpc: EksGivenVpc<Late>, gate: Gate): readonly pulumi.Resource[] {
    return vpc.subnets.flatMap((subnet, index) => {
      const use = subnet.public === true ? 'public' : 'nodes';
      return Object.entries(USE_TAGS[use]).map(
        ([key, value]) =>
          new Tag(
            `${name}-${index + 1}-${key.replace(/^.*\//, '')}`,
            { resourceId: gate.string(subnet.id), key, value },
            // Others may find the subnets by the same tags: another cluster, or another place in the list.
            { parent: this, retainOnDelete: true },
          ),
      );
    });
  }
}

function existing(
  { vpcId, subnets }: EksGivenVpc<Late> | EksSharedVpc<Late>,
  gate: Gate,
  resources: readonly pulumi.Resource[],
): NetworkFacts {
  const open = subnets.filter((subnet) => subnet.public === true);
  const closed = subnets.filter((subnet) => subnet.public !== true);
  const ids = (some: readonly EksSubnet<Late>[]): readonly pulumi.Output<string>[] =>
    some.map(({ id }) => pulumi.output(gate.string(id)));
  return {
    vpcId: pulumi.output(gate.string(vpcId)),
    controlPlaneSubnetIds: ids(zonesIn(closed) > 1 ? closed : subnets),
    nodeSubnetIds: ids(closed.length > 0 ? closed : open),
    publicSubnetIds: ids(open),
    podSubnetIds: [],
    podSubnets: [],
    resources,
  };
}

function zonesIn(subnets: readonly EksSubnet<Late>[]): number {
  return new Set(subnets.map(({ zoneId }) => zoneId)).size;
}
