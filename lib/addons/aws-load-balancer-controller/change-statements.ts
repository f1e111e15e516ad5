import type { IamStatement } from '../../clusters/eks/addons/iam-statement';
import { marked, owned, retagged, tagged } from './own-resources';

/**
 * What the controller makes, changes and removes, tied to the tag of its cluster. Grants with the same condition are one
 * statement: a managed policy has 6144 characters, and all of it must fit.
 */
export function changeStatements(partition: string, cluster: string): readonly IamStatement[] {
  const groups = `arn:${partition}:ec2:*:*:security-group/*`;
  const elb = `arn:${partition}:elasticloadbalancing:*:*`;
  // A kind, a name and an id: classic load balancers have a name only.
  const balancers = `${elb}:loadbalancer/*/*/*`;
  const targets = `${elb}:targetgroup/*/*`;
  const letIn = {
    'ec2:AuthorizeSecurityGroupIngress': 'lets load balancers reach their targets, and clients reach load balancers',
    'ec2:RevokeSecurityGroupIngress': 'takes back what is no longer needed',
  };
  return [
    {
      sid: 'Create',
      actions: {
        'ec2:CreateSecurityGroup': 'makes groups for load balancers',
        'elasticloadbalancing:CreateLoadBalancer': 'makes load balancers for Services and Ingresses',
        'elasticloadbalancing:CreateTargetGroup': 'makes target groups for their backends',
      },
      resources: [groups, balancers, targets],
      conditions: marked(cluster),
    },
    {
      sid: 'CreateInVpc',
      actions: { 'ec2:CreateSecurityGroup': 'makes groups in a VPC, which has no tag to ask for' },
      resources: [`arn:${partition}:ec2:*:*:vpc/*`],
    },
    {
      sid: 'TagNewGroups',
      actions: { 'ec2:CreateTags': 'marks groups as its own while it makes them' },
      resources: [groups],
      conditions: tagged('ec2', ['CreateSecurityGroup'], cluster),
    },
    {
      sid: 'TagNew',
      actions: { 'elasticloadbalancing:AddTags': 'marks load balancers as its own while it makes them' },
      resources: [balancers, targets],
      conditions: tagged('elasticloadbalancing', ['CreateLoadBalancer', 'CreateTargetGroup'], cluster),
    },
    {
      sid: 'RetagOwn',
      actions: {
        'ec2:CreateTags': 'keeps tags as annotations ask',
        'ec2:DeleteTags': 'keeps tags as annotations ask',
        'elasticloadbalancing:AddTags': 'keeps tags as annotations ask',
        'elasticloadbalancing:RemoveTags': 'keeps tags as annotations ask',
      },
      resources: [groups, balancers, targets],
      conditions: retagged(cluster),
    },
    {
      sid: 'ChangeOwn',
      actions: {
        ...letIn,
        'ec2:DeleteSecurityGroup': 'removes groups with their load balancers',
        'elasticloadbalancing:ModifyLoadBalancerAttributes': 'keeps load balancers as annotations ask',
        'elasticloadbalancing:ModifyCapacityReservation': 'keeps load balancers as annotations ask',
        'elasticloadbalancing:SetIpAddressType': 'keeps load balancers as annotations ask',
        'elasticloadbalancing:SetSecurityGroups': 'keeps load balancers as annotations ask',
        'elasticloadbalancing:SetSubnets': 'keeps load balancers as annotations ask',
        'elasticloadbalancing:DeleteLoadBalancer': 'removes load balancers with their objects',
        'elasticloadbalancing:ModifyTargetGroup': 'keeps health checks as annotations ask',
        'elasticloadbalancing:ModifyTargetGroupAttributes': 'keeps target groups as annotations ask',
        'elasticloadbalancing:DeleteTargetGroup': 'removes target groups with their objects',
      },
      resources: [groups, balancers, targets],
      conditions: owned(cluster),
    },
    {
      sid: 'OpenNodes',
      actions: letIn,
      resources: [groups],
      conditions: { Null: { [`aws:ResourceTag/kubernetes.io/cluster/${cluster}`]: 'false' } },
    },
    {
      sid: 'Targets',
      actions: {
        'elasticloadbalancing:RegisterTargets': 'adds pods and nodes, also to groups that others have made',
        'elasticloadbalancing:DeregisterTargets': 'takes out pods and nodes that go',
      },
      resources: [targets],
    },
  ];
}

/** What the controller does to listeners and rules: they have no tag while they are made, and older ones none at all. */
export function listenerStatements(partition: string): readonly IamStatement[] {
  const elb = `arn:${partition}:elasticloadbalancing:*:*`;
  const listeners = [`${elb}:listener/*`, `${elb}:listener-rule/*`];
  return [
    {
      sid: 'Listeners',
      actions: {
        'elasticloadbalancing:CreateListener': 'opens ports of load balancers',
        'elasticloadbalancing:ModifyListener': 'keeps listeners as annotations ask',
        'elasticloadbalancing:ModifyListenerAttributes': 'keeps listeners as annotations ask',
        'elasticloadbalancing:DeleteListener': 'closes ports of load balancers',
        'elasticloadbalancing:AddListenerCertificates': 'serves more host names',
        'elasticloadbalancing:RemoveListenerCertificates': 'serves fewer host names',
        'elasticloadbalancing:CreateRule': 'writes what an Ingress says',
        'elasticloadbalancing:ModifyRule': 'writes what an Ingress says',
        'elasticloadbalancing:DeleteRule': 'removes what an Ingress no longer says',
        'elasticloadbalancing:SetRulePriorities': 'keeps the order of an Ingress',
      },
      resources: [`${elb}:loadbalancer/*/*/*`, ...listeners],
    },
    {
      sid: 'TagListeners',
      actions: {
        'elasticloadbalancing:AddTags': 'marks listeners and rules as its own',
        'elasticloadbalancing:RemoveTags': 'keeps tags as annotations ask',
      },
      resources: listeners,
    },
  ];
}
