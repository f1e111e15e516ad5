import * as pulumi from '@pulumi/pulumi';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeContext } from './context';
import type { GkeControlPlane } from './control-plane';
import { GkeFirewall } from './firewall';
import { firewallSources } from './firewall-sources';
import type { InspectedBlueprint } from './inspect';
import type { NetworkFacts } from './network-facts';
import type { GkeSettled } from './settings';

/** Arguments of {@link GkeEntrances}. */
export interface GkeEntrancesArgs extends Pick<InspectedBlueprint, 'cluster' | 'composition' | 'settled'> {
  /** What every part of the cluster is made with. */
  readonly context: GkeContext;
  /** The cluster, as made. */
  readonly controlPlane: GkeControlPlane;
  /** Where it is. */
  readonly network: NetworkFacts;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** Which packets get into a cluster. People and machines are let in by IAM, and by role bindings. */
export class GkeEntrances extends pulumi.ComponentResource {
  /** What nodes wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: GkeEntrancesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:gke:Entrances', name, {}, opts);
    const { context, cluster, composition, settled, controlPlane, network, gate } = args;
    const isOurs = cluster.gke.vpc.kind !== 'shared' || settled.sharedVpc.manageFirewall;
    const ports = [...cluster.platform.ports, ...composition.needs.ports];
    const range = controlPlaneRange(settled, controlPlane, gate);
    this.resources = isOurs
      ? new GkeFirewall(
          name,
          { context, network, sources: firewallSources(cluster, range, ports), gate },
          { parent: this },
        ).resources
      : [];
    this.registerOutputs({});
  }
}

/** Where connections to webhooks come from. Without an address, the control plane comes in by way of the nodes. */
function controlPlaneRange(
  { endpointAccess: { ip } }: GkeSettled<Late>,
  { cluster }: GkeControlPlane,
  gate: Gate,
): Late | undefined {
  if (ip === 'none') return undefined;
  if (ip.controlPlaneRange !== undefined) return gate.string(ip.controlPlaneRange);
  return pulumi.interpolate`${cluster.privateClusterConfig.privateEndpoint}/32`;
}
