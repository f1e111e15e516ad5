import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const { CLUSTER_BLUEPRINTS_BIN: bin, CLUSTER_BLUEPRINTS_CHARTS: charts, PATH = '' } = process.env;

/** helm, and a folder with archives of real charts; or what is missing, and how to get it. */
export function surroundings() {
  const helm = [bin, ...PATH.split(delimiter)]
    .map((folder) => join(folder ?? '', 'helm'))
    .find((file) => existsSync(file));
  if (helm === undefined)
    return { missing: 'no helm: set CLUSTER_BLUEPRINTS_BIN to what .ci/build-binaries.sh prints' };
  if (!charts) return { missing: 'no charts: set CLUSTER_BLUEPRINTS_CHARTS to what .ci/fetch-charts.sh prints' };
  return { helm, charts: join(charts, 'charts') };
}

/** A composition whose charts may be other archives than those that are pinned: these are packed from Go modules. */
export function withoutPins(composition) {
  for (const { steps } of composition.plans) for (const { chart } of steps) delete chart?.sha256;
  return composition;
}
