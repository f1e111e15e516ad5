import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HelmStep, KubernetesObject } from '../core/plan';
import { type ArchiveSources, checkEntries, findArchive } from './archive';
import { findHelm, type HelmBinary } from './binary';
import { readObjects } from './objects';
import { refuse } from './rules';
import { checkArguments, runHelm } from './run';
import { withTemporaryFolder, writeWhole } from './temporary';

/** What rendering depends on besides the chart and its values. */
export interface TemplateOptions extends ArchiveSources {
  /** Absolute path of helm; found in `PATH` if absent. */
  readonly helm: string | undefined;
  /** `major.minor.patch`, for charts that look at it. */
  readonly kubernetes: string;
  /** API versions that the cluster serves besides Kubernetes' own, for charts that look at them. */
  readonly apiVersions: readonly string[];
}

/** Changes when what is kept in the cache is made in another way. */
const FORMAT = 2;

/**
 * The objects of a chart with the values of a step, rendered by helm, or found in the cache of earlier renders.
 *
 * @throws BlueprintError naming release, chart, version and the end of what helm said, if it fails.
 */
export function templateChart(step: HelmStep, options: TemplateOptions): readonly KubernetesObject[] {
  checkArguments(step.chart, step.release, step.namespace);
  let helm: HelmBinary | undefined;
  const binary = (): HelmBinary => {
    helm ??= findHelm(options.helm);
    return helm;
  };
  const archive = findArchive(step.chart, options, binary);
  const key = createHash('sha256')
    .update(
      JSON.stringify([
        FORMAT,
        archive.sha256,
        binary().identity,
        step.release,
        step.namespace,
        step.values,
        step.skipCrds ?? false,
        options.kubernetes,
        options.apiVersions,
      ]),
    )
    .digest('hex');
  const file = join(options.cache, 'rendered', `${key}.json`);
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  const objects = render(step, options, archive.file, binary());
  writeWhole(file, JSON.stringify({ key, objects }));
  return objects;
}

function render(
  step: HelmStep,
  options: TemplateOptions,
  archive: string,
  helm: HelmBinary,
): readonly KubernetesObject[] {
  const { chart, release, namespace } = step;
  checkEntries(archive, chart);
  return withTemporaryFolder((folder) => {
    const values = join(folder, 'values.json');
    writeFileSync(values, JSON.stringify(step.values), { mode: 0o600 });
    const run = runHelm(helm, folder, [
      'template',
      `--namespace=${namespace}`,
      `--values=${values}`,
      `--kube-version=${options.kubernetes}`,
      ...options.apiVersions.map((version) => `--api-versions=${version}`),
      ...(step.skipCrds ? [] : ['--include-crds']),
      '--skip-tests',
      '--',
      release,
      archive,
    ]);
    const fail = (message: string): never =>
      refuse(
        'helm/chart-renders',
        [release],
        `release ${release} of ${chart.name} ${chart.version} does not render: ${message}`,
        'mend the values; helm names the template and the line',
      );
    if (!run.ok) return fail(run.message);
    try {
      return readObjects(run.stdout, namespace);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  });
}

/** A kept render, or nothing if there is none or it is damaged. */
function readKept(file: string): readonly KubernetesObject[] | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly key?: string;
      readonly objects?: readonly KubernetesObject[];
    };
    return kept.key !== undefined && file.endsWith(`${kept.key}.json`) ? kept.objects : undefined;
  } catch {
    return undefined;
  }
}
