import { CILIUM_FEATURES } from './features';
import type { CiliumSettings } from './settings';

/** What a reader should do and look at where this Cilium runs. */
export function ciliumPage(settings: CiliumSettings): string {
  const sections = CILIUM_FEATURES.flatMap(({ page }) => page?.(settings) ?? []);
  return `${[`# Cilium in ${settings.cluster.name}`, afterChanges(settings), ...sections].join('\n\n')}\n`;
}

function afterChanges({ install }: CiliumSettings): string {
  return `## After every change

\`\`\`sh
kubectl -n kube-system rollout status daemonset/cilium deployment/cilium-operator --timeout=10m
kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status --brief
\`\`\`

The first ends with \`successfully rolled out\` for both, the second says \`OK\`. ${
    install === 'release'
      ? 'A changed option restarts the agents by itself: connections of pods go on, those through Envoy begin anew.'
      : 'The distribution installs the chart: a changed option reaches agents once it has.'
  } An agent that stops again and again says why in its last lines:

\`\`\`sh
kubectl -n kube-system logs daemonset/cilium -c cilium-agent --previous --tail=20
\`\`\``;
}
