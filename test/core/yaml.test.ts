import { load } from 'js-yaml';
import { toYaml, toYamlStream } from '../../lib/core/yaml';

// What Kubernetes reads in these is shown by test/cluster/yaml.test.ts.
test.each(['0O14', '0B11', '0X1F', '+0o7', '-0X1', '09_1', '1e1_7', '-_1', '1.', 'yes', '12:30', '2024-01-01', '~'])(
  'a string that some reader takes for something else is quoted: %s',
  (text) => {
    expect(toYaml({ text })).toBe(`text: '${text}'\n`);
    expect(toYaml({ [text]: 1 })).toBe(`'${text}': 1\n`);
    expect(load(toYaml(text))).toBe(text);
  },
);

test.each(['1.19.6', 'v3.32.1', '10.0.0.0/8', '100m', '_1', 'fd00::/8', 'eth+', 'sha256:0a'])(
  'a string that every reader takes for one is not: %s',
  (text) => {
    expect(toYaml({ text })).toBe(`text: ${text}\n`);
  },
);

test('numbers, booleans, long lines and repeated objects are written as they are', () => {
  const same = { a: 1.5 };
  expect(toYaml({ one: same, two: same, yes: true, none: null })).toBe(
    "one:\n  a: 1.5\ntwo:\n  a: 1.5\n'yes': true\nnone: null\n",
  );
  expect(toYaml({ line: 'word '.repeat(100).trim() }).split('\n')).toHaveLength(2);
  expect(toYamlStream([{ a: 1 }, { b: 2 }])).toBe('---\na: 1\n---\nb: 2\n');
});
