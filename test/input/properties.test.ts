import fc from 'fast-check';
import * as blueprints from '../../blueprints';
import { CATALOGUE } from '../../blueprints';
import { inspectClusterSpec } from '../../lib/clusters/spec';
import { type Composition, compose } from '../../lib/core/compose';
import { BlueprintError } from '../../lib/core/finding';
import { isDnsLabel, isDnsSubdomain } from '../../lib/core/names';
import type { KubernetesObject } from '../../lib/core/plan';
import { deliver } from '../../lib/delivery/deliver';
import { inspectAddon } from '../../lib/file/addon';
import { checkClusterFile, checkFile } from '../../lib/file/check-file';
import { defaultDelivery, outputFiles } from '../../lib/output/output-files';
import { everyDistribution } from '../support/clusters';
import { ofSchema } from './hostile';

const CLUSTERS = everyDistribution();
const KINDS = ['CiliumOptions', 'CalicoOptions', 'FlannelOptions'] as const;
const KIND_OF = { CiliumOptions: 'cilium', CalicoOptions: 'calico', FlannelOptions: 'flannel' } as const;

/** A plan or a BlueprintError, never another exception. */
function outcome<T>(attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (BlueprintError.is(error)) return undefined;
    throw error;
  }
}

function expectSound(object: KubernetesObject): void {
  const { name, namespace } = object.metadata;
  expect(isDnsSubdomain(name)).toBe(true);
  expect(namespace === undefined || isDnsLabel(namespace)).toBe(true);
  expect(() => JSON.stringify(object)).not.toThrow();
}

function expectSoundOutput(composition: Composition): void {
  const delivered = outcome(() => deliver(composition, defaultDelivery(composition)));
  for (const { objects } of delivered?.waves ?? []) objects.forEach(expectSound);
  for (const { path } of outcome(() => outputFiles(composition)) ?? []) expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
}

describe.each(KINDS)('%s of any kind', (name) => {
  test('give a plan or findings', () => {
    let planned = 0;
    fc.assert(
      fc.property(fc.constantFrom(...CLUSTERS), ofSchema(name), (cluster, options) => {
        const { draft, findings } = inspectAddon(cluster, { kind: KIND_OF[name], options: options as never });
        expect(draft !== undefined || findings.length > 0).toBe(true);
        if (draft === undefined || findings.some(({ severity }) => severity === 'error')) return;
        planned += 1;
        const composition = outcome(() => compose(cluster, draft));
        if (composition !== undefined) expectSoundOutput(composition);
      }),
      { numRuns: 1500, seed: 7 },
    );
    expect(planned).toBeGreaterThan(50);
  });
});

describe.each(CATALOGUE.map(({ symbol }) => symbol))('options of %s of any kind', (symbol) => {
  test('give a composition or findings', () => {
    const plan = new Map(Object.entries(blueprints)).get(symbol) as (options: unknown) => Composition;
    const options = fc.record(
      {
        cluster: fc.oneof(ofSchema('KubeadmOptions'), ofSchema('K3sOptions')),
        cilium: ofSchema('CiliumOptions'),
        calico: ofSchema('CalicoOptions'),
        flannel: ofSchema('FlannelOptions'),
        peers: fc.anything(),
        bgp: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: options }, { weight: 1, arbitrary: fc.anything() }), (given) => {
        const composition = outcome(() => plan(given));
        if (composition !== undefined) expectSoundOutput(composition);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

test('clusters of any kind give a cluster or findings', () => {
  let made = 0;
  fc.assert(
    fc.property(ofSchema('ClusterSpec'), (spec) => {
      const { cluster, findings } = inspectClusterSpec(spec as never);
      expect(cluster !== undefined || findings.length > 0).toBe(true);
      if (cluster === undefined || findings.some(({ severity }) => severity === 'error')) return;
      made += 1;
      const composition = outcome(() => compose(cluster));
      if (composition !== undefined) expectSoundOutput(composition);
    }),
    { numRuns: 2500, seed: 7 },
  );
  expect(made).toBeGreaterThan(50);
});

test('files of any kind give a composition or findings', () => {
  fc.assert(
    fc.property(fc.oneof(ofSchema('ClusterFile'), fc.anything()), (content) => {
      const { composition, findings } = checkClusterFile(content as never);
      expect(composition !== undefined || findings.length > 0).toBe(true);
      for (const finding of findings)
        expect([finding.message, finding.fix, finding.path].every((text) => text !== '')).toBe(true);
    }),
    { numRuns: 1500, seed: 7 },
  );
});

test('texts of any kind give a composition or findings', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: fc.constantFrom('a', ':', ' ', '\n', '-', '[', '{', '&a', '*a', '!', '"', '#', '|') }),
      ),
      (text) => {
        const { composition, findings } = checkFile(text);
        expect(composition !== undefined || findings.length > 0).toBe(true);
      },
    ),
    { numRuns: 1500, seed: 7 },
  );
});

test('a bomb of aliases is refused', () => {
  const lines = Array.from(
    { length: 30 },
    (_, index) =>
      `a${index}: &a${index} [${
        index === 0
          ? 'x'
          : Array(9)
              .fill(`*a${index - 1}`)
              .join(',')
      }]`,
  );
  expect(checkFile(lines.join('\n')).findings.map(({ rule }) => rule)).toContain('input/file-is-readable');
});
