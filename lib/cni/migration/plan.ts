import type { Cluster } from '../../core/cluster';
import { CLUSTER_RULES } from '../../core/cluster-rules';
import { COMPOSE_RULES } from '../../core/compose-rules';
import { type Finding, refuseErrors, unsaid, type WaivedFinding } from '../../core/finding';
import type { InstallPlan } from '../../core/plan';
import { evaluate } from '../../core/rule';
import { applyWaivers } from '../../core/waiver';
import type { Whole } from '../../core/whole';
import { checkShape } from '../../input/shape';
import { ciliumBeside, inspectDestination, newCilium } from './destinations/cilium';
import type { Migration } from './migration';
import type { OldCni } from './old-cni';
import type { MigrationOptions } from './options';
import { migrationPhases } from './phases';
import { DONTS } from './phases/donts';
import { MIGRATION_RULES } from './rules';
import { enforcesPolicies, type MigrationSettings } from './settings';
import { inspectSource, oldCni } from './sources';

/** What came of planning a migration. */
export interface MigrationInspection {
  /** Absent if anything stands against it. */
  readonly migration?: Migration;
  /** Everything that was found. */
  readonly findings: readonly Finding[];
  /** What was found and accepted. */
  readonly waived: readonly WaivedFinding[];
}

/**
 * Plans the way from one CNI to another in a cluster that runs: phases with commands, what to expect, the way back, and files.
 *
 * @param cluster - the cluster as it is today.
 * @param options - what runs, what takes its place, and where pods get addresses then.
 * @throws BlueprintError with every problem found.
 * @example
 * ```ts
 * const cluster = k3sCluster({ name: 'edge' });
 * const migration = planMigration(cluster, {
 *   from: { kind: 'flannel' },
 *   to: { kind: 'cilium' },
 *   podRanges: ['10.45.0.0/16'],
 * });
 * ```
 * @see https://docs.cilium.io/en/stable/installation/k8s-install-migration/
 */
export function planMigration(cluster: Cluster, options: MigrationOptions): Migration {
  const { migration, findings } = inspectMigration(cluster, options);
  refuseErrors('migration', findings);
  if (migration === undefined) throw new TypeError('migration: no findings and no migration');
  return migration;
}

/** What {@link planMigration} would say, without throwing. */
export function inspectMigration(cluster: Cluster, given: MigrationOptions): MigrationInspection {
  const shape = checkShape('MigrationOptions', given, []);
  if (shape.usable === undefined) return { findings: shape.findings, waived: [] };
  const options = shape.usable;
  const today = inspectSource(cluster, options.from);
  if (today.draft === undefined) return { findings: [...shape.findings, ...ofSource(today.findings)], waived: [] };
  const wanted = ciliumBeside(options.to, today.draft, options.podRanges);
  const end = inspectDestination(cluster, wanted);
  const next = end.draft && newCilium(wanted, end.draft);
  const ofPlans = [
    ...ofSource(today.findings),
    ...ofDestination(end.findings),
    ...ofRanges(cluster, options.podRanges),
  ];
  if (end.draft === undefined || next === undefined)
    return { findings: distinct([...shape.findings, ...ofPlans]), waived: end.waived };

  const old = oldCni(cluster, options.from, today.draft, options.podRanges);
  const settings: MigrationSettings = {
    cluster,
    options,
    old,
    next,
    parksPolicies: (options.policies ?? (enforcesPolicies(old) ? 'park' : 'none')) === 'park',
  };
  const { standing, waived: own } = applyWaivers(
    [...evaluate(MIGRATION_RULES, settings).findings, ...ofWhole(cluster, end.draft)],
    cluster.waivers,
  );
  const findings = errorsFirst(
    distinct(
      [...shape.findings, ...ofPlans, ...standing].filter(
        ({ path }, index) => index < shape.findings.length || !shape.isCut(path),
      ),
    ),
  );
  const waived = [...end.waived, ...own];
  if (findings.some(({ severity }) => severity === 'error')) return { findings, waived };
  return { migration: migrationOf(settings, findings, waived), findings, waived };
}

function migrationOf(
  settings: MigrationSettings,
  findings: readonly Finding[],
  waived: readonly WaivedFinding[],
): Migration {
  const { cluster, old, next, options } = settings;
  return {
    cluster,
    from: { title: titleOf(old), podRanges: cluster.ranges.pods, ports: old.plan.needs.ports },
    to: { title: next.plan.title, podRanges: options.podRanges, ports: next.plan.needs.ports },
    phases: migrationPhases(settings),
    donts: DONTS(settings),
    findings,
    waived,
  };
}

/** What runs today: its version is known to nobody here, unless the distribution brings it. */
function titleOf({ name, plan }: OldCni): string {
  const { cni } = plan.needs.distribution;
  return cni === undefined || cni === 'none' ? name : plan.title;
}

/** What runs today runs: only what could not be so at all is worth a word, and its version plays no part. */
function ofSource(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ severity, path }) => severity === 'error' && path !== 'version' && path !== 'cluster.kubernetes')
    .map((finding) => under('from.options', finding));
}

/** Rules about the pool that this makes of the ranges: another, in the words of the migration, says the same. */
const SAID_OF_RANGES: readonly string[] = ['cluster/address-ranges-do-not-overlap', 'cilium/pool-shares-no-address'];

function ofDestination(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ rule }) => !SAID_OF_RANGES.includes(rule))
    .map((finding) => under('to.options', finding))
    .map((finding) => ({
      ...finding,
      path: finding.path.replace(/^to\.options\.ipam\.ipv[46]\.ranges.*/, 'podRanges'),
    }));
}

/** What general rules say of the new ranges, as if they were those of a cluster: the rest has been judged before. */
function ofRanges(cluster: Cluster, podRanges: readonly string[]): readonly Finding[] {
  const after = { ...cluster, ranges: { ...cluster.ranges, pods: podRanges } };
  const found = evaluate<Cluster<unknown>, string>(CLUSTER_RULES, after).findings;
  return unsaid(found, evaluate<Cluster<unknown>, string>(CLUSTER_RULES, cluster).findings)
    .filter(({ rule }) => !SAID_OF_RANGES.includes(rule))
    .map(inMigration);
}

/** What general rules say of the end in this cluster. */
function ofWhole(cluster: Cluster, plan: InstallPlan): readonly Finding[] {
  const whole: Whole = { cluster, plans: [plan], needs: plan.needs };
  return evaluate<Whole, string>([...COMPOSE_RULES, ...(plan.rules ?? [])], whole).findings.map((finding) =>
    finding.path === plan.name || finding.path.startsWith(`${plan.name}.`)
      ? { ...finding, path: `to.options${finding.path.slice(plan.name.length)}` }
      : inMigration(finding),
  );
}

/** A finding in terms of the migration's options. */
function under(key: string, finding: Finding): Finding {
  if (finding.path === 'cluster' || finding.path.startsWith('cluster.')) return inMigration(finding);
  const rest = finding.path === '(root)' ? '' : finding.path.startsWith('[') ? finding.path : `.${finding.path}`;
  return { ...finding, path: `${key}${rest}` };
}

function inMigration(finding: Finding): Finding {
  return { ...finding, path: finding.path.replace(/^cluster\.ranges\.pods/, 'podRanges') };
}

function errorsFirst(findings: readonly Finding[]): readonly Finding[] {
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
}

/** Each of them once: what several planners say of one place, in the same words. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const place = (path: string): string => path.replace(/\[\d+\]$/, '');
  return [...new Map(findings.map((one) => [`${place(one.path)} ${one.message}`, one])).values()];
}
