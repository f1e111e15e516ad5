import { NODE_BASELINE } from './node-baseline';
import type { CiliumPoliciesSettings } from './settings';

/** What a reader does with policies once they are applied. Absent: nothing that the rest does not say. */
export function policiesPage({ policies }: CiliumPoliciesSettings): string | undefined {
  const ofNodes = policies.filter(({ about }) => about === 'nodes').map(({ policy }) => policy.name);
  const closing = policies.filter(
    ({ path, policy }) => path[0] === 'baseline' && policy.enableDefaultDeny !== undefined,
  );
  if (ofNodes.length === 0 && closing.length === 0) return undefined;
  return [
    '# Policies of Cilium',
    '',
    'Look before you close. In audit mode the agent decides, and drops nothing:',
    '',
    '1. Set `policyAuditMode` of Cilium, and let it roll out. It holds for all policies of the cluster: no longer than needed.',
    '2. Apply these policies.',
    '3. Watch what they would have dropped, for a day at least, while it happens: nodes keep no more than their last flows.',
    '   `hubble observe --verdict AUDIT --follow`, by way of `cilium hubble port-forward`',
    '4. Add what is missing, until nothing is left that must go through.',
    '5. Set `policyAuditMode: false`. From then on the policies hold.',
    ...(ofNodes.length === 0 ? [] : nodesFirst(ofNodes)),
    '',
    'A policy that the agent does not take is there, and does nothing. Ask for those:',
    '',
    '`kubectl get cnp,ccnp -A -o custom-columns=\'KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,VALID:.status.conditions[?(@.type=="Valid")].status\'`',
    '',
  ].join('\n');
}

function nodesFirst(names: readonly string[]): readonly string[] {
  return [
    '',
    `Policies for nodes (${names.join(', ')}) can lock everybody out. One node after the other:`,
    '',
    '1. Find the agent of the node, and in it the endpoint of the host:',
    "   `kubectl -n kube-system exec <agent> -- cilium-dbg endpoint list -o jsonpath='{[?(@.status.identity.id==1)].id}'`",
    '2. Put that endpoint into audit mode. A restart of the agent ends it:',
    '   `kubectl -n kube-system exec <agent> -- cilium-dbg endpoint config <endpoint> PolicyAuditMode=Enabled`',
    '3. Apply the policies, and watch the node:',
    '   `kubectl -n kube-system exec <agent> -- cilium-dbg monitor -t policy-verdict --related-to <endpoint>`',
    '4. Take audit mode off once nothing is left that must go through:',
    '   `kubectl -n kube-system exec <agent> -- cilium-dbg endpoint config <endpoint> PolicyAuditMode=Disabled`',
    `5. Somebody is locked out: \`kubectl delete ccnp ${names.includes(NODE_BASELINE) ? NODE_BASELINE : names[0]}\`, from a machine that reaches the API server.`,
  ];
}
