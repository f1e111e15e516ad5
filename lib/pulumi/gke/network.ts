import * as pulumi from '@pulumi/pulumi';
import type { GkeCluster } from '../../clusters/gke/gke-cluster';
import type { GkeExistingVpc, GkeSharedVpc } from '../../clusters/gke/vpc';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';
import type { GkeAddresses, NetworkFacts } from './network-facts';
import { GkeNewNetwork } from './new-network';
import type { GkeSettled } from './settings';
import { GkeSharedVpcGrants } from './shared-vpc-grants';

/** Arguments of {@link GkeNetwork}. */
export interface GkeNetworkArgs {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The cluster, as described. */
  readonly cluster: GkeCluster<Late>;
  /** How it is provisioned. */
  readonly settled: Pick<GkeSettled<Late>, 'privateNodes' | 'sharedVpc' | 'allowReplacement'>;
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** The network of a cluster: made for it, there already, or of another project. */
export class GkeNetwork extends pulumi.ComponentResource {
  /** What the rest of the cluster needs to know of it. */
  readonly facts: NetworkFacts;

  constructor(name: string, args: GkeNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:Network', name, {}, opts);
    this.facts = this.make(name, args);
    this.registerOutputs({ network: this.facts.network, subnetwork: this.facts.subnetwork });
  }

  private make(name: string, { context, cluster: { gke }, settled, record, gate }: GkeNetworkArgs): NetworkFacts {
    const { vpc } = gke;
    switch (vpc.kind) {
      case 'new': {
        const { privateNodes, allowReplacement } = settled;
        const args = { context, vpc, gke, privateNodes, record, gate, protect: !allowReplacement };
        return new GkeNewNetwork(name, args, { parent: this }).facts;
      }
      case 'existing':
        return existing(vpc, gate, []);
      case 'shared': {
        const { grantIam, manageFirewall } = settled.sharedVpc;
        if (!grantIam) return existing(vpc, gate, []);
        const grants = new GkeSharedVpcGrants(name, { context, vpc, gate, manageFirewall }, { parent: this });
        return existing(vpc, gate, grants.resources);
      }
    }
  }
}

function existing(
  vpc: GkeExistingVpc<Late> | GkeSharedVpc<Late>,
  gate: Gate,
  resources: readonly pulumi.Resource[],
): NetworkFacts {
  return {
    network: pulumi.output(gate.string(vpc.network)),
    subnetwork: pulumi.output(gate.string(vpc.subnetwork)),
    addresses: {
      policy: policyOf(vpc.ranges, gate),
      additionalPodRanges: (vpc.additionalPodRanges ?? []).map(({ name }) => gate.string(name)),
    },
    resources,
    wayOut: [],
  };
}

function policyOf(ranges: GkeExistingVpc<Late>['ranges'], gate: Gate): GkeAddresses['policy'] {
  switch (ranges.kind) {
    case 'named':
      return {
        clusterSecondaryRangeName: gate.string(ranges.pods.name),
        ...(ranges.services !== undefined && { servicesSecondaryRangeName: gate.string(ranges.services.name) }),
      };
    case 'blocks':
      return {
        clusterIpv4CidrBlock: gate.string(ranges.pods),
        servicesIpv4CidrBlock: gate.string(ranges.services),
      };
  }
}
