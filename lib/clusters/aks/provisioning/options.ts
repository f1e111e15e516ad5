import type { AksAccessEntry } from './access-options';

/**
 * How an AKS cluster is provisioned: what Azure is told besides what the cluster's own description says.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface AksProvisioning<S = string> {
  /**
   * The resource group of the cluster and of the network that is made for it. Cannot be changed.
   * @defaultValue one that is made, named like the cluster, where Azure's provider is
   */
  readonly resourceGroup?: AksResourceGroup<S>;
  /**
   * Name of the resource group that AKS makes for machines, disks and load balancers. Cannot be changed.
   * @defaultValue `MC_`, the resource group, the cluster and the location, joined by `_`
   */
  readonly nodeResourceGroup?: string;
  /**
   * What AKS acts under in your subscription: an identity that is made for the cluster, or one that exists.
   * @defaultValue `'own'`
   */
  readonly identity?: 'own' | AksGivenIdentity<S>;
  /**
   * Give roles to the identities of the cluster, to `accessEntries` and to whoever makes it. Takes the permission to do so,
   * as Owner or Role Based Access Control Administrator have it. Without, everything must be given beforehand.
   * @defaultValue `true`
   */
  readonly assignRoles?: boolean;
  /**
   * Uptime that Microsoft guarantees, at a price for each hour. `'Free'` guarantees none, and is not meant for production.
   * @defaultValue `'Standard'`
   */
  readonly tier?: 'Free' | 'Standard' | 'Premium';
  /**
   * `'AKSLongTermSupport'`: a version of Kubernetes gets patches for two years. Needs the tier `'Premium'`.
   * @defaultValue `'KubernetesOfficial'`
   */
  readonly supportPlan?: 'KubernetesOfficial' | 'AKSLongTermSupport';
  /**
   * What AKS upgrades by itself. The minor version of Kubernetes comes from the cluster's description alone.
   * @defaultValue patches of Kubernetes, and images of nodes
   */
  readonly autoUpgrade?: AksAutoUpgrade;
  /**
   * From where the API server is reached.
   * @defaultValue from the internet, by an address that anybody may try
   */
  readonly apiServerAccess?: AksApiServerAccess<S>;
  /**
   * Who Kubernetes believes. `'entra-id'`: users, groups and identities of Microsoft Entra ID, with the roles of Azure. `'local'`:
   * also whoever holds the certificate of the cluster's administrator, which Pulumi then uses and keeps as a secret.
   * @defaultValue `'entra-id'`
   */
  readonly authentication?: 'entra-id' | 'local';
  /**
   * Object ids of groups of Microsoft Entra ID that are administrators of the cluster, at once: a role of Azure takes some
   * minutes to hold.
   * @defaultValue none
   */
  readonly adminGroupIds?: readonly S[];
  /**
   * Who may use the Kubernetes API by a role of Azure, by a name of your choice that stays. Whoever makes the cluster is its
   * administrator anyway.
   * @defaultValue nobody else
   */
  readonly accessEntries?: Readonly<Record<string, AksAccessEntry<S>>>;
  /**
   * How `kubelogin` gets a token to the Kubernetes API, in the kubeconfig: from `az login`, from the environment of a service
   * principal (`'spn'`) or of a workload identity, from the machine's managed identity (`'msi'`), or by the browser.
   * @defaultValue `'azurecli'`
   */
  readonly kubeconfigLogin?: 'azurecli' | 'spn' | 'workloadidentity' | 'msi' | 'interactive' | 'devicecode';
  /**
   * What Secrets are encrypted with in etcd besides Azure's own key: a key of a vault, or nothing.
   * @defaultValue `'none'`
   */
  readonly encryption?: 'none' | AksGivenKey<S>;
  /**
   * Where the control plane writes its logs. What is written there costs by its size.
   * @defaultValue nowhere
   */
  readonly logging?: AksLogging<S>;
  /**
   * A network security group of yours on the subnets of nodes and pods: one that is made for those of a new VNet, or one that
   * exists and is on them already, which gets the rules that the cluster needs. AKS has another on every machine, which it
   * keeps by itself; Services of the type LoadBalancer are only let in by yours if you say so there.
   * @defaultValue `'none'`
   */
  readonly networkSecurityGroup?: 'none' | 'own' | AksGivenSecurityGroup<S>;
  /**
   * Where everything that leaves the VNet goes first, with the outbound type `userDefinedRouting` and a new VNet: the address
   * of a firewall in it, or in a VNet that is peered.
   * @defaultValue none
   */
  readonly firewallIp?: S;
  /**
   * What your own pods may do in Azure: service accounts and identities that you have made, by a name of your choice that
   * stays.
   * @defaultValue none
   */
  readonly workloadIdentities?: Readonly<Record<string, AksWorkloadIdentity<S>>>;
  /**
   * Lets Pulumi delete the cluster and its VNet, or replace them because something changed that can only be set at creation.
   * Without, the engine refuses in the preview already. Set it, run `pulumi up`, then change or destroy.
   * @defaultValue `false`
   */
  readonly allowReplacement?: boolean;
  /**
   * For everything that takes tags.
   * @defaultValue none
   */
  readonly tags?: Readonly<Record<string, S>>;
}

