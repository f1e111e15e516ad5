import * as pulumi from '@pulumi/pulumi';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import { EksAccess } from './access';
import type { EksContext } from './context';
import type { EksControlPlane } from './control-plane';
import { EksIngress } from './ingress';
import { ingressSources } from './ingress-sources';
import type { InspectedBlueprint } from './inspect';
import { EksOidcProvider } from './oidc-provider';
import type { EksRole } from './role';

/** Arguments of {@link EksEntrances}. */
export interface EksEntrancesArgs extends Pick<InspectedBlueprint, 'cluster' | 'composition' | 'settled' | 'addons'> {
  /** What every part of the cluster is made with. */
  readonly context: EksContext;
  /** The cluster, as made. */
  readonly controlPlane: EksControlPlane;
  /** The role of nodes that EKS itself makes, in Auto Mode. */
  readonly autoNodeRole: EksRole | undefined;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** Who gets into a cluster: people, machines, service accounts and packets. */
export class EksEntrances extends pulumi.ComponentResource {
  /** Who roles of service accounts trust, if asked for. */
  readonly oidcProvider: EksOidcProvider | undefined;
  /** What nodes wait for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, args: EksEntrancesArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:eks:Entrances', name, {}, opts);
    const { context, cluster, composition, settled, addons, controlPlane, autoNodeRole, gate } = args;
    const parent = { parent: this };
    const clusterName = controlPlane.cluster.name;
    const entries = Object.entries(settled.accessEntries).map(
      ([id, entry]) => new EksAccess(joinName([name, id]), { context, clusterName, entry, gate }, parent),
    );
    // EKS lets in machines of its own pools by itself, and only these.
    const isForOwnClasses = autoNodeRole !== undefined && !hasBuiltInPools(args);
    if (isForOwnClasses) {
      const entry = { type: 'EC2', principalArn: autoNodeRole.arn } as const;
      entries.push(new EksAccess(`${name}-auto-nodes`, { context, clusterName, entry, gate }, parent));
    }
    const ports = [...cluster.platform.ports, ...composition.needs.ports, ...addons.flatMap((addon) => addon.ports)];
    new EksIngress(
      name,
      { context, securityGroupId: controlPlane.securityGroupId, sources: ingressSources(cluster, ports), gate },
      parent,
    );
    this.oidcProvider = settled.oidcProvider
      ? new EksOidcProvider(name, { context, cluster: controlPlane.cluster }, parent)
      : undefined;
    this.resources = entries.flatMap(({ resources }) => resources);
    this.registerOutputs({});
  }
}

function hasBuiltInPools({ cluster: { eks } }: EksEntrancesArgs): boolean {
  return eks.networking.mode === 'auto' && (eks.networking.builtInPools?.length ?? 1) > 0;
}
