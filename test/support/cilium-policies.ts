import {
  type CiliumCidrGroup,
  type CiliumClusterwideNetworkPolicy,
  type CiliumEgressPeer,
  type CiliumIngressRule,
  type CiliumIngressTraffic,
  type CiliumNetworkPolicy,
  type CiliumPoliciesOptions,
  type CiliumPolicyRules,
  planCiliumPolicies,
} from '../../lib/cni/cilium-objects/policies';
import { inspectCiliumPolicies } from '../../lib/cni/cilium-objects/policies/plan';
import type { Cluster } from '../../lib/core/cluster';
import type { Finding } from '../../lib/core/finding';
import type { InstallPlan, KubernetesObject } from '../../lib/core/plan';
import { objectsOf } from '../../lib/core/plan-contents';
import { kubeadm } from './clusters';

/** A group of ranges. */
export const PARTNERS: CiliumCidrGroup = { name: 'partners', cidrs: ['203.0.113.0/24'] };

/** A policy of a namespace with which nothing is wrong. */
export const SHOP: CiliumNetworkPolicy = {
  name: 'shop',
  namespace: 'shop',
  ingress: [{ from: { kind: 'endpoints', endpoints: [{ namespace: 'web' }] } }],
};

/** What is found of policies. */
export function found(options: CiliumPoliciesOptions, cluster: Cluster = kubeadm()): readonly Finding[] {
  return inspectCiliumPolicies(cluster, options).findings;
}

/** Policies as a plan. */
export function policies(options: CiliumPoliciesOptions, cluster: Cluster = kubeadm()): InstallPlan {
  return planCiliumPolicies(cluster, options);
}

/** The objects of policies. */
export function objects(options: CiliumPoliciesOptions, cluster?: Cluster): readonly KubernetesObject<unknown>[] {
  return objectsOf(policies(options, cluster));
}

/** One policy of a namespace. */
export function policy(of: CiliumNetworkPolicy): CiliumPoliciesOptions {
  return { policies: [of] };
}

/** One policy of a namespace with rules for what comes in. */
export function ingress(...rules: readonly CiliumIngressRule[]): CiliumPoliciesOptions {
  return policy({ ...SHOP, ingress: rules });
}

/** One rule that lets traffic in from anybody. */
export function allow(traffic: CiliumIngressTraffic): CiliumPoliciesOptions {
  return ingress({ traffic });
}

/** One rule that lets everything out to somebody, beside one that lets pods ask DNS past the proxy. */
export function to(peer: CiliumEgressPeer): CiliumPoliciesOptions {
  return policy({
    name: 'shop',
    namespace: 'shop',
    egress: [
      { to: peer },
      {
        to: { kind: 'endpoints', endpoints: [{ namespace: 'kube-system' }] },
        traffic: { kind: 'ports', ports: [{ port: 53 }] },
      },
    ],
  });
}

/** One policy for pods of all namespaces. */
export function clusterwide(rules: Omit<CiliumPolicyRules, 'name'>): CiliumPoliciesOptions {
  return ofCluster({ name: 'everywhere', subject: { kind: 'endpoints' }, ...rules });
}

/** One policy for nodes. */
export function nodes(rules: Omit<CiliumPolicyRules, 'name'>): CiliumPoliciesOptions {
  return ofCluster({ name: 'nodes', subject: { kind: 'nodes' }, ...rules });
}

function ofCluster(of: CiliumClusterwideNetworkPolicy): CiliumPoliciesOptions {
  return { clusterwide: [of] };
}