/**
 * A resource group that is made, or one that exists.
 * @discriminator kind
 */
export type AksResourceGroup<S = string> = AksNewResourceGroup | AksExistingResourceGroup<S>;

/** A resource group made for the cluster. */
export interface AksNewResourceGroup {
  readonly kind: 'new';
  /**
   * Unique in the subscription.
   * @defaultValue the name of the cluster
   */
  readonly name?: string;
  /**
   * `westeurope`.
   * @defaultValue where Azure's provider is: its setting `location`
   */
  readonly location?: string;
}

/** A resource group that exists, in the same subscription. */
export interface AksExistingResourceGroup<S = string> {
  readonly kind: 'existing';
  /** Its name. */
  readonly name: S;
  /** Where the cluster is to be: `westeurope`. As a rule, where the group is. */
  readonly location: S;
}

/** A managed identity of your own. */
export interface AksGivenIdentity<S = string> {
  /** Its resource id: `/subscriptions/…/userAssignedIdentities/shop`. */
  readonly id: S;
  /** Object id of its service principal: whom roles are given to. */
  readonly principalId: S;
}

/** What AKS upgrades by itself. */
export interface AksAutoUpgrade {
  /**
   * Patches of Kubernetes.
   * @defaultValue `true`
   */
  readonly patches?: boolean;
  /**
   * Images of nodes: whole new ones each week, their security patches alone, or those of the operating system, unattended.
   * @defaultValue `'NodeImage'`
   */
  readonly nodeImages?: 'NodeImage' | 'SecurityPatch' | 'Unmanaged' | 'None';
}

/**
 * From where the API server is reached.
 * @discriminator kind
 */
export type AksApiServerAccess<S = string> = AksPublicApiServer<S> | AksPrivateApiServer<S>;

/** By a public address. */
export interface AksPublicApiServer<S = string> {
  readonly kind: 'public';
  /**
   * Ranges that it may be reached from. The cluster's own way out is let in anyway, if it is the load balancer.
   * @defaultValue from anywhere
   */
  readonly authorizedRanges?: readonly S[];
}

/** By a private endpoint in the VNet alone. Cannot be changed. */
export interface AksPrivateApiServer<S = string> {
  readonly kind: 'private';
  /**
   * Where its name is resolved: a private DNS zone that AKS makes (`'system'`), one that exists, or public DNS alone (`'none'`).
   * @defaultValue `'system'`
   */
  readonly dnsZone?: 'system' | 'none' | AksPrivateDnsZone<S>;
}

/** A private DNS zone that exists. */
export interface AksPrivateDnsZone<S = string> {
  /** Its resource id: `/subscriptions/…/privateDnsZones/privatelink.westeurope.azmk8s.io`. */
  readonly id: S;
}

/** A key that exists. */
export interface AksGivenKey<S = string> {
  /** Its identifier, with its version: `https://shop.vault.azure.net/keys/etcd/0a1b…`. */
  readonly keyId: S;
  /** Resource id of its vault, which uses roles of Azure for its permissions. */
  readonly vaultId: S;
  /**
   * Whether the vault is reached by its public endpoint or by a private one.
   * @defaultValue `'Public'`
   */
  readonly vaultAccess?: 'Public' | 'Private';
}

/** Where the control plane writes its logs. */
export interface AksLogging<S = string> {
  /** Resource id of a workspace of Log Analytics. */
  readonly workspaceId: S;
  /**
   * Which of them. `kube-audit` has every request, `kube-audit-admin` leaves out those that only read.
   * @defaultValue `kube-apiserver`, `kube-audit-admin`, `guard`, `cluster-autoscaler`
   */
  readonly categories?: readonly AksLogCategory[];
}

/** A log of the control plane. */
export type AksLogCategory =
  | 'kube-apiserver'
  | 'kube-audit'
  | 'kube-audit-admin'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'cluster-autoscaler'
  | 'cloud-controller-manager'
  | 'guard'
  | 'csi-azuredisk-controller'
  | 'csi-azurefile-controller'
  | 'csi-snapshot-controller';

/** A network security group that exists. */
export interface AksGivenSecurityGroup<S = string> {
  /** Its resource id: `/subscriptions/…/networkSecurityGroups/nodes`. */
  readonly id: S;
  /**
   * Priority of the first rule that is put into it: the others follow. Lower numbers come first.
   * @minimum 100
   * @maximum 4000
   * @asType integer
   * @defaultValue `1000`
   */
  readonly firstPriority?: number;
}

/**
 * A service account whose pods act in Azure under a managed identity of yours, by Microsoft Entra Workload ID. The pods need
 * the label `azure.workload.identity/use: "true"`, and the service account the annotation
 * `azure.workload.identity/client-id`.
 *
 * @see https://learn.microsoft.com/azure/aks/workload-identity-overview
 */
export interface AksWorkloadIdentity<S = string> {
  /** Namespace of the service account. Neither has to exist yet. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** Resource id of a managed identity: `/subscriptions/…/userAssignedIdentities/orders`. */
  readonly identityId: S;
}
