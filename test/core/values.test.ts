import fc from 'fast-check';
import {
  contradictions,
  eachLeaf,
  isLate,
  isTree,
  MAX_DEPTH,
  mapLate,
  mergeValues,
  type Values,
} from '../../lib/core/values';

class Later {
  constructor(readonly name: string) {}
}

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const tree: fc.Arbitrary<Values> = fc.letrec<{ tree: Values; value: Values[string] }>((tie) => ({
  tree: fc.dictionary(
    fc.string().filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
    tie('value'),
    { maxKeys: 4 },
  ),
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, fc.array(leaf, { maxLength: 3 }), tie('tree')),
})).tree;

describe('mergeValues', () => {
  test('an empty override changes nothing, and an empty base gives the override', () => {
    fc.assert(
      fc.property(tree, (values) => {
        expect(mergeValues(values, {})).toEqual(values);
        expect(mergeValues({}, values)).toEqual(values);
      }),
    );
  });

  test('merging twice is merging once, and nothing of the override is lost', () => {
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const merged = mergeValues(a, b);
        expect(mergeValues(merged, b)).toEqual(merged);
        expect(contradictions(merged, b)).toEqual([]);
      }),
    );
  });

  test('maps merge, lists and leaves are replaced', () => {
    expect(mergeValues({ a: { b: 1, c: [1, 2] } }, { a: { c: [3], d: null } })).toEqual({
      a: { b: 1, c: [3], d: null },
    });
  });

  test('keys that reach a prototype, and bottomless trees, are refused', () => {
    expect(() => mergeValues({}, JSON.parse('{"a":{"__proto__":{"x":1}}}') as Values)).not.toThrow();
    expect(() => mergeValues({ a: {} }, JSON.parse('{"a":{"__proto__":{"x":1}}}') as Values)).toThrow(
      "the key '__proto__'",
    );
    const deep = (depth: number): Values => (depth === 0 ? {} : { a: deep(depth - 1) });
    expect(() => mergeValues(deep(MAX_DEPTH + 2), deep(MAX_DEPTH + 2))).toThrow('deep');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('late strings', () => {
  const later = new Later('host');

  test('are instances, and nothing else is', () => {
    expect([later, Promise.resolve(''), new Date()].map(isLate)).toEqual([true, true, true]);
    expect(['', 1, null, undefined, {}, [], Object.create(null)].map(isLate)).toEqual(Array(7).fill(false));
    expect([{}, Object.create(null), later, [], null].map(isTree)).toEqual([true, true, false, false, false]);
  });

  test('are found with their paths, and replaced', () => {
    const paths: (readonly string[])[] = [];
    const mapped = mapLate<string | Later, string>({ a: [{ b: later }], c: 'known', d: undefined }, (late, path) => {
      paths.push(path);
      return late.name;
    });
    expect(mapped).toEqual({ a: [{ b: 'host' }], c: 'known' });
    expect(Object.keys(mapped as object)).toEqual(['a', 'c']);
    expect(paths).toEqual([['a', '0', 'b']]);
  });
});

test('eachLeaf visits leaves in order, and empty containers', () => {
  const seen: string[] = [];
  eachLeaf({ a: 1, b: [true, { c: null }], d: {}, e: [], f: undefined }, (value, path) =>
    seen.push(`${path.join('.')}=${JSON.stringify(value)}`),
  );
  expect(seen).toEqual(['a=1', 'b.0=true', 'b.1.c=null', 'd={}', 'e=[]']);
});

describe('contradictions', () => {
  test('are places that both set, to different values', () => {
    const ours = { a: 1, b: { c: 'x', d: [1] }, e: {} };
    expect(contradictions(ours, { a: 1, b: { c: 'x', d: [1], f: 2 }, g: 3 })).toEqual([]);
    expect(contradictions(ours, { a: 2, b: { c: 'y', d: [2] } })).toEqual([['a'], ['b', 'c'], ['b', 'd']]);
    expect(contradictions(ours, { b: 'text' })).toEqual([['b']]);
  });

  test('count late strings, unless they are the same', () => {
    const later = new Later('a');
    expect(contradictions({ a: later }, { a: later })).toEqual([]);
    expect(contradictions({ a: later }, { a: new Later('a') })).toEqual([['a']]);
  });
});
