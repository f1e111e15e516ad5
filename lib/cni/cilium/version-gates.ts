import { formatPath, type Path } from '../../core/path';
import type { Rule } from '../../core/rule';
import { valueAt } from '../../core/trees';
import { isTree, type Scalar } from '../../core/values';
import { inRange } from '../../core/version';
import type { CiliumSettings } from './settings';

/** An option that some minors of Cilium do not have. */
export interface VersionGate {
  /** Path of the option in `CiliumOptions`; `'*'` stands for every entry of a list or map. */
  readonly option: readonly string[];
  /** The values that some minors lack. Absent: every value but `false`, which asks for nothing. */
  readonly values?: readonly Scalar[];
  /** The first minor that has it. Absent: all have had it since 1.18. */
  readonly since?: string;
  /** The first minor without it. Absent: none. */
  readonly until?: string;
  /** What the chart calls it, or the field that the agent reads. */
  readonly key: string;
}

/** Options by the minors of Cilium that have them: spelling that differs between minors is a matter of each feature's values. */
export const VERSION_GATES: readonly VersionGate[] = [
  { option: ['routing', 'underlay'], values: ['auto'], since: '1.20', key: 'underlayProtocol' },
  {
    option: ['routing', 'nativeRoutingCIDRFromClusterPool'],
    since: '1.20',
    key: 'nativeRoutingCIDRFromClusterPool',
  },
  { option: ['envoy', 'maxGlobalDownstreamConnections'], since: '1.19', key: 'envoy.maxGlobalDownstreamConnections' },
  { option: ['envoy', 'clusterMaxConnections'], since: '1.19', key: 'envoy.clusterMaxConnections' },
  { option: ['envoy', 'clusterMaxRequests'], since: '1.19', key: 'envoy.clusterMaxRequests' },
  { option: ['envoy', 'clusterMaxPendingRequests'], since: '1.20', key: 'envoy.clusterMaxPendingRequests' },
  {
    option: ['envoy', 'useOriginalSourceAddress'],
    values: [true, false],
    since: '1.19',
    key: 'envoy.useOriginalSourceAddress',
  },
  { option: ['envoy', 'xdsMode'], since: '1.20', key: 'envoy.xdsMode' },
  { option: ['envoy', 'nodeLocality'], since: '1.20', key: 'envoy.nodeLocality' },
  { option: ['envoy', 'log', 'accessLogEnabled'], values: [false], since: '1.20', key: 'envoy.log.accessLogEnabled' },
  { option: ['gatewayApi', 'useRemoteAddress'], values: [false], since: '1.20', key: 'gatewayAPI.useRemoteAddress' },
  {
    option: ['ingress', 'useRemoteAddress'],
    values: [false],
    since: '1.20',
    key: 'ingressController.useRemoteAddress',
  },
  { option: ['ingress', 'xffNumTrustedHops'], since: '1.20', key: 'ingressController.xffNumTrustedHops' },
  { option: ['ingress', 'hostNetwork', 'httpPort'], since: '1.20', key: 'ingressController.hostNetwork.httpPort' },
  { option: ['ingress', 'hostNetwork', 'httpsPort'], since: '1.20', key: 'ingressController.hostNetwork.httpsPort' },
  {
    option: ['ingress', 'hostNetwork', 'tlsPassthroughPort'],
    since: '1.20',
    key: 'ingressController.hostNetwork.tlsPassthroughPort',
  },
  { option: ['policyCIDRMatchMode', '*'], values: ['pods'], since: '1.20', key: 'policyCIDRMatchMode' },
  { option: ['policyDenyResponse'], values: ['icmp'], since: '1.19', key: 'policyDenyResponse' },
  { option: ['k8sClusterNetworkPolicy'], since: '1.20', key: 'k8sClusterNetworkPolicy.enabled' },
  { option: ['extendedIPProtocols'], since: '1.19', key: 'enable-extended-ip-protocols' },
  { option: ['encryption', 'type'], values: ['ztunnel'], since: '1.19', key: 'encryption.type' },
  { option: ['encryption', 'strict', 'ingress'], since: '1.19', key: 'encryption.strictMode.ingress' },
  { option: ['hubble', 'metrics', '*'], values: ['kafka'], until: '1.20', key: 'the metric kafka' },
  { option: ['hubble', 'metrics', '*'], values: ['sctp'], since: '1.20', key: 'the metric sctp' },
  { option: ['hubble', 'metrics', '*', 'name'], values: ['kafka'], until: '1.20', key: 'the metric kafka' },
  { option: ['hubble', 'metrics', '*', 'name'], values: ['sctp'], since: '1.20', key: 'the metric sctp' },
  { option: ['hubble', 'export', 'static', 'aggregate'], since: '1.19', key: 'hubble.export.static.fieldAggregate' },
  { option: ['hubble', 'export', 'dynamic', '*', 'aggregate'], since: '1.19', key: 'fieldAggregate of a flow log' },
  { option: ['clusterMesh', 'cacheTTL'], since: '1.19', key: 'clustermesh.cacheTTL' },
  { option: ['clusterMesh', 'onlyGlobalNamespaces'], since: '1.20', key: 'clustermesh.defaultGlobalNamespace' },
  { option: ['datapathMode'], values: ['auto'], since: '1.20', key: 'bpf.datapathMode' },
  { option: ['nodePort', 'enableDynamicSourceLookup'], since: '1.20', key: 'nodePort.enableDynamicSourceLookup' },
  {
    option: ['pmtuDiscovery', 'packetizationLayerPMTUDMode'],
    since: '1.19',
    key: 'pmtuDiscovery.packetizationLayerPMTUDMode',
  },
];

