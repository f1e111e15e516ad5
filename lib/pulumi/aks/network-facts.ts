import type * as pulumi from '@pulumi/pulumi';
import type { AksCluster } from '../../clusters/aks/aks-cluster';
import type { PortNeed } from '../../core/needs';
import type { CreationRecord } from '../creation-record';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { AksContext } from './context';
import type { AksSettled } from './settings';

/** What the rest of a cluster needs to know of its network. */
export interface NetworkFacts {
  /** The VNet. Absent: AKS makes it. */
  readonly vnetId?: pulumi.Output<string>;
  /** The subnet of nodes. Absent: AKS makes it. */
  readonly nodeSubnetId?: pulumi.Output<string>;
  /** The subnet of pods. Absent: they have none. */
  readonly podSubnetId?: pulumi.Output<string>;
  /** What the cluster waits for: its way out above all. */
  readonly resources: readonly pulumi.Resource[];
}

/** Arguments of `AksNetwork`. */
export interface AksNetworkArgs {
  /** What every part of the cluster is made with. */
  readonly context: AksContext;
  /** The cluster, as described. */
  readonly cluster: AksCluster<Late>;
  /** How it is provisioned. */
  readonly settled: Pick<AksSettled<Late>, 'networkSecurityGroup' | 'firewallIp' | 'allowReplacement'>;
  /** What the distribution and plans need. */
  readonly ports: readonly PortNeed[];
  /** What was settled when it was made. */
  readonly record: CreationRecord;
  /** Lets late strings through once they have been checked. */
  readonly gate: Gate;
}
