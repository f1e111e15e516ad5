import fc from 'fast-check';
import {
  isDnsLabel,
  isDnsSubdomain,
  isHost,
  isLabelKey,
  isLabelValue,
  isPort,
  isQuantity,
  joinName,
  suggestDnsLabel,
} from '../../lib/core/names';
import { formatPath } from '../../lib/core/path';
import { compareVersions, inRange, isExact, isVersion, minorOf } from '../../lib/core/version';
import { nearest } from '../../lib/input/nearest';

const judged = (check: (text: string) => boolean, good: readonly string[], bad: readonly string[]): void => {
  expect(good.filter((text) => !check(text))).toEqual([]);
  expect(bad.filter(check)).toEqual([]);
};

test('names', () => {
  judged(isDnsLabel, ['a', 'a-1', '1a', 'a'.repeat(63)], ['', 'A', '-a', 'a-', 'a.b', 'a'.repeat(64), 'a\n', 'ä']);
  judged(isDnsSubdomain, ['a.b', 'a-1.b'], ['a..b', '.a', 'a.', 'a_b', `${'a'.repeat(250)}.bcd`]);
  judged(isLabelKey, ['a', 'a.b/c', 'A_b.c-d'], ['', '/a', 'a/', 'a/b/c', 'A.b/c', `${'a'.repeat(64)}`]);
  judged(isLabelValue, ['', 'a', 'A.b_c-d'], ['-a', 'a-', 'a b', 'a'.repeat(64)]);
  judged(isQuantity, ['100m', '0.5', '2', '512Mi', '1Gi'], ['', '-1', '1 Gi', '1gb', 'Mi', '1e3']);
  expect([1, 65_535, 0, 65_536, 1.5, Number.NaN].map(isPort)).toEqual([true, true, false, false, false, false]);
});

test('hosts are bare names or addresses', () => {
  judged(
    isHost,
    ['api.example.com', 'API.example.com', '192.0.2.1', '2001:db8::1', 'localhost', 'a-1'],
    [
      'https://a',
      'a:6443',
      '192.0.2.256',
      '1.2.3',
      '192.0.2.01',
      'a/b',
      'a b',
      '',
      '-a',
      '[::1]',
      'a..b',
      'Calling [toString] on an [Output<T>] is not supported',
    ],
  );
});

test('a suggested label is a label', () => {
  expect(['BAD name!', '', '---', 'Ünïcode', 'a'.repeat(80)].map(suggestDnsLabel)).toEqual([
    'bad-name',
    'my-cluster',
    'my-cluster',
    'n-code',
    'a'.repeat(63),
  ]);
  fc.assert(fc.property(fc.string(), (text) => expect(isDnsLabel(suggestDnsLabel(text))).toBe(true)));
});

test('a joined name fits, stays the same, and tells long ones apart', () => {
  expect(joinName(['a', 'b'])).toBe('a-b');
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,40}$/), { minLength: 1, maxLength: 5 }), (parts) => {
      expect(isDnsLabel(joinName(parts))).toBe(true);
      expect(joinName(parts)).toBe(joinName([...parts]));
    }),
  );
  const long = 'x'.repeat(80);
  expect(joinName([long, 'a'])).not.toBe(joinName([long, 'b']));
  expect(joinName([long], 20)).toHaveLength(20);
});

test('versions', () => {
  judged(
    isVersion,
    ['1.35', 'v3.32.1', '1.35.2+k3s1', '6.8.0-45-generic', '6.18.44-fc-v669'],
    ['', '1', 'latest', '1.x', 'v', '1.2.3.4', '1.05', '01.5', ' 1.2', '1.35\n'],
  );
  expect(['v1.20.3', '1.35', '3.32.1-rc1'].map(minorOf)).toEqual(['1.20', '1.35', '3.32']);
  expect(['1.35', '1.35.2', 'v1.35.2+k3s1'].map(isExact)).toEqual([false, true, true]);
  expect(compareVersions('5.4.0-42-generic', '5.10')).toBeLessThan(0);
  expect(compareVersions('5.10', '5.10.0')).toBe(0);
  expect(inRange('1.35.2+k3s1', '>=1.34 <1.36')).toBe(true);
  expect(inRange('v1.36', '>=1.34 <1.36')).toBe(false);
  expect(() => minorOf('none')).toThrow(TypeError);
});

test('paths read as they would be typed', () => {
  expect(formatPath([])).toBe('(root)');
  expect(formatPath(['nodePools', 0, 'labels', 'a.b/c'])).toBe('nodePools[0].labels["a.b/c"]');
  expect(formatPath(['settings', 'cluster-cidr'])).toBe('settings.cluster-cidr');
});

test('the nearest word is offered only if it is near', () => {
  const keys = ['kubeProxyReplacement', 'encryption', 'hubble', 'ipam'];
  expect(
    ['kubeproxyReplacement', 'encyrption', 'huble', 'iapm', 'tolerations', ''].map((word) => nearest(word, keys)),
  ).toEqual(['kubeProxyReplacement', 'encryption', 'hubble', 'ipam', undefined, undefined]);
});
