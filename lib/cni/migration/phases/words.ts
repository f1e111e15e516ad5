import { fewestNodes } from '../../../core/cluster';
import type { PortNeed } from '../../../core/needs';
import { treeAt } from '../../../core/trees';
import type { ScriptFacts } from '../scripts/library';
import type { MigrationSettings } from '../settings';

/** The most time that a node should take, in minutes: to be emptied, to boot, to be looked at. */
const MINUTES_A_NODE = { least: 8, most: 20 } as const;

/** How long all nodes take, one after another, as a reader plans an evening. */
export function timeForNodes({ cluster }: MigrationSettings): string {
  const nodes = Math.max(1, fewestNodes(cluster));
  const hours = (minutes: number): string =>
    minutes < 90 ? `${minutes} minutes` : `${Math.round((minutes / 60) * 2) / 2} hours`;
  return `${MINUTES_A_NODE.least} to ${MINUTES_A_NODE.most} minutes a node, ${hours(nodes * MINUTES_A_NODE.least)} to ${hours(nodes * MINUTES_A_NODE.most)} for ${nodes === 1 ? 'the one' : `${nodes} of them`}`;
}

/** What a reboot from outside looks like on a distribution. */
export function rebootCommand({ cluster }: MigrationSettings): string {
  switch (cluster.distribution) {
    case 'kind':
      return 'docker restart "$NODE"';
    case 'talos':
      return 'talosctl reboot --nodes "$NODE"';
    case 'aks':
    case 'eks':
    case 'gke':
    case 'k3s':
    case 'kubeadm':
    case 'rke2':
      return 'ssh "root@$NODE" systemctl reboot';
  }
}

/** The ports of some needs that others do not have: to be opened, or closed again. */
export function portsBeyond(some: readonly PortNeed[], others: readonly PortNeed[]): readonly PortNeed[] {
  const known = new Set(others.map(word));
  return some.filter((need) => !known.has(word(need)));
}

/** A port as a sentence names it. */
export function word({ protocol, port, endPort }: PortNeed): string {
  return port === undefined ? protocol : `${protocol} ${port}${endPort === undefined ? '' : `-${endPort}`}`;
}

/** What the scripts are told. */
export function scriptFacts({ cluster, options, old, next }: MigrationSettings): ScriptFacts {
  const { agents } = old;
  return {
    cluster: cluster.name,
    newRanges: options.podRanges,
    oldRanges: cluster.ranges.pods,
    oldAgents: agents && { namespace: agents.namespace, selector: agents.selector },
    oldName: old.name,
    newName: next.name,
  };
}

/** Whether a plugin for host ports of pods is chained at the end. */
export function chainsPortmap({ next }: MigrationSettings): boolean {
  return treeAt(next.release.values, 'cni')['chainingMode'] === 'portmap';
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
