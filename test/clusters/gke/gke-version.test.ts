import fc from 'fast-check';
import {
  compareGkeVersions,
  type GkeVersion,
  hasReached,
  parseGkeVersion,
} from '../../../lib/clusters/gke/gke-version';

const version = (text: string): GkeVersion => {
  const parsed = parseGkeVersion(text);
  if (parsed === undefined) throw new Error(`'${text}' is no version`);
  return parsed;
};

describe('reading', () => {
  test('Kubernetes and build', () => {
    expect(parseGkeVersion('1.36.2-gke.2064000')).toEqual({ kubernetes: '1.36.2', build: 2_064_000 });
  });

  test.each(['1.36.2', '1.36-gke.1', 'v1.36.2-gke.1', '1.36.2-gke', '1.36.2-gke.1.2', '1.36.2+gke.1', ''])(
    "'%s' is none",
    (text) => {
      expect(parseGkeVersion(text)).toBeUndefined();
    },
  );
});

describe('order', () => {
  test.each([
    ['1.36.2-gke.2064000', '1.36.2-gke.2063999'],
    ['1.36.2-gke.1000', '1.36.2-gke.999'],
    ['1.36.10-gke.1', '1.36.9-gke.9999999'],
    ['1.40.0-gke.1', '1.9.9-gke.9'],
  ])('%s is newer than %s', (newer, older) => {
    expect(compareGkeVersions(version(newer), version(older))).toBeGreaterThan(0);
    expect(compareGkeVersions(version(older), version(newer))).toBeLessThan(0);
    expect(compareGkeVersions(version(newer), version(newer))).toBe(0);
  });

  test('is that of the four numbers', () => {
    const part = fc.nat(200);
    const parts = fc.tuple(part, part, part);
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const [x, y] = [a, b].map(([minor, patch, build]) => version(`1.${minor}.${patch}-gke.${build}`));
        if (x === undefined || y === undefined) throw new Error('no versions');
        const expected = [0, 1, 2].map((n) => (a[n] ?? 0) - (b[n] ?? 0)).find((one) => one !== 0) ?? 0;
        expect(Math.sign(compareGkeVersions(x, y))).toBe(Math.sign(expected));
      }),
    );
  });
});

describe('what came with the first build of several minors', () => {
  const MINIMA = ['1.26.4-gke.500', '1.27.1-gke.400'];

  test.each<[string, Parameters<typeof hasReached>[1], boolean | undefined]>([
    ['the build itself', { kubernetes: '1.27.1', gkeVersion: '1.27.1-gke.400' }, true],
    ['the build before', { kubernetes: '1.27.1', gkeVersion: '1.27.1-gke.399' }, false],
    ['a later build of the minor before', { kubernetes: '1.26.4', gkeVersion: '1.26.4-gke.501' }, true],
    ['an earlier minor', { kubernetes: '1.25' }, false],
    ['a later minor', { kubernetes: '1.28' }, true],
    ['a minor between, of which nothing more is known', { kubernetes: '1.27' }, undefined],
    ['a later patch', { kubernetes: '1.27.2' }, true],
    ['an earlier patch', { kubernetes: '1.27.0' }, false],
    ['the patch of the build', { kubernetes: '1.27.1' }, undefined],
    ['no version', { kubernetes: 'latest' }, undefined],
    ['what GKE itself says, rather than Kubernetes', { kubernetes: '1.27', gkeVersion: '1.27.0-gke.9000' }, false],
  ])('%s', (_, known, reached) => {
    expect(hasReached(MINIMA, known)).toBe(reached);
  });
});
