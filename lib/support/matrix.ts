import { inspectCalico } from '../cni/calico/plan';
import { inspectCilium } from '../cni/cilium/plan';
import type { Cluster, Distribution } from '../core/cluster';
import { inspectComposition } from '../core/compose';
import type { Finding } from '../core/finding';
import type { InstallPlan } from '../core/plan';
import type { Inspection } from '../input/planner';
import { TRIED_ADD_ONS, type TriedAddOn } from './add-ons';
import { type LeftCni, type TriedCluster, triedClusters } from './clusters';

/** What comes of an add-on on a cluster. `warned`: it works, and something is to be known of it. */
export type Verdict = 'works' | 'warned' | 'refused';

/** An add-on on a cluster. */
export interface SupportCell {
  /** As a reader knows the add-on. */
  readonly addOn: string;
  readonly verdict: Verdict;
  /** What is said of the add-on here, and not of the cluster without it: errors if it is refused, else warnings. */
  readonly findings: readonly Finding[];
}

/** A networking mode of a distribution. */
export interface SupportRow {
  readonly distribution: Distribution;
  /** How pods get their network, as the options of the distribution say it. */
  readonly networking: string;
  /** Why no such cluster can be had. Empty: it can. */
  readonly refused: readonly Finding[];
  /** One for each add-on, in the same order in every row; none if there is no such cluster. */
  readonly cells: readonly SupportCell[];
}

/** Tries every add-on on every networking mode, with all rules. Pure: the same every time. */
export function supportMatrix(): readonly SupportRow[] {
  return triedClusters().map(rowOf);
}

function rowOf(tried: TriedCluster): SupportRow {
  const { distribution, networking, inspection } = tried;
  const refused = errorsOf(inspection.findings);
  const cells = refused.length > 0 ? [] : TRIED_ADD_ONS.map((addOn) => supportOf(addOn, tried));
  return { distribution, networking, refused, cells };
}

/** What comes of one add-on on one cluster. */
export function supportOf(addOn: TriedAddOn, tried: TriedCluster): SupportCell {
  const { title, needsProvisioning } = addOn;
  const inspection = needsProvisioning === undefined ? tried.inspection : (tried.withProvisioning ?? tried.inspection);
  const { cluster } = inspection;
  const findings =
    cluster === undefined || errorsOf(inspection.findings).length > 0
      ? inspection.findings
      : findingsOf(addOn, cluster, baseOf(tried, cluster));
  const errors = errorsOf(findings);
  if (errors.length > 0) return { addOn: title, verdict: 'refused', findings: errors };
  return { addOn: title, verdict: findings.length > 0 ? 'warned' : 'works', findings };
}

/** What is said of an add-on on a cluster. */
function findingsOf(addOn: TriedAddOn, cluster: Cluster, base: readonly InstallPlan[]): readonly Finding[] {
  const inspection = addOn.inspect(
    cluster,
    base.flatMap(({ needs }) => needs.startupTaints),
  );
  const { draft, findings } = inspection;
  const others = addOn.isCni ? [] : base;
  const together = draft === undefined ? [] : inspectComposition(cluster, [...others, draft]).findings;
  const said = new Map([...findings, ...together].map((finding) => [identityOf(finding), finding]));
  // A cluster without its CNI is no whole: of that, only what the cluster itself says is not the CNI's.
  const without = addOn.isCni ? (cluster.remarks?.findings ?? []) : inspectComposition(cluster, others).findings;
  for (const finding of without) said.delete(identityOf(finding));
  return [...said.values()];
}

const LEFT_CNI_PLANNERS: Readonly<Record<LeftCni, (cluster: Cluster) => Inspection>> = {
  cilium: (cluster) => inspectCilium(cluster),
  calico: (cluster) => inspectCalico(cluster),
};

/** What must be there before an add-on is tried. */
function baseOf({ cni }: TriedCluster, cluster: Cluster): readonly InstallPlan[] {
  if (cni === undefined) return [];
  const { draft } = LEFT_CNI_PLANNERS[cni](cluster);
  return draft === undefined ? [] : [draft];
}

function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function identityOf({ rule, path, message }: Finding): string {
  return `${rule} ${path} ${message}`;
}
