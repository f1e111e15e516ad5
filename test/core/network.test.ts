import fc from 'fast-check';
import {
  addressCount,
  blockCount,
  type Cidr,
  cidr,
  contains,
  isAddress,
  isCidr,
  lastAddress,
  nthAddress,
  nthBlock,
  overlaps,
  parseCidr,
  prefixFor,
} from '../../lib/core/network/cidr';
import { podMtu } from '../../lib/core/network/mtu';

const range: fc.Arbitrary<Cidr> = fc
  .oneof(
    fc.record({
      family: fc.constant('ipv4' as const),
      value: fc.bigInt(0n, (1n << 32n) - 1n),
      prefix: fc.integer({ min: 0, max: 32 }),
    }),
    fc.record({
      family: fc.constant('ipv6' as const),
      value: fc.bigInt(0n, (1n << 128n) - 1n),
      prefix: fc.integer({ min: 0, max: 128 }),
    }),
  )
  .map(({ family, value, prefix }) => {
    const host = BigInt((family === 'ipv4' ? 32 : 128) - prefix);
    const base = family === 'ipv4' ? cidr('0.0.0.0/0') : cidr('::/0');
    return nthBlockOf(base, prefix, value >> host);
  });

/** `nthBlock` takes a number; here blocks beyond 2^53 are wanted too. */
function nthBlockOf(base: Cidr, prefix: number, index: bigint): Cidr {
  const width = base.family === 'ipv4' ? 32n : 128n;
  const first = index << (width - BigInt(prefix));
  return { ...base, first, prefix, text: `${textOf(first, base.family)}/${prefix}` };
}

function textOf(value: bigint, family: Cidr['family']): string {
  if (family === 'ipv4') return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)).join(
    ':',
  );
}

describe('parseCidr', () => {
  test('reads every range that it could have written', () => {
    fc.assert(
      fc.property(range, (wanted) => {
        const parsed = parseCidr(wanted.text);
        expect(isCidr(parsed) && parsed.first === wanted.first && parsed.prefix === wanted.prefix).toBe(true);
        expect(isCidr(parsed) && parseCidr(parsed.text)).toEqual(parsed);
      }),
    );
  });

  test.each([
    ['10.0.0.0/33', "'/33' is not a prefix length of ipv4", 'use /0 to /32'],
    ['10.42.1.0/16', "'10.42.1.0/16' has bits set after its prefix", "write '10.42.0.0/16'"],
    ['10.42.0.0', "'10.42.0.0' has no prefix length", "write '10.42.0.0/32' if a single address is meant"],
    ['fd00::1/64', "'fd00::1/64' has bits set after its prefix", "write 'fd00::/64'"],
  ])('says of %s what is wrong and what to write', (text, message, fix) => {
    expect(parseCidr(text)).toEqual({ message, fix });
  });

  test.each([
    '',
    '/',
    '10.0.0.0/',
    '/16',
    '010.0.0.0/8',
    '0177.0.0.1/32',
    '10.0.0/16',
    '10.0.0.0.0/16',
    '256.0.0.0/8',
    '10.0.0.0/08',
    '10.0.0.0/16/16',
    ' 10.0.0.0/16',
    '10.0.0.0/16\n',
    'fe80::1%eth0/64',
    '::ffff:10.0.0.0/104',
    '1::2::3/64',
    'ten/8',
    'Calling [toString] on an [Output<T>] is not supported.',
    '10.0.0.0/1e1',
    '0x0a.0.0.0/8',
    '١٠.0.0.0/8',
  ])('refuses %j', (text) => {
    expect(isCidr(parseCidr(text))).toBe(false);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789abcdef.:/%') })), (text) => {
        expect(typeof parseCidr(text)).toBe('object');
      }),
    );
  });
});

describe('arithmetic of ranges', () => {
  test('containing is the order that overlapping follows', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
        expect(contains(a, a)).toBe(true);
        expect(contains(a, b) && contains(b, a)).toBe(
          a.text === b.text || (a.family === b.family && a.first === b.first && a.prefix === b.prefix),
        );
      }),
    );
  });

  test('blocks cover a range without touching each other', () => {
    fc.assert(
      fc.property(
        range.filter(({ prefix }) => prefix >= 4 && prefix <= 28),
        fc.integer({ min: 1, max: 4 }),
        (whole, more) => {
          const blocks = Array.from({ length: Number(blockCount(whole, whole.prefix + more)) }, (_, index) =>
            nthBlock(whole, whole.prefix + more, index),
          );
          expect(blocks.every((block) => contains(whole, block))).toBe(true);
          expect(blocks.reduce((sum, block) => sum + addressCount(block), 0n)).toBe(addressCount(whole));
          expect(blocks.some((block, index) => index > 0 && overlaps(block, blocks[index - 1] as Cidr))).toBe(false);
          expect(lastAddress(blocks.at(-1) as Cidr)).toBe(lastAddress(whole));
        },
      ),
    );
  });

  test('the prefix offered as a fix holds the blocks, and one longer does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (blocks) => {
        const prefix = prefixFor(blocks, 24);
        expect(blockCount({ ...cidr('10.0.0.0/8'), prefix }, 24)).toBeGreaterThanOrEqual(BigInt(blocks));
        expect(blockCount({ ...cidr('10.0.0.0/8'), prefix: prefix + 1 }, 24) < BigInt(blocks)).toBe(true);
      }),
    );
  });

  test('by example', () => {
    expect(nthBlock(cidr('10.42.0.0/16'), 24, 255).text).toBe('10.42.255.0/24');
    expect(nthAddress(cidr('10.96.0.0/12'), 10)).toBe('10.96.0.10');
    expect(nthAddress(cidr('fd00:96::/112'), 10)).toBe('fd00:96::a');
    expect(() => nthBlock(cidr('10.42.0.0/16'), 24, 256)).toThrow(RangeError);
    expect(() => nthAddress(cidr('10.42.0.0/31'), 2)).toThrow(RangeError);
    expect(blockCount(cidr('10.42.0.0/16'), 8)).toBe(0n);
    expect(blockCount(cidr('10.42.0.0/16'), 33)).toBe(0n);
    expect(() => cidr('nonsense')).toThrow(TypeError);
    expect(['192.0.2.1', '2001:db8::1', '192.0.2.01', '::ffff:1.2.3.4', 'host'].map(isAddress)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

test.each([
  ['VXLAN over IPv4', 1500, ['vxlan'], 'ipv4', 1450],
  ['VXLAN over IPv6', 1500, ['vxlan'], 'ipv6', 1430],
  ['IPIP', 1500, ['ipip'], 'ipv4', 1480],
  ['WireGuard over IPv6', 1500, ['wireguard'], 'ipv6', 1420],
  ['both, one in the other', 9000, ['vxlan', 'wireguard'], 'ipv4', 8890],
  ['nothing', 1500, [], 'ipv4', 1500],
] as const)('MTU of pods with %s', (_, mtu, wrappings, family, left) => {
  expect(podMtu(mtu, wrappings, family)).toBe(left);
});
