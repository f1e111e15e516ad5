import type { ZoneSubnets } from '../address-plan';

/**
 * How an EKS cluster is provisioned: what AWS is told besides what the cluster's own description says.
 *
 * @typeParam S - what a string may be: `string`, or something that is known only later.
 */
export interface EksProvisioning<S = string> {
  /**
   * Who may use the Kubernetes API, by a name of your choice that stays. Whoever makes the cluster is its administrator anyway.
   * @defaultValue nobody else
   */
  readonly accessEntries?: Readonly<Record<string, EksAccessEntry<S>>>;
  /**
   * What Secrets are encrypted with besides AWS's own key: a KMS key that is made for the cluster, one that exists, or
   * nothing. A key cannot be taken away from a cluster later: that replaces the cluster.
   * @defaultValue `'own'`
   */
  readonly encryption?: 'own' | 'none' | EksGivenKey<S>;
  /**
   * What the control plane writes to CloudWatch.
   * @defaultValue `api`, `audit` and `authenticator`, kept for 90 days
   */
  readonly logging?: EksLogging;
  /**
   * AWS itself refuses to delete the cluster. Stops everybody, not only this program.
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
   * For everything that takes tags. Keys by which controllers find things are set by themselves.
   * @defaultValue none
   */
  readonly tags?: Readonly<Record<string, S>>;
  /**
   * ARN of the policy that bounds every role that is made.
   * @defaultValue none
   */
  readonly permissionsBoundary?: S;
  /**
   * `'STANDARD'`: AWS upgrades the cluster when standard support of its version ends. `'EXTENDED'`: it stays, at a price.
   * @defaultValue `'STANDARD'`
   */
  readonly kubernetesSupport?: 'STANDARD' | 'EXTENDED';
  /**
   * Capacity of the control plane that is held ready, at a price for each hour.
   * @defaultValue `'standard'`: it grows by itself
   */
  readonly controlPlaneTier?: 'standard' | 'tier-xl' | 'tier-2xl' | 'tier-4xl' | 'tier-8xl';
  /**
   * Make an OpenID Connect provider, for roles of service accounts as they were before Pod Identity.
   * @defaultValue `false`
   */
  readonly oidcProvider?: boolean;
  /**
   * The subnets of a new VPC, zone by zone: what `planAddresses` gives for it. Subnets for pods lie in its secondary ranges.
   * They cannot be resized.
   * @defaultValue an eighth of the VPC for nodes of each zone, the rest for load balancers and the control plane; for pods,
   * secondary ranges divided between zones
   */
  readonly subnets?: readonly ZoneSubnets[];
  /**
   * AWS services that a new VPC has private endpoints to, each at a price for each hour and zone. S3 is free and always there.
   * @defaultValue none; all that nodes need where the VPC has no NAT gateways
   */
  readonly interfaceEndpoints?: readonly EksInterfaceEndpoint[];
  /**
   * Put the tags by which load balancers find subnets on those of a given VPC. Subnets of other accounts are never tagged.
   * The tags stay when the cluster goes: others may find the subnets by them too.
   * @defaultValue `true`
   */
  readonly tagSubnets?: boolean;
  /**
   * As whom the AWS CLI asks for a token to the Kubernetes API, in the kubeconfig.
   * @defaultValue whoever the environment of the CLI says
   */
  readonly kubeconfigIdentity?: EksKubeconfigIdentity<S>;
  /**
   * What your own pods may do in AWS, also in other accounts: service accounts and roles that you have made, by a name of
   * your choice that stays. The names of add-ons and plans that get their roles by themselves do not belong here.
   * @defaultValue none
   */
  readonly workloadIdentities?: Readonly<Record<string, EksWorkloadIdentity<S>>>;
}

/** Somebody who may use the Kubernetes API, or nodes that may join. */
export type EksAccessEntry<S = string> = EksUserAccess<S> | EksNodeAccess<S>;

/** Somebody who may use the Kubernetes API. */
export interface EksUserAccess<S = string> {
  readonly type?: 'STANDARD';
  /** ARN of an IAM role or user; never that of a session. */
  readonly principalArn: S;
  /**
   * What EKS itself allows them.
   * @defaultValue nothing: only what role bindings to `kubernetesGroups` allow
   */
  readonly policies?: readonly EksAccessPolicy[];
  /**
   * Groups that role bindings in the cluster name.
   * @defaultValue none
   */
  readonly kubernetesGroups?: readonly string[];
  /**
   * As whom the API server's log names them.
   * @defaultValue made of the ARN by EKS
   */
  readonly username?: string;
}

