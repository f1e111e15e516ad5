import type { CiliumSettings } from '../settings';
import { spireNamespace } from './spire';

/** How a rehearsal is watched: by Hubble, or by what Hubble is made of. */
function audit(hasHubble: boolean): string {
  const command = hasHubble
    ? 'hubble observe --verdict AUDIT --last 100'
    : 'cilium-dbg monitor -t policy-verdict | grep "action audit"';
  return `## What policies would deny

Nothing is denied yet. Each agent tells what its policies would have kept from passing:

\`\`\`sh
kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- ${command}
\`\`\`

That is one agent's view: ask those of other nodes too. Write what has to pass into policies, until a whole day of work, with
its nightly jobs and a rollout, leaves nothing here. Then set \`policyAuditMode: false\`: agents restart, and policies hold.`;
}

const HOST_FIREWALL = `## Before a policy for nodes

The first policy that selects a node closes it, for SSH and the API server too. Rehearse on one node: on its agent,
\`POD\` below. A restart of the agent ends the rehearsal, and the policy holds.

\`\`\`sh
NODE=worker-1
POD=$(kubectl -n kube-system get pods -l k8s-app=cilium --field-selector spec.nodeName=$NODE -o name)
ID=$(kubectl -n kube-system exec $POD -c cilium-agent -- cilium-dbg endpoint list -o jsonpath='{[?(@.status.identity.id==1)].id}')
kubectl -n kube-system exec $POD -c cilium-agent -- cilium-dbg endpoint config $ID PolicyAuditMode=Enabled
kubectl -n kube-system exec $POD -c cilium-agent -- cilium-dbg monitor -t policy-verdict --related-to $ID
\`\`\`

Apply the policy to this node alone, by a label of its own. Each line with \`action audit\` would have been dropped. When there
are none left, \`PolicyAuditMode=Disabled\`, and the next node.`;

/** What a reader does before policies hold. */
export function enforcementPage({ hubble, options }: CiliumSettings): readonly string[] {
  const namespace = spireNamespace(options.authentication);
  return [
    ...(options.policyAuditMode === true ? [audit(hubble !== undefined)] : []),
    ...(options.hostFirewall === true ? [HOST_FIREWALL] : []),
    ...(namespace === undefined
      ? []
      : [
          `## Whether nodes can prove who they are

\`\`\`sh
kubectl -n ${namespace} exec spire-server-0 -c spire-server -- /opt/spire/bin/spire-server healthcheck
kubectl -n ${namespace} exec spire-server-0 -c spire-server -- /opt/spire/bin/spire-server agent list
\`\`\`

The server is healthy, and has as many agents as there are nodes. Until then traffic that a policy wants authenticated is
dropped.`,
        ]),
  ];
}
