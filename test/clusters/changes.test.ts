import { type CreationChange, type CreationOnly, creationRule, creationSettings } from '../../lib/clusters/changes';
import { evaluate } from '../../lib/core/rule';

interface Made {
  readonly family: string;
  readonly observed: boolean;
  readonly pools: Readonly<Record<string, boolean>>;
}

const ENTRY = { replaces: 'cluster', instead: 'make a second cluster', evidence: 'https://example.com' } as const;
const TABLE: readonly CreationOnly<Made>[] = [
  { ...ENTRY, option: 'family', property: 'ipFamily', of: ({ family }) => (family === '' ? undefined : family) },
  {
    ...ENTRY,
    option: 'observed',
    property: 'o',
    of: ({ observed }) => observed,
    mayBecome: (before) => before === false,
  },
  { ...ENTRY, option: 'spot', property: 'spot', replaces: 'node pool', of: ({ pools }) => pools },
];
const RULE = creationRule({ module: 'test', title: 'Test', evidence: 'https://example.com' }, TABLE);
const MADE: Made = { family: 'ipv4', observed: false, pools: { apps: true, system: false } };

const found = (change: Partial<Made>, before: Partial<Made> = {}): readonly string[] =>
  textsOf({
    before: creationSettings(TABLE, { ...MADE, ...before }),
    now: creationSettings(TABLE, { ...MADE, ...before, ...change }),
  });

const textsOf = (change: CreationChange): readonly string[] =>
  evaluate([RULE], change).findings.map(({ path, message, fix }) => `${path}: ${message}; ${fix}`);

test('nothing has changed', () => {
  expect(found({})).toEqual([]);
});

test('says what would be replaced, and what to do', () => {
  expect(found({ family: 'ipv6' })).toEqual([
    'family: it was ipv4 when the cluster was made, and cannot become ipv6: Test would make another cluster and delete ' +
      'this one with everything in it; set it back to ipv4; make a second cluster; if ' +
      'replacing is meant, set allowReplacement to true',
  ]);
});

test('what is absent has been settled too', () => {
  expect(found({ family: '' })).toHaveLength(1);
  expect(found({ family: 'ipv4' }, { family: '' })).toHaveLength(1);
});

test('some changes are made in place in one direction only', () => {
  expect(found({ observed: true })).toEqual([]);
  expect(found({ observed: false }, { observed: true })).toHaveLength(1);
});

test('of several only those are compared that stay', () => {
  expect(found({ pools: { apps: false, more: true } }).map((text) => text.split(':')[0])).toEqual(['spot.apps']);
});

test('what an older release has not kept is not compared', () => {
  expect(textsOf({ before: {}, now: creationSettings(TABLE, MADE) })).toEqual([]);
});
