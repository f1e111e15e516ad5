import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surroundings, withoutPins } from './surroundings.mjs';
import { ratio } from './time.mjs';

const require = createRequire(import.meta.url);
const { CATALOGUE } = require('../../dist/blueprints/index.js');
const { BlueprintChart, inflate } = require('../../dist/lib/cdk8s/index.js');
const { ApiObject, App, Chart } = require('cdk8s');

/** The charts whose archives are at hand: of the others, the default delivery makes few objects or none. */
const AT_HAND = ['cilium', 'flannel'];

/** Planning, checking and writing every blueprint with the objects of its charts, against cdk8s handed the same objects. */
export function manifests() {
  const row = { what: 'all blueprints planned, checked and written, against bare cdk8s', atMost: 1.25 };
  const { missing, helm, charts } = surroundings();
  if (missing !== undefined) return [{ ...row, missing }];
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const delivery = inflate({ helm, charts, cache: join(outdir, 'cache') });
  const place = (app) =>
    CATALOGUE.map(({ name, compose }) => {
      const composition = withoutPins(compose());
      const steps = composition.plans.flatMap((plan) => plan.steps);
      const inflates = steps.every(({ chart }) => chart === undefined || AT_HAND.includes(chart.name));
      return new BlueprintChart(app, name, composition, inflates ? { delivery } : {});
    });
  const placed = place(new App({ outdir })).map((chart) => chart.delivered.waves.map(({ objects }) => objects));
  const ours = () => {
    const app = new App({ outdir });
    place(app);
    app.synth();
  };
  const theirs = () => {
    const app = new App({ outdir });
    for (const [number, waves] of placed.entries()) {
      for (const [wave, objects] of waves.entries()) {
        const chart = new Chart(app, `chart-${number}-${wave}`);
        for (const [index, object] of objects.entries()) new ApiObject(chart, `object-${index}`, object);
      }
    }
    app.synth();
  };
  const measured = ratio(40, ours, theirs);
  rmSync(outdir, { recursive: true });
  const count = placed.flat(2).length;
  return [{ ...row, what: `${row.what} (${count} objects)`, measured }];
}
