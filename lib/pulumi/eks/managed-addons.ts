import * as pulumi from '@pulumi/pulumi';
import type { EksAddon } from '../../clusters/eks/addons/addon';
import type { EksCluster } from '../../clusters/eks/eks-cluster';
import { hasNewPodSubnets } from '../../clusters/eks/pod-subnets';
import { joinName } from '../../core/names';
import type { Values } from '../../core/values';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { EksContext } from './context';
import type { EksControlPlane } from './control-plane';
import { lateEniConfig } from './eni-config';
import { EksManagedAddon } from './managed-addon';
import type { NetworkFacts } from './network-facts';

/** Arguments of {@link EksManagedAddons}. */
export interface EksManagedAddonsArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** What EKS installs. */
  readonly addons: readonly EksAddon<Late>[];
  /** The cluster, as described. */
  readonly cluster: EksCluster<Late>;
  /** Where it is. */
  readonly network: NetworkFacts;
  /** The cluster, as made. */
  readonly controlPlane: EksControlPlane;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/**
 * The add-ons that EKS installs, before nodes or after them. The name of none depends on when it is installed: a later
 * version of this library may change its mind without making it anew.
 */
export class EksManagedAddons extends pulumi.ComponentResource {
  constructor(
    private readonly prefix: string,
    private readonly args: EksManagedAddonsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super('cluster-blueprints:eks:ManagedAddons', prefix, {}, opts);
    this.registerOutputs({});
  }

  /** Installs those of one time, each once what it needs is there. */
  install(when: EksAddon['when'], after: readonly pulumi.Resource[]): readonly pulumi.Resource[] {
    const { context, addons, controlPlane, gate } = this.args;
    return addons
      .filter((addon) => addon.when === when)
      .map(
        (addon) =>
          new EksManagedAddon(
            joinName([this.prefix, addon.name]),
            { context, addon, more: this.moreFor(addon), clusterName: controlPlane.cluster.name, gate, after },
            { parent: this },
          ).addon,
      );
  }

  /** What add-ons are told of what is made together with them. */
  private moreFor({ name }: EksAddon<Late>): Readonly<Record<string, pulumi.Output<Values>>> {
    const { cluster, network } = this.args;
    const isTold = name === 'vpc-cni' && hasNewPodSubnets(cluster.eks.mode.vpcCni);
    return isTold ? { eniConfig: lateEniConfig(network.podSubnets) } : {};
  }
}