/** Nodes that may join the cluster with a role of their own. */
export interface EksNodeAccess<S = string> {
  /** `EC2` is for nodes of Auto Mode, `HYBRID_LINUX` for those outside AWS. */
  readonly type: 'EC2' | 'EC2_LINUX' | 'EC2_WINDOWS' | 'FARGATE_LINUX' | 'HYBRID_LINUX';
  /** ARN of an IAM role. */
  readonly principalArn: S;
}

/** What EKS allows somebody, without role bindings in the cluster. */
export interface EksAccessPolicy {
  /** Its name, as EKS spells it. */
  readonly policy:
    | 'AmazonEKSClusterAdminPolicy'
    | 'AmazonEKSAdminPolicy'
    | 'AmazonEKSAdminViewPolicy'
    | 'AmazonEKSEditPolicy'
    | 'AmazonEKSViewPolicy';
  /**
   * Namespaces that it holds in.
   * @defaultValue the whole cluster
   */
  readonly namespaces?: readonly string[];
}

/** A KMS key that exists. */
export interface EksGivenKey<S = string> {
  /** Of a symmetric key in the region of the cluster. */
  readonly keyArn: S;
}

/** What the control plane writes to CloudWatch. */
export interface EksLogging {
  /**
   * Which of its parts. Empty: nothing is written.
   * @defaultValue `api`, `audit` and `authenticator`
   */
  readonly types?: readonly ('api' | 'audit' | 'authenticator' | 'controllerManager' | 'scheduler')[];
  /**
   * For how many days it is kept: a number that CloudWatch knows, or `0` for ever.
   * @defaultValue `90`
   */
  readonly retentionDays?: LogRetentionDays;
}

/** Retentions that CloudWatch knows, in days. `0` is for ever. */
export type LogRetentionDays =
  | 0
  | 1
  | 3
  | 5
  | 7
  | 14
  | 30
  | 60
  | 90
  | 120
  | 150
  | 180
  | 365
  | 400
  | 545
  | 731
  | 1096
  | 1827
  | 2192
  | 2557
  | 2922
  | 3288
  | 3653;

/** An AWS service by the last part of its endpoint's name. */
export type EksInterfaceEndpoint =
  | 'autoscaling'
  | 'ec2'
  | 'ecr.api'
  | 'ecr.dkr'
  | 'eks'
  | 'eks-auth'
  | 'elasticfilesystem'
  | 'elasticloadbalancing'
  | 'logs'
  | 'sqs'
  | 'ssm'
  | 'sts';

/** As whom the AWS CLI acts. */
export interface EksKubeconfigIdentity<S = string> {
  /**
   * A profile of the CLI's configuration.
   * @defaultValue none
   */
  readonly profile?: string;
  /**
   * ARN of a role to take on.
   * @defaultValue none
   */
  readonly roleArn?: S;
}

/**
 * A service account whose pods act in AWS under a role of yours, by EKS Pod Identity. Pods get credentials when they are
 * made: those that run already must be restarted.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html
 */
export interface EksWorkloadIdentity<S = string> {
  /** Namespace of the service account. Neither has to exist yet. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /**
   * ARN of an IAM role in the account of the cluster. Its trust policy, which is yours, must allow `sts:AssumeRole` and
   * `sts:TagSession` to the service `pods.eks.amazonaws.com`.
   */
  readonly roleArn: S;
  /**
   * ARN of the role whose permissions the pods have, as a rule in another account: EKS takes on `roleArn`, and with it this
   * one. Its trust policy must allow `sts:AssumeRole` and, unless `disableSessionTags`, `sts:TagSession` to `roleArn`; a
   * policy of `roleArn` must allow both on it.
   * @defaultValue none: the pods have the permissions of `roleArn`
   */
  readonly targetRoleArn?: S;
  /**
   * Leave out the tags with which EKS marks sessions: cluster, namespace, service account, pod. Policies with conditions on
   * them no longer match.
   * @defaultValue `false`
   */
  readonly disableSessionTags?: boolean;
}
