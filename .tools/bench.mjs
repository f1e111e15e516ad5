// Compares this library with what it is made of, in one run on one machine, and prints ratios. Fails if one is too high.
// Needs a build. Rows about charts need helm and charts, and say so if there are none; with CI set, that is a failure.
import { cachedChart } from './bench/cached-chart.mjs';
import { clouds } from './bench/clouds.mjs';
import { imports } from './bench/imports.mjs';
import { manifests } from './bench/manifests.mjs';
import { manyClusters } from './bench/many-clusters.mjs';

const rows = [manifests, imports, clouds, manyClusters, cachedChart].flatMap((measure) => measure());
const lines = rows.map(({ what, measured, atMost, unit = '×', missing }) => {
  const isMet = measured <= atMost;
  if (missing === undefined ? !isMet : process.env.CI) process.exitCode = 1;
  const shown = missing === undefined ? `${Number(measured.toFixed(3))}${unit}` : '-';
  return [what, shown, `${atMost}${unit}`, missing ?? (isMet ? 'ok' : 'MISSED')];
});
const table = [['what', 'measured', 'at most', ''], ...lines];
const widths = [0, 1, 2].map((column) => Math.max(...table.map((line) => line[column].length)));
for (const line of table)
  console.log(
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
