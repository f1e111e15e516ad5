import { getProjectOutput } from '@pulumi/gcp/organizations/getProject';
import * as pulumi from '@pulumi/pulumi';
import type { GkeCluster } from '../../clusters/gke/gke-cluster';
import { joinName } from '../../core/names';
import type { Gate } from '../gate';
import type { Late } from '../late';
import type { GkeSettled } from './settings';

/** What every part of a GKE cluster is made with. */
export interface GkeContext {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** Its region or zone. */
  readonly location: string;
  /** The region that it lies in. */
  readonly region: string;
  /** The id of the project that it is in. */
  readonly project: pulumi.Output<string>;
  /** The number of this project, which Google's own accounts are named by. */
  readonly projectNumber: pulumi.Output<string>;
  /** Where the network is: the same project, or the host project of a Shared VPC. */
  readonly networkProject: Late;
  /** For everything that takes labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** The network tag of every node, by which firewall rules find them. */
  readonly nodeTag: string;
}

/** The context of a cluster: what was settled, and where Google Cloud's provider is. */
export function contextOf(
  { name, gke }: GkeCluster<Late>,
  settled: GkeSettled<Late>,
  gate: Gate,
  opts: pulumi.InvokeOutputOptions,
): GkeContext {
  const given = settled.project === undefined ? undefined : gate.string(settled.project);
  const found = getProjectOutput(given === undefined ? {} : { projectId: given }, opts);
  const project = given === undefined ? found.apply(({ projectId }) => knownProject(projectId)) : pulumi.output(given);
  return {
    clusterName: name,
    location: gke.location,
    region: gke.region,
    project,
    projectNumber: found.number,
    networkProject: gke.vpc.kind === 'shared' ? gke.vpc.hostProject : project,
    labels: settled.labels,
    nodeTag: joinName(['gke', name, 'nodes'], 63),
  };
}

/** Google knows no project where the provider has none. */
function knownProject(id: string | undefined): string {
  if (id !== undefined && id !== '') return id;
  const reason = 'the provider has no project: name one here, or in its configuration';
  throw new pulumi.InputPropertiesError({
    message: `cluster: ${reason}`,
    errors: [{ propertyPath: 'project', reason }],
  });
}

/** Google's own account that acts for GKE in a project. */
export function gkeAgentOf({ projectNumber }: Pick<GkeContext, 'projectNumber'>): pulumi.Output<string> {
  return pulumi.interpolate`serviceAccount:service-${projectNumber}@container-engine-robot.iam.gserviceaccount.com`;
}
