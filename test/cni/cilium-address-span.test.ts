import { type AddressSpan, clashes, meet, spanBetween, spanOfCidr } from '../../lib/cni/cilium-objects/address-span';

const span = (text: string): AddressSpan => {
  const [first = '', last] = text.split('-');
  const found = last === undefined ? spanOfCidr(first) : spanBetween(first, last);
  if (found === undefined) throw new Error(text);
  return found;
};
const clashing = (...texts: readonly string[]) =>
  clashes(texts.map((text) => ({ span: span(text) }))).map((pair) => pair.map((one) => one.span.text));

test('spans are of one family, and go forwards', () => {
  expect(spanBetween('10.0.0.2', '10.0.0.1')).toBeUndefined();
  expect(spanBetween('10.0.0.2', 'fd00::1')).toBeUndefined();
  expect(spanBetween('10.0.0.2', '10.0.0.300')).toBeUndefined();
  expect(spanBetween('10.0.0.255', '10.0.1.0')).toMatchObject({ family: 'ipv4', text: '10.0.0.255 to 10.0.1.0' });
});

test('ends belong to a span', () => {
  expect(meet(span('10.0.0.0/30'), span('10.0.0.3-10.0.0.9'))).toBe(true);
  expect(meet(span('10.0.0.0/30'), span('10.0.0.4-10.0.0.9'))).toBe(false);
});

test('every span that shares addresses with another is told, with the one that was said first', () => {
  expect(clashing('10.0.0.0/24', '10.0.1.0/24', 'fd00::/64')).toEqual([]);
  expect(clashing('10.0.0.128/25', '10.0.0.0/24')).toEqual([['10.0.0.128/25', '10.0.0.0/24']]);
  // One wide span meets several that do not meet each other.
  expect(clashing('10.0.0.0/16', '10.0.1.0/24', '10.0.5.0/24', '10.1.0.0/24')).toEqual([
    ['10.0.0.0/16', '10.0.1.0/24'],
    ['10.0.0.0/16', '10.0.5.0/24'],
  ]);
});
