import { DISTRIBUTION_NAMES, isManaged } from '../core/cluster';
import { type Composition, stepsOf } from '../core/compose';
import type { PortNeed } from '../core/needs';
import { hostAndPort } from './pool';

/** A page that says what the files are for, and what to do in which order. */
export function runbook(composition: Composition, steps: readonly string[], ports: readonly PortNeed[]): string {
  const { cluster, plans, needs, findings, waived } = composition;
  const pages = pagesOf(composition);
  return `${[
    `# ${cluster.name}`,
    '',
    `Kubernetes ${cluster.kubernetes} by ${DISTRIBUTION_NAMES[cluster.distribution]}, with ${plans.length === 0 ? 'nothing added' : plans.map((plan) => plan.title).join(', ')}.`,
    '',
    '| | |',
    '|---|---|',
    `| Pods | ${cluster.ranges.pods.length === 0 ? "addresses of the nodes' network" : cluster.ranges.pods.join(', ')} |`,
    `| Services | ${cluster.ranges.services.length === 0 ? 'chosen by the cloud' : cluster.ranges.services.join(', ')} |`,
    `| API server, seen from a node | ${hostAndPort(cluster.apiServer)} |`,
    `| kube-proxy | ${cluster.kubeProxy} |`,
    ...plans.flatMap((plan) =>
      plan.network === undefined ? [] : [`| MTU of pods | ${plan.network.podMtu} of ${cluster.network.mtu} |`],
    ),
    ...needs.kernel.map(({ feature, atLeast }) => `| Kernel for ${feature} | ${atLeast} or newer |`),
    '',
    '## What to do',
    '',
    ...[
      ...(cluster.distribution === 'kind' || isManaged(cluster)
        ? []
        : [
            'Open the ports below between the machines.',
            'Run `nodes/preflight.sh` on each of them, as root: it changes nothing.',
          ]),
      ...needs.manual.map((sentence) => `See that ${sentence}.`),
      ...steps,
      ...(stepsOf(composition).length === 0
        ? []
        : ['Run `./install.sh`, with kubectl pointing at the cluster. Run it again after every change.']),
    ].map((sentence, index) => `${index + 1}. ${sentence}`),
    '',
    ...(ports.length === 0
      ? []
      : ['## Ports', '', 'The same as data: `nodes/ports.json`.', '', ...portTable(ports), '']),
    ...(pages.length === 0
      ? []
      : ['## What to know', '', ...pages.map(({ path, title }) => `- [${title}](${path})`), '']),
    ...(findings.length === 0
      ? []
      : [
          '## Warnings',
          '',
          ...findings.map(({ path, message, fix, rule }) => `- \`${path}\`: ${message}. To mend it, ${fix}. (${rule})`),
          '',
        ]),
    ...(waived.length === 0
      ? []
      : [
          '## Accepted',
          '',
          ...waived.map(
            ({ path, message, rule, reason }) => `- \`${path}\`: ${message}. Accepted because: ${reason} (${rule})`,
          ),
          '',
        ]),
  ].join('\n')}`;
}

/** The pages of plans, with where they are written. */
export function pagesOf(
  composition: Composition<unknown>,
): readonly { readonly path: string; readonly title: string; readonly page: string }[] {
  return composition.plans.flatMap(({ name, title, page }) =>
    page === undefined ? [] : [{ path: `pages/${name}.md`, title, page }],
  );
}

/** A table of ports, in Markdown. */
export function portTable(ports: readonly PortNeed[]): readonly string[] {
  return [
    '| Protocol | Port | From | To | For |',
    '|---|---|---|---|---|',
    ...ports.map(
      ({ protocol, port, endPort, from, to, purpose }) =>
        `| ${protocol} | ${port === undefined ? '' : endPort === undefined ? port : `${port}-${endPort}`} | ${from} | ${to} | ${purpose} |`,
    ),
  ];
}
