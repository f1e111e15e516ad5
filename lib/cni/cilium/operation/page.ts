import { minorOf } from '../../../core/version';
import type { CiliumSettings } from '../settings';

/** What a reader does about an upgrade, and what he looks at before and after. */
export function operationPage(settings: CiliumSettings): readonly string[] {
  const { upgradingFrom } = settings.options;
  return upgradingFrom === undefined || settings.install === 'bundled' ? [] : [upgradeSection(settings, upgradingFrom)];
}

function upgradeSection(settings: CiliumSettings, from: string): string {
  const { ref } = settings.chart;
  const chart = `cilium --repo ${ref.repository} --version ${ref.version} --namespace kube-system`;
  const since = settings.options.installedSince;
  return `## The upgrade from ${from} to ${ref.version}

1. Bring the new images to every node, and have the policies that are there looked through. \`planCiliumPreflight\` plans the
   same.

   \`\`\`sh
   helm install cilium-preflight ${chart} \\
     --set preflight.enabled=true,agent=false,operator.enabled=false${apiServer(settings)}
   kubectl -n kube-system get daemonset cilium cilium-pre-flight-check
   kubectl -n kube-system rollout status deployment/cilium-pre-flight-check --timeout=5m
   \`\`\`

   Both DaemonSets have as many ready pods. A Deployment that does not become ready has found a policy that the new version
   refuses: \`kubectl -n kube-system logs deployment/cilium-pre-flight-check -c cnp-validator\` names it.

2. Remove the preflight, and apply this plan. Values are those of the plan, all of them: what is kept of an earlier release
   (\`--reuse-values\`) hides defaults that the new version needs.

   \`\`\`sh
   helm uninstall cilium-preflight --namespace kube-system
   \`\`\`

3. Agents restart some at a time; connections of pods stay, requests that pass Envoy and names that are not known yet wait.

   \`\`\`sh
   kubectl -n kube-system rollout status daemonset/cilium --timeout=60m
   kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status --brief
   \`\`\`

   The last answers \`OK\`. To go back, apply the plan with \`version: '${from}'\` again, to the minor before and no further.${
     since === undefined
       ? `\n\nIf this cluster first had a minor older than ${minorOf(ref.version)}, say so with \`installedSince\`: defaults that have changed since stay then.`
       : ''
   }`;
}

/** What pods need before anything routes Services to the API server. */
function apiServer({ cluster, kubeProxyReplacement }: CiliumSettings): string {
  if (!kubeProxyReplacement) return '';
  const { host, port } = cluster.apiServer;
  return ` \\\n     --set k8sServiceHost=${typeof host === 'string' ? host : "'<host of the API server>'"},k8sServicePort=${port}`;
}
