import { amountText, percentText } from '../core/compute-amount';
import { markdownTable } from '../core/markdown-table';
import { counted } from '../workloads/placement/words';
import type { FleetCost } from './fleet-cost';
import { type FleetKind, type FleetVariant, type FleetVariantName, paysFrom } from './fleet-kind';

const TITLES: Readonly<Record<FleetVariantName, string>> = {
  'on-demand': 'on demand, nothing to spare',
  'on-demand-spread': 'on demand, with pods to spare',
  spot: 'spot, with pods to spare',
  hybrid: 'some on demand, the others on spot',
};

/** What a workload comes to, as a page of Markdown. Sums are in the currency of the prices, for a month. */
export function fleetCostReport({ findings, fleet, kinds, paidByPod }: FleetCost): string {
  const { need, replicas, zones = 1 } = fleet.workload;
  const { controlPlane, crossZone, others } = kinds[0]?.variants[0]?.monthly ?? NOTHING;
  return [
    '# What it costs',
    '',
    `The load takes ${need} pods, and ${replicas} run, in ${zones === 1 ? 'one zone' : `${zones} zones`}. Sums are for a month, in the currency of the prices.`,
    '',
    `Each sum includes ${money(controlPlane)} for the control plane, ${money(crossZone)} for data between zones and ${money(others)} for everything else that was given.`,
    'Nodes are reckoned to run nothing else. Where other workloads fill what is left of them, spreading costs less.',
    ...(paidByPod === undefined
      ? []
      : ['', `Where pods are paid for, and nodes are not, the ${replicas} pods come to ${money(paidByPod)}.`]),
    ...kinds.flatMap((kind) => ['', `## ${kind.name}`, '', ...kindSection(kind, fleet.workload.podsPerNode)]),
    ...(kinds.length < 2 ? [] : ['', '## Side by side', '', sideBySide(kinds)]),
    ...(findings.length === 0
      ? []
      : [
          '',
          '## To be looked at',
          '',
          ...findings.map(({ path, message, fix }) => `- \`${path}\`: ${message}; ${fix}`),
        ]),
    '',
  ].join('\n');
}

const NOTHING = { controlPlane: 0, crossZone: 0, others: 0 };

const VARIANT_COLUMNS = [
  '',
  'Pods',
  'On demand',
  'Spot',
  'Lost with a node',
  'CPU requested',
  'Memory requested',
  'Nodes',
  'Kept free',
  'Disks',
  'All',
];

const BLAST_COLUMNS = ['Pods on a node', 'Lost with it', 'Nodes', 'Cost of the nodes'];

function kindSection(kind: FleetKind, wanted: number | undefined): readonly string[] {
  const { discount, fitting, node, variants } = kind;
  return [
    `A node has ${amountText(node.capacity)}. ${amountText(node.reserved)} are kept back for kubelet, the system and eviction, DaemonSets request ${amountText(node.daemonSets)}, and ${amountText(node.usable)} are left: room for ${counted(fitting, 'pod')}${wanted === undefined ? '' : `, of which at most ${wanted} may share a spot node`}.`,
    '',
    `Spot capacity costs ${percentText(discount)} less. With these numbers of nodes ${paysFrom(kind)}.`,
    '',
    markdownTable(VARIANT_COLUMNS, variants.map(variantRow), VARIANT_COLUMNS.slice(1)),
    ...lostLines(variants),
    '',
    'To lose less with one spot node, there must be more of them:',
    '',
    markdownTable(
      BLAST_COLUMNS,
      kind.blasts.map(({ monthly, nodes, podsPerNode, worstNode }) => [
        String(podsPerNode),
        percentText(worstNode),
        String(nodes),
        money(monthly),
      ]),
      BLAST_COLUMNS,
    ),
  ];
}

function variantRow({ monthly, name, onDemandNodes, pods, requested, spotNodes, worstNode }: FleetVariant): string[] {
  return [
    TITLES[name],
    String(pods),
    String(onDemandNodes),
    String(spotNodes),
    percentText(worstNode),
    percentText(requested.cpu),
    percentText(requested.memory),
    money(monthly.nodes),
    money(monthly.headroom),
    money(monthly.storage),
    money(monthly.total),
  ];
}

function lostLines(variants: readonly FleetVariant[]): readonly string[] {
  const lost = variants.find(({ name }) => name === 'spot')?.lost;
  if (lost === undefined) return [];
  return [
    '',
    `On average, reclaimed nodes take ${Math.round(lost.podSeconds)} seconds of single pods a month from what is all on spot: ${(lost.share * 100).toFixed(3)} % of them. Spreading makes each loss smaller and losses more frequent; the average stays.`,
  ];
}

function sideBySide(kinds: readonly FleetKind[]): string {
  const names = [...new Set(kinds.flatMap(({ variants }) => variants.map(({ name }) => name)))];
  const head = [
    '',
    'Pods that fit',
    'CPU for DaemonSets',
    'Memory for DaemonSets',
    ...names.map((name) => TITLES[name]),
  ];
  return markdownTable(
    head,
    kinds.map(({ fitting, name, node, variants }) => [
      name,
      String(fitting),
      percentText(node.daemonSetShare.cpu),
      percentText(node.daemonSetShare.memory),
      ...variants.map(
        ({ monthly, onDemandNodes, spotNodes }) =>
          `${money(monthly.total)} (${counted(onDemandNodes + spotNodes, 'node')})`,
      ),
    ]),
    head.slice(1),
  );
}

function money(amount: number): string {
  return amount.toFixed(2);
}
