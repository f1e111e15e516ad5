import * as pulumi from '@pulumi/pulumi';
import type { AksAccessEntry } from '../../clusters/aks/provisioning/access-options';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import { assignRole } from './role-assignment';

/** Arguments of {@link AksAccess}. */
export interface AksAccessArgs {
  /** The cluster, by the id of its resource. */
  readonly clusterId: pulumi.Output<string>;
  /** Who gets access. */
  readonly entry: AksAccessEntry<Late>;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}

/** Access to a cluster for one user, group or identity. */
export class AksAccess extends pulumi.ComponentResource {
  /** What whoever uses the access waits for. */
  readonly resources: readonly pulumi.Resource[];

  constructor(name: string, { clusterId, entry, gate }: AksAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super('cluster-blueprints:aks:Access', name, {}, opts);
    const { principalType, role, namespaces } = entry;
    const principalId = gate.string(entry.principalId);
    const grant = (id: string, scope: pulumi.Output<string>): pulumi.Resource =>
      assignRole(id, { role: `Azure Kubernetes Service ${role}`, scope, principalId, principalType }, { parent: this });
    this.resources =
      namespaces === undefined
        ? [grant(name, clusterId)]
        : namespaces.map((namespace) =>
            grant(joinName([name, namespace], 100), pulumi.interpolate`${clusterId}/namespaces/${namespace}`),
          );
    this.registerOutputs({});
  }
}
