import * as pulumi from '@pulumi/pulumi';
import type { EksAddon } from '../../clusters/eks/addons/addon';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { EksContext } from './context';
import type { EksControlPlane } from './control-plane';
import { EksManagedAddon } from './managed-addon';

/** Arguments of {@link EksManagedAddons}. */
export interface EksManagedAddonsArgs {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** What EKS installs. */
  readonly addons: readonly EksAddon<Late>[];
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
            { context, addon, clusterName: controlPlane.cluster.name, gate, after },
            { parent: this },
          ).addon,
      );
  }
}
