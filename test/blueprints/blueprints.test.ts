import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import { outputFiles } from '../../lib/output/output-files';
import { expectGolden } from '../support/golden';

const ROOT = join(__dirname, '..', '..');

describe.each(CATALOGUE.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
  test('writes what was reviewed', () => {
    expectGolden(name, outputFiles(entry.compose()));
  });

  test('writes the same bytes twice', () => {
    expect(outputFiles(entry.compose())).toEqual(outputFiles(entry.compose()));
  });

  test('has no warning for its sample options', () => {
    expect(entry.compose().findings).toEqual([]);
  });

  test('has a file, an export and an example of its name', () => {
    expect(existsSync(join(ROOT, 'blueprints', `${name}.ts`))).toBe(true);
    expect(existsSync(join(ROOT, 'examples', 'cdk8s', `${name}.ts`))).toBe(true);
    expect(new Map(Object.entries(blueprints)).get(entry.symbol)).toBeInstanceOf(Function);
  });

  test('says who it is for, what it decides, costs and refuses', () => {
    for (const words of [entry.audience, ...entry.decides, ...entry.costs, ...entry.refuses])
      expect(words).toMatch(/\w+ \w+/);
    expect([entry.decides, entry.costs, entry.refuses].every((list) => list.length > 0)).toBe(true);
  });
});

test('every file of the folder is in the catalogue', () => {
  const files = readdirSync(join(ROOT, 'blueprints')).filter(
    (file) => file.endsWith('.ts') && !['index.ts', 'catalogue.ts'].includes(file),
  );
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(CATALOGUE.map(({ name }) => name).sort());
});

describe('costs that the catalogue names are those of the plan', () => {
  const figure = (costs: readonly string[], unit: string): number =>
    Number(costs.join('\n').match(new RegExp(`^(\\d+) ${unit}`, 'm'))?.[1] ?? 0);

  test.each(CATALOGUE.map((entry) => [entry.name, entry] as const))('%s', (_, { compose, costs }) => {
    const { cluster, plans } = compose();
    const wrapped = plans.reduce(
      (sum, { network }) => sum + cluster.network.mtu - (network?.podMtu ?? cluster.network.mtu),
      0,
    );
    expect(figure(costs, 'bytes of every packet')).toBe(wrapped);
    const requested = plans
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === 'helm' && step.chart.name === 'cilium' ? [step.values] : []));
    const memory = requested.flatMap(
      ({ resources, envoy }) => JSON.stringify([resources, envoy]).match(/\d+(?=Mi)/g) ?? [],
    );
    expect(figure(costs, 'MiB of memory requests on every node')).toBe(
      memory.reduce((sum, text) => sum + Number(text), 0),
    );
  });
});
