import type { GkeEndpointAccess } from './endpoint-access';
import type { GkeMaintenance } from './maintenance';
import type { GkeWorkloadIdentity } from './workload-identity';

/**
 * How a GKE cluster is provisioned: what Google Cloud is told besides what the cluster's own description says.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface GkeProvisioning<S = string> {
  /**
   * The id of the project that the cluster is in: with a Shared VPC, the service project.
   * @defaultValue that of the provider
   */
  readonly project?: S;
  /**
   * From where the Kubernetes API is reached.
   * @defaultValue by its DNS name alone, which IAM guards; with your own Cilium also by a private address, for its agents
   */
  readonly endpointAccess?: GkeEndpointAccess<S>;
  /**
   * Whether nodes have private addresses only. They then need Cloud NAT, which a new VPC has, to reach the internet.
   * @defaultValue `true`
   */
  readonly privateNodes?: boolean;
  /**
   * How soon GKE upgrades the cluster by itself. `EXTENDED` keeps a version longer, at a price.
   * @defaultValue `'REGULAR'`
   */
  readonly releaseChannel?: 'RAPID' | 'REGULAR' | 'STABLE' | 'EXTENDED';
  /**
   * When GKE may upgrade, and when it must not.
   * @defaultValue whenever Google sees fit
   */
  readonly maintenance?: GkeMaintenance;
  /**
   * What Secrets are encrypted with besides Google's own key: a Cloud KMS key that is made for the cluster, one that exists,
   * or nothing. Key rings and keys can never be deleted, nor their names be used again.
   * @defaultValue `'none'`: Google's own key
   */
  readonly encryption?: 'own' | 'none' | GkeGivenKey<S>;
  /**
   * What is written to Cloud Logging.
   * @defaultValue that of system components and of workloads
   */
  readonly logging?: readonly GkeLogComponent[];
  /**
   * What Cloud Monitoring knows of the cluster.
   * @defaultValue system components, and Managed Service for Prometheus
   */
  readonly monitoring?: GkeMonitoring;
  /**
   * The provider refuses to delete the cluster. Stops whoever works with this state, not others.
   * @defaultValue `false`
   */
  readonly deletionProtection?: boolean;
  /**
   * Lets Pulumi delete the cluster, its VPC and its key, or replace them because something changed that can only be set at
   * creation. Without, the engine refuses in the preview already. Set it, run `pulumi up`, then change or destroy.
   * @defaultValue `false`
   */
  readonly allowReplacement?: boolean;
  /**
   * Labels for everything that takes them: lower-case letters, digits, `_` and `-`, at most 63 characters.
   * @defaultValue none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * What nodes act under: an account that is made for them, or one that exists.
   * @defaultValue one of their own, which writes logs and metrics and reads images of the project
   */
  readonly nodeServiceAccount?: GkeOwnServiceAccount | GkeGivenServiceAccount<S>;
  /**
   * What your own pods may do in Google Cloud, also in other projects: Kubernetes service accounts, by a name of your choice
   * that stays. Those of one namespace and name are one identity in all clusters of a project.
   * @defaultValue none
   */
  readonly workloadIdentities?: Readonly<Record<string, GkeWorkloadIdentity<S>>>;
  /**
   * What is arranged in the host project of a Shared VPC.
   * @defaultValue what GKE needs to use the subnet and to open its firewall
   */
  readonly sharedVpc?: GkeSharedVpcAccess;
  /**
   * The group of Google Workspace whose groups role bindings may name: `gke-security-groups@example.com`.
   * @defaultValue none: role bindings name users only
   */
  readonly securityGroup?: S;
  /**
   * As whom `gke-gcloud-auth-plugin` asks for a token to the Kubernetes API, in the kubeconfig: whoever is logged in to
   * `gcloud`, or application default credentials, for which `gcloud` need not be there.
   * @defaultValue `'gcloud'`
   */
  readonly kubeconfigIdentity?: 'gcloud' | 'application-default';
}

/** A key of Cloud KMS that exists. GKE's service agent must be allowed to encrypt and decrypt with it. */
export interface GkeGivenKey<S = string> {
  /** Its resource name: `projects/p/locations/europe-west3/keyRings/r/cryptoKeys/k`, in the region of the cluster. */
  readonly keyName: S;
}

/** What writes to Cloud Logging, as Google spells it. */
export type GkeLogComponent =
  | 'SYSTEM_COMPONENTS'
  | 'WORKLOADS'
  | 'APISERVER'
  | 'CONTROLLER_MANAGER'
  | 'SCHEDULER'
  | 'KCP_CONNECTION'
  | 'KCP_SSHD'
  | 'KCP_HPA';

/** What Cloud Monitoring knows of a cluster. */
export interface GkeMonitoring {
  /**
   * Whose metrics it collects, as Google spells it.
   * @defaultValue system components; on Autopilot, what Google sees fit
   */
  readonly components?: readonly GkeMetricComponent[];
  /**
   * Managed Service for Prometheus: collectors on the nodes, for pods that you name. Autopilot always has it.
   * @defaultValue `true`
   */
  readonly managedPrometheus?: boolean;
}

/** Whose metrics Cloud Monitoring may collect. */
export type GkeMetricComponent =
  | 'SYSTEM_COMPONENTS'
  | 'APISERVER'
  | 'SCHEDULER'
  | 'CONTROLLER_MANAGER'
  | 'STORAGE'
  | 'HPA'
  | 'POD'
  | 'DAEMONSET'
  | 'DEPLOYMENT'
  | 'STATEFULSET'
  | 'KUBELET'
  | 'CADVISOR'
  | 'DCGM'
  | 'JOBSET';

/** A Google service account that is made for nodes. */
export interface GkeOwnServiceAccount {
  /**
   * Roles in the project that it gets besides what every node needs: `roles/artifactregistry.reader` …
   * @defaultValue `roles/artifactregistry.reader`
   */
  readonly roles?: readonly string[];
}

/** A Google service account that exists. It needs `roles/container.defaultNodeServiceAccount` in the project. */
export interface GkeGivenServiceAccount<S = string> {
  /** `nodes@my-project.iam.gserviceaccount.com`. */
  readonly email: S;
}

/** What is arranged in the host project of a Shared VPC. */
export interface GkeSharedVpcAccess {
  /**
   * Let GKE's service agents use the subnet: roles on the subnet and in the host project. Without, its owner has to.
   * @defaultValue `true`
   */
  readonly grantIam?: boolean;
  /**
   * Open the firewall in the host project: GKE for load balancers, by a role, and this program for what plans need. Without,
   * its owner has to.
   * @defaultValue `true`
   */
  readonly manageFirewall?: boolean;
}
