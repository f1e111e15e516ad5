import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Composition, stepsOf } from '../../lib/core/compose';
import type { HelmStep, KubernetesObject } from '../../lib/core/plan';
import { fullVersion } from '../../lib/core/version';
import { deliver } from '../../lib/delivery/deliver';
import type { Wave } from '../../lib/delivery/delivery';
import { inflate } from '../../lib/delivery/inflate';
import { withTemporaryFolder } from '../../lib/helm/temporary';
import { binary, CHARTS } from './environment';
import type { Kubernetes } from './kubernetes';
import { objectsOf } from './waves';

/** How charts are rendered. */
export interface RenderOptions {
  /** A folder of archives. @defaultValue what `.ci/fetch-charts.sh` brought */
  readonly charts?: string;
  /** @defaultValue none */
  readonly apiVersions?: readonly string[];
}

/** The waves of a composition whose charts the library inflates, with nothing cached. */
export function inflateAfresh(composition: Composition, options: RenderOptions = {}): readonly Wave[] {
  const { charts = CHARTS, apiVersions = [] } = options;
  return withTemporaryFolder((cache) => {
    const delivery = inflate({ charts, cache, apiVersions, helm: binary('helm') });
    return deliver(composition, delivery).waves;
  });
}

/** Inflates a composition twice, and shows that nothing in it is made anew each time, secret, or for Helm alone. */
export function inflateTwice(composition: Composition, options: RenderOptions = {}): readonly Wave[] {
  const waves = inflateAfresh(composition, options);
  const objects = objectsOf(waves);
  const again = objectsOf(inflateAfresh(composition, options));
  expect(again).toEqual(objects);
  expect(JSON.stringify(again) === JSON.stringify(objects)).toBe(true);
  expect(objects.map(({ kind }) => kind)).not.toContain('Secret');
  expect(objects.filter((object) => JSON.stringify(object).includes('helm.sh/hook'))).toEqual([]);
  return waves;
}

/**
 * Shows that the library reads in the text of a chart what the API server reads in it: with the objects applied,
 * applying the text changes nothing. A dry run.
 */
export async function expectReadAlike(
  cluster: Kubernetes,
  composition: Composition,
  options: RenderOptions = {},
): Promise<void> {
  for (const { step } of stepsOf(composition)) {
    if (step.kind !== 'helm') continue;
    for (const document of documentsOf(step, fullVersion(composition.cluster.kubernetes), options)) {
      const { metadata, ...rest } = load(document) as KubernetesObject;
      const isClusterWide = /^(Cluster|Namespace$|CustomResource|Installation$|APIServer$)/.test(rest.kind);
      const identity = { ...rest, metadata: isClusterWide ? metadata : { namespace: step.namespace, ...metadata } };
      const live = await cluster.get(identity);
      const applied = await cluster.apply(identity, { yaml: document, dryRun: true });
      expect(withoutOwners(applied)).toEqual(withoutOwners(live));
    }
  }
}

function documentsOf(step: HelmStep, kubernetes: string, options: RenderOptions): readonly string[] {
  const { charts = CHARTS, apiVersions = [] } = options;
  const { chart, namespace, release, values } = step;
  return withTemporaryFolder((folder) => {
    const file = join(folder, 'values.json');
    writeFileSync(file, JSON.stringify(values));
    const text = execFileSync(
      binary('helm'),
      [
        'template',
        `--namespace=${namespace}`,
        `--values=${file}`,
        `--kube-version=${kubernetes}`,
        ...apiVersions.map((version) => `--api-versions=${version}`),
        '--include-crds',
        '--no-hooks',
        '--skip-tests',
        release,
        join(charts, `${chart.name}-${chart.version}.tgz`),
      ],
      { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: { HOME: folder, PATH: '/usr/bin:/bin' } },
    );
    return text.split(/^---$/m).filter((document) => /^kind:/m.test(document));
  });
}

/** An owner of `annotations:` without annotations is told apart only here. */
function withoutOwners(object: KubernetesObject): object {
  return { ...object, metadata: { ...object.metadata, managedFields: undefined } };
}
