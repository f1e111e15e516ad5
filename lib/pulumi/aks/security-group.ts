import { NetworkSecurityGroup } from '@pulumi/azure-native/network/networkSecurityGroup';
import { SecurityRule } from '@pulumi/azure-native/network/securityRule';
import * as pulumi from '@pulumi/pulumi';
import type { AksCluster } from '../../clusters/aks/aks-cluster';
import type { AksGivenSecurityGroup } from '../../clusters/aks/provisioning/options';
import { placeOf } from '../../clusters/aks/provisioning/resource-id';
import { type AksSecurityRule, securityRulesOf } from '../../clusters/aks/provisioning/security-rules';
import { joinName } from '../../core/names';
import type { PortNeed } from '../../core/needs';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksContext } from './context';

/** Arguments of {@link AksSecurityGroup}. */
export interface AksSecurityGroupArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** One that is made, or one that exists. */
  readonly group: 'own' | AksGivenSecurityGroup<Late>;
  /** What the distribution and plans need. */
  readonly ports: readonly PortNeed[];
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** Where the rules of a cluster begin, in a group of which nothing else is known. */
const FIRST_PRIORITY = 1000;

/** What lets the packets of a cluster through to its subnets. */
export class AksSecurityGroup extends pulumi.ComponentResource {
  /** Resource id of the group. */
  readonly groupId: pulumi.Output<string>;
  /** What nodes wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: AksSecurityGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:SecurityGroup', name, {}, opts);
    const { context, cluster, group, ports, gate } = args;
    const firstPriority = group === 'own' ? FIRST_PRIORITY : (group.firstPriority ?? FIRST_PRIORITY);
    this.groupId = group === 'own' ? this.make(name, context).id : pulumi.output(gate.string(group.id));
    const place = this.groupId.apply(placeOf);
    this.resources = securityRulesOf(cluster, ports).map(
      (rule) =>
        new SecurityRule(
          joinName([name, rule.name], 100),
          {
            securityRuleName: joinName([context.clusterName, rule.name], 80),
            resourceGroupName: place.resourceGroup,
            networkSecurityGroupName: place.name,
            priority: firstPriority + rule.place,
            access: 'Allow',
            direction: rule.direction,
            protocol: rule.protocol,
            sourcePortRange: '*',
            ...addresses(rule, gate),
            ...(rule.ports.length === 1 && rule.ports[0] !== undefined
              ? { destinationPortRange: rule.ports[0] }
              : { destinationPortRanges: [...rule.ports] }),
            description: rule.description,
          },
          { parent: this, deleteBeforeReplace: true },
        ),
    );
    this.registerOutputs({ groupId: this.groupId });
  }

  private make(name: string, { clusterName, resourceGroupName, location, tags }: AksContext): NetworkSecurityGroup {
    return new NetworkSecurityGroup(
      name,
      { networkSecurityGroupName: joinName([clusterName], 80), resourceGroupName, location, tags },
      { parent: this },
    );
  }
}

interface RuleAddresses {
  readonly sourceAddressPrefix?: Late;
  readonly sourceAddressPrefixes?: Late[];
  readonly destinationAddressPrefix?: Late;
  readonly destinationAddressPrefixes?: Late[];
}

/** One range is written by itself, several as a list: Azure gives back what it was told. */
function addresses({ from, to }: AksSecurityRule<Late>, gate: Gate): RuleAddresses {
  const [source, ...sources] = from.map((range) => gate.string(range));
  const [destination, ...destinations] = to.map((range) => gate.string(range));
  if (source === undefined || destination === undefined) return {};
  return {
    ...(sources.length === 0 ? { sourceAddressPrefix: source } : { sourceAddressPrefixes: [source, ...sources] }),
    ...(destinations.length === 0
      ? { destinationAddressPrefix: destination }
      : { destinationAddressPrefixes: [destination, ...destinations] }),
  };
}
