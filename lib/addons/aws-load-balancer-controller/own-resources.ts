import type { IamConditions } from '../../clusters/eks/addons/iam-statement';

/** The tag that the controller puts on everything it makes, with the cluster's name as its value. */
const OWN_TAG = 'elbv2.k8s.aws/cluster';

/** Resources that carry the tag of the cluster. */
export const owned = (cluster: string): IamConditions => ({
  StringEquals: { [`aws:ResourceTag/${OWN_TAG}`]: cluster },
});

/** Requests that make a resource with the tag of the cluster. */
export const marked = (cluster: string): IamConditions => ({
  StringEquals: { [`aws:RequestTag/${OWN_TAG}`]: cluster },
});

/** Requests that change tags of the cluster's own resources, but not the one that says so. */
export const retagged = (cluster: string): IamConditions => ({
  ...owned(cluster),
  Null: { [`aws:RequestTag/${OWN_TAG}`]: 'true' },
});

/**
 * Tags of a resource that is being made, the cluster's among them. Without the first, the controller could put its tag on
 * what others have made, and so call it its own.
 *
 * @param service - `ec2` or `elasticloadbalancing`.
 * @param actions - what makes the resource.
 */
export const tagged = (service: string, actions: readonly string[], cluster: string): IamConditions => ({
  StringEquals: { [`${service}:CreateAction`]: actions, ...marked(cluster)['StringEquals'] },
});
