import { Provider } from '@pulumi/kubernetes/provider';
import * as pulumi from '@pulumi/pulumi';
import { creationSettings } from '../../clusters/changes';
import { GKE_CHANGES, GKE_CREATION_RULE } from '../../clusters/gke/changes';
import type { GkeFacts } from '../../clusters/gke/facts';
import { joinName } from '../../core/names';
import { ClusterBlueprint } from '../blueprint';
import { CreationRecord } from '../creation-record';
import { Gate, logWarnings } from '../gate';
import type { GkeBlueprintArgs } from './args';
import { contextOf } from './context';
import { GkeControlPlane } from './control-plane';
import { GkeEntrances } from './entrances';
import { inspectBlueprint } from './inspect';
import { kubeconfigOf } from './kubeconfig';
import { lateFacts } from './late-facts';
import { GkeNetwork } from './network';
import { GkeNodePools } from './node-pools';
import { GkeNodeServiceAccount } from './node-service-account';
import { GkeWorkloadIdentity } from './workload-identity';

/** What a GKE cluster is in. */
export interface GkeNetworkIds {
  /** The network: its self link, or its name within the project. */
  readonly network: pulumi.Output<string>;
  /** The subnet of the nodes: its self link, or its name within the project. */
  readonly subnetwork: pulumi.Output<string>;
  /** The network tag of every node: target of firewall rules. */
  readonly nodeTag: string;
}

/**
 * A GKE cluster with everything in it: network, control plane, what makes nodes Ready, node pools, and the rest of the plans,
 * in this order; taken away in reverse.
 *
 * The cluster, its VPC and its key are protected: they are neither deleted nor replaced unless `allowReplacement` says so. A
 * change of what is settled at creation is refused in the preview, with what it would do.
 *
 * @example
 * ```ts
 * const prod = new GkeBlueprint('prod', {
 *   project: 'my-project',
 *   blueprint: (facts) => {
 *     const cluster = gkeCluster<Late>({
 *       name: 'prod',
 *       location: 'europe-west3',
 *       networking: { mode: 'dataplane-v2' },
 *       vpc: { kind: 'new' },
 *       apiServer: { host: facts.apiServerHost },
 *     });
 *     return compose(cluster);
 *   },
 * });
 * export const kubeconfig = prod.kubeconfig;
 * ```
 */
export class GkeBlueprint extends pulumi.ComponentResource {
  /** How to reach the cluster: Google's plugin fetches a token for each use. Kept as a secret. */
  readonly kubeconfig: pulumi.Output<string>;
  /** What everything in the cluster was made with. */
  readonly provider: Provider;
  /** What is known of the cluster, as the blueprint was told. */
  readonly facts: GkeFacts<pulumi.Output<string>>;
  /** The cluster's name, known once it exists. */
  readonly clusterName: pulumi.Output<string>;
  /** Where it is. */
  readonly network: GkeNetworkIds;
  /** Email of the account that nodes act under. */
  readonly nodeServiceAccount: pulumi.Output<string>;
  /** Service accounts of Kubernetes are members of it: `my-project.svc.id.goog`. */
  readonly workloadPool: pulumi.Output<string>;

  /** @throws BlueprintError with every problem found in what is known, before anything is made. */
  constructor(name: string, args: GkeBlueprintArgs, opts?: pulumi.ComponentResourceOptions) {
    const late = lateFacts();
    const found = inspectBlueprint(name, args, late);
    super('cluster-blueprints:gke:Blueprint', name, {}, opts);
    logWarnings(found.findings, this);
    const { cluster, composition, settled } = found;
    const parent = { parent: this };
    const gate = new Gate(`cluster ${cluster.name}`, found.deferred, this);
    const context = contextOf(cluster, settled, gate, parent);

    const record = new CreationRecord(
      name,
      {
        subject: `cluster ${cluster.name}`,
        settings: creationSettings(GKE_CHANGES, { cluster, provisioning: settled }),
        rule: GKE_CREATION_RULE,
        allowReplacement: settled.allowReplacement,
      },
      parent,
    );
    const network = new GkeNetwork(name, { context, cluster, settled, record, gate }, parent).facts;
    const nodeServiceAccount = new GkeNodeServiceAccount(
      `${name}-nodes`,
      { context, account: settled.nodeServiceAccount, gate },
      parent,
    );
    const controlPlane = new GkeControlPlane(
      name,
      { context, cluster, settled, network, nodeServiceAccount, record, gate },
      parent,
    );
    const entrances = new GkeEntrances(name, { ...found, context, controlPlane, network, gate }, parent);
    const workloads = Object.entries(settled.workloadIdentities).flatMap(
      ([id, identity]) =>
        new GkeWorkloadIdentity(
          joinName([name, id]),
          { context, cluster: controlPlane.cluster, identity, gate },
          parent,
        ).resources,
    );

    late.apiServerHost.tell(controlPlane.apiServerHost);
    late.project.tell(context.project);

    this.kubeconfig = kubeconfigOf(controlPlane.cluster, settled);
    this.provider = new Provider(
      name,
      // By its path: the cluster stays the same when somebody else asks for the token.
      { kubeconfig: this.kubeconfig, clusterIdentifier: controlPlane.cluster.id, enableServerSideApply: true },
      parent,
    );
    new ClusterBlueprint(
      name,
      {
        composition,
        // Autopilot makes nodes once there are pods, and so is Ready whenever it is.
        nodesExist: cluster.gke.mode.isAutopilot,
        nodes: (installed) =>
          new GkeNodePools(
            name,
            {
              context,
              cluster,
              composition,
              controlPlane,
              network,
              nodeServiceAccount,
              after: [...entrances.resources, ...installed],
              gate,
            },
            parent,
          ).resources,
      },
      {
        parent: this,
        dependsOn: [...entrances.resources, ...workloads],
        providers: { kubernetes: this.provider },
      },
    );

    this.network = { network: network.network, subnetwork: network.subnetwork, nodeTag: context.nodeTag };
    this.nodeServiceAccount = nodeServiceAccount.email;
    this.workloadPool = pulumi.interpolate`${context.project}.svc.id.goog`;
    this.clusterName = controlPlane.cluster.name;
    this.facts = late.facts;
    this.registerOutputs({ kubeconfig: this.kubeconfig, clusterName: this.clusterName });
  }
}
