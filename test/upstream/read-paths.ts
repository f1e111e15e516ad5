import { eachLeaf, isTree } from '../../lib/core/values';
import type { UpstreamChart } from './upstream';

/** Keys of a chart that its templates copy whole into an object of their own: the object is checked instead. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  'tigera-operator': ['installation', 'apiServer', 'goldmane', 'whisker'],
  'kiali-server': ['auth', 'external_services'],
  istiod: ['env', 'meshConfig'],
};

/** Parts of a chart that are charts of their own, whose templates are not here to compare with. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['crds', 'grafana', 'kube-state-metrics', 'prometheus-node-exporter'],
};

/** The key whose content the templates of a chart copy over the top level before they read anything. */
const SCOPES: Readonly<Record<string, string>> = { cni: 'cni', istiod: 'pilot' };

/**
 * Read through a variable, or by a script that a template takes in, which the list of paths cannot show. The lane with the
 * real charts renders them.
 */
const READ_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  cilium: [
    'nodePort.range',
    'socketLB.hostNamespaceOnly',
    'gke.disableDefaultSnat',
    'nodeinit.reconfigureKubelet',
    'nodeinit.removeCbrBridge',
  ],
  base: ['profile'],
  cni: ['profile'],
  ztunnel: ['profile', 'global.platform'],
};

/** The paths of values that no template of the chart reads: what is set there does nothing. */
export function unreadPaths(name: string, chart: UpstreamChart, values: unknown): readonly string[] {
  const unread: string[] = [];
  eachLeaf(values, (_, path) => {
    const names = path.filter((part) => !/^\d+$/.test(part));
    const inScope = names[0] === SCOPES[name] ? names.slice(1) : names;
    if (!isRead(name, chart, inScope)) unread.push(names.join('.'));
  });
  return [...new Set(unread)];
}

function isRead(name: string, chart: UpstreamChart, path: readonly string[]): boolean {
  const prefixes = path.map((_, index) => path.slice(0, index + 1).join('.'));
  const whole = prefixes.at(-1) ?? '';
  if (
    chart.referenced.has(whole) ||
    (READ_ELSEWHERE[name] ?? []).includes(whole) ||
    [...(COPIED[name] ?? []), ...(PARTS[name] ?? [])].includes(path[0] ?? '')
  )
    return true;
  const read = prefixes.filter((prefix) => chart.referenced.has(prefix));
  if (read.length === 0) return false;
  // Read through a `with` or a helper: then it is declared. Or read as it is, whatever it holds: then it is open.
  return isDeclared(chart.defaults, path) || read.some((prefix) => isOpen(chart, prefix));
}

function isDeclared(defaults: unknown, path: readonly string[]): boolean {
  let value = defaults;
  for (const part of path) {
    if (!isTree(value) || !(part in value)) return false;
    value = value[part];
  }
  return true;
}

/** Whether a key holds a map of the caller's own making: empty by default, and nothing below it is read by name. */
function isOpen(chart: UpstreamChart, prefix: string): boolean {
  let value: unknown = chart.defaults;
  for (const part of prefix.split('.')) value = isTree(value) ? value[part] : undefined;
  const isEmpty =
    value === undefined || value === null || Array.isArray(value) || (isTree(value) && isCopiedWhole(value));
  return isEmpty && ![...chart.referenced].some((path) => path.startsWith(`${prefix}.`));
}

/** Empty, or filled with what charts pass through whole: labels of nodes to select, requests and limits of a container. */
function isCopiedWhole(value: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(value).every((key) => ['requests', 'limits'].includes(key) || key.includes('/'));
}
