import { inspectClusterSpec } from '../clusters/spec';
import { type Composition, inspectComposition } from '../core/compose';
import { BlueprintError, type Finding, unsaid, type WaivedFinding } from '../core/finding';
import type { InstallPlan } from '../core/plan';
import { checkShape } from '../input/shape';
import { outputFiles } from '../output/output-files';
import { inspectAddon } from './addon';
import type { ClusterFile } from './cluster-file';
import { readClusterFile } from './read-file';

/** What a file is worth. */
export interface FileReport {
  /** Everything found, errors first. */
  readonly findings: readonly Finding[];
  /** What was found and accepted, with the reasons. */
  readonly waived: readonly WaivedFinding[];
  /** The cluster and its plans; absent if any finding is an error. */
  readonly composition?: Composition;
}

/** Reads a cluster file, YAML or JSON, and says everything that is wrong with it. Never throws. */
export function checkFile(text: string): FileReport {
  const read = readClusterFile(text);
  return 'finding' in read ? { findings: [read.finding], waived: [] } : checkClusterFile(read.content as ClusterFile);
}

/** The same for content that has been read already. */
export function checkClusterFile(content: ClusterFile): FileReport {
  const shape = checkShape('ClusterFile', content, []);
  if (shape.usable === undefined) return { findings: shape.findings, waived: [] };
  const { cluster: spec, addons = [], waivers = [] } = shape.usable;
  const { cluster, findings: ofCluster } = inspectClusterSpec({
    ...spec,
    waivers: [...(spec.waivers ?? []), ...waivers],
  });
  if (cluster === undefined) return { findings: [...shape.findings, ...ofCluster], waived: [] };

  const inspections = addons.map((addon) => inspectAddon(cluster, addon));
  const drafts = inspections.flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
  const ofAddons = inspections.flatMap(({ findings }, index) => findings.map((finding) => inAddon(finding, index)));
  const complete =
    drafts.length === addons.length ? inspectComposition(cluster, drafts.map(withoutFindings)) : undefined;
  const ofWhole = unsaid(complete?.findings ?? [], ofCluster).map((finding) => inPlan(finding, drafts));
  const ofOutput =
    complete === undefined || hasError([...shape.findings, ...ofCluster, ...ofAddons, ...ofWhole])
      ? []
      : tryOutput(complete);
  const findings = distinct(
    [...shape.findings, ...ofCluster, ...ofAddons, ...ofWhole, ...ofOutput].filter(
      ({ path }, index) => index < shape.findings.length || !shape.isCut(path),
    ),
  );
  const sorted = [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity === 'warning'),
  ];
  const waived = [...inspections.flatMap((inspection) => inspection.waived), ...(complete?.waived ?? [])];
  if (complete === undefined || hasError(sorted)) return { findings: sorted, waived };
  return { findings: sorted, waived, composition: inspectComposition(cluster, drafts) };
}

/** Problems that show only when files are made of a composition. */
function tryOutput(composition: Composition): readonly Finding[] {
  try {
    outputFiles(composition);
    return [];
  } catch (error) {
    if (BlueprintError.is(error)) return error.findings;
    throw error;
  }
}

/** A plan whose own findings have been counted already. */
function withoutFindings(plan: InstallPlan): InstallPlan {
  return { ...plan, findings: [], waived: [] };
}

/** A planner speaks of its options; the reader of a file sees them in a list. */
function inAddon(finding: Finding, index: number): Finding {
  if (finding.path.startsWith('cluster')) return finding;
  const rest = finding.path === '(root)' ? '' : finding.path.startsWith('[') ? finding.path : `.${finding.path}`;
  return { ...finding, path: `addons[${index}].options${rest}` };
}

/** A rule of the whole speaks of plans by name. */
function inPlan(finding: Finding, drafts: readonly InstallPlan[]): Finding {
  const index = drafts.findIndex(({ name }) => finding.path === name || finding.path.startsWith(`${name}.`));
  if (index >= 0) return { ...finding, path: `addons[${index}]` };
  return finding.path === 'plans' ? { ...finding, path: 'addons' } : finding;
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((finding) => [`${finding.rule} ${finding.path} ${finding.message}`, finding]));
  return [...seen.values()];
}