/** A version-gated option that was given. */
interface Use extends VersionGate {
  readonly path: Path;
  readonly value: unknown;
}

/** The rule that what a minor of Cilium does not have is not asked of it. */
export const OPTION_EXISTS_IN_VERSION: Rule<CiliumSettings> = {
  id: 'cilium/option-exists-in-version',
  title:
    'An option is one that this minor of Cilium has: the chart accepts any value, and ignores what it does not know',
  severity: 'error',
  evidence: 'https://docs.cilium.io/en/stable/operations/upgrade/',
  check: ({ chart, options }, report) => {
    for (const { path, value, values, since, until, key } of VERSION_GATES.flatMap((gate) => usesOf(gate, options))) {
      if (since !== undefined && !inRange(chart.ref.version, `>=${since}`)) {
        const what = values === undefined ? formatPath(path) : `${formatPath(path)}: ${JSON.stringify(value)}`;
        report({
          path,
          message: `Cilium ${chart.minor} does not know ${key} so: ${what} needs Cilium ${since} or newer`,
          fix: `use Cilium '${since}' or newer, or remove ${formatPath(path)}`,
        });
      }
      if (until !== undefined && !inRange(chart.ref.version, `<${until}`)) {
        report({
          path,
          message: `Cilium ${until} took ${key} away`,
          fix: `remove ${formatPath(path)}`,
        });
      }
    }
  },
};

function usesOf(gate: VersionGate, options: unknown): readonly Use[] {
  return pathsOf(gate.option, options)
    .map((path) => ({ ...gate, path, value: valueAt(options, path) }))
    .filter(({ value }) =>
      gate.values === undefined ? value !== undefined && value !== false : gate.values.includes(value as Scalar),
    );
}

/** The paths that a pattern stands for in a tree. */
function pathsOf([first, ...rest]: readonly string[], tree: unknown): readonly Path[] {
  if (first === undefined) return [[]];
  return keysOf(first, tree).flatMap((key) => pathsOf(rest, valueAt(tree, [key])).map((path): Path => [key, ...path]));
}

function keysOf(key: string, tree: unknown): Path {
  if (key !== '*') return [key];
  if (Array.isArray(tree)) return [...tree.keys()];
  return isTree(tree) ? Object.keys(tree) : [];
}
