import type { HostPort, PortNeed } from '../../../core/needs';
import type { Values } from '../../../core/values';
import type { IamStatement } from './iam-statement';

/** Add-ons that EKS installs and keeps up to date, by the names of its API. */
export type EksAddonName =
  | 'vpc-cni'
  | 'kube-proxy'
  | 'eks-pod-identity-agent'
  | 'coredns'
  | 'aws-ebs-csi-driver'
  | 'aws-efs-csi-driver'
  | 'snapshot-controller'
  | 'metrics-server'
  | 'eks-node-monitoring-agent';

/**
 * An add-on that EKS is to install, as data.
 *
 * @typeParam S - what a string may be; see {@link Values}.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
 */
export interface EksAddon<S = string> {
  /** As EKS' API names it. */
  readonly name: EksAddonName;
  /** `before-nodes`: its settings bind to nodes that join later. `after-nodes`: it is not ready without nodes. */
  readonly when: 'before-nodes' | 'after-nodes';
  /** Its version, `v1.20.4-eksbuild.2`. Absent: the default of EKS for the cluster's Kubernetes version. */
  readonly version?: string;
  /** What differs from its defaults; EKS takes it as one JSON string. `undefined`: nothing. */
  readonly configuration: Values<S> | undefined;
  /** Service accounts with the right to call AWS. To be associated before its pods start, so together with the add-on. */
  readonly podIdentities: readonly EksPodIdentity[];
  /** `OVERWRITE` takes over the copy that a cluster was born with; `NONE` would refuse then. */
  readonly resolveConflictsOnCreate: 'NONE' | 'OVERWRITE';
  /** `PRESERVE` leaves alone what others have changed in fields that EKS does not manage. */
  readonly resolveConflictsOnUpdate: 'PRESERVE';
  /** Traffic that security groups must let in, besides what they let in between nodes. */
  readonly ports: readonly PortNeed[];
  /** Ports that must be free at every node. */
  readonly hostPorts: readonly HostPort[];
}

/** A service account, and what its pods may do in AWS: all of both lists. */
export interface EksPodIdentity {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** ARNs of policies that AWS maintains. */
  readonly managedPolicyArns: readonly string[];
  /** Grants for which AWS maintains no policy. */
  readonly statements: readonly IamStatement[];
}
