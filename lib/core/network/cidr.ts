import ipaddr from 'ipaddr.js';

/** IP version, as Kubernetes spells it in lower case. */
export type IpFamily = 'ipv4' | 'ipv6';

/** An address range in CIDR notation, taken apart. */
export interface Cidr {
  readonly family: IpFamily;
  /** First address of the range, as a number. */
  readonly first: bigint;
  /** Length of the prefix: 0 to 32, or 0 to 128. */
  readonly prefix: number;
  /** The range in its canonical spelling. */
  readonly text: string;
}

/** Why a text is not a range, and what was probably meant. */
export interface CidrProblem {
  readonly message: string;
  readonly fix: string;
}

const WIDTH: Readonly<Record<IpFamily, number>> = { ipv4: 32, ipv6: 128 };
const PLAIN_IPV4 = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/;
const EXAMPLE = `write it as '10.42.0.0/16' or 'fd00:42::/48'`;

/** Ranges that were read lately: every rule reads the same few. */
const lately = new Map<string, Cidr | CidrProblem>();
const MOST_KEPT = 1000;

/** Reads an address range. Strict: no host bits, no leading zeros, no zones, no mapped addresses. */
export function parseCidr(text: string): Cidr | CidrProblem {
  const known = lately.get(text);
  if (known !== undefined) return known;
  if (lately.size >= MOST_KEPT) lately.clear();
  const parsed = readCidr(text);
  lately.set(text, parsed);
  return parsed;
}

function readCidr(text: string): Cidr | CidrProblem {
  const parts = text.split('/');
  const [address = '', mask] = parts;
  const family: IpFamily = address.includes(':') ? 'ipv6' : 'ipv4';
  if (parts.length > 2 || !isPlainAddress(address, family)) {
    return { message: `'${clip(text)}' is not an address range in CIDR notation`, fix: EXAMPLE };
  }
  const width = WIDTH[family];
  if (mask === undefined) {
    return { message: `'${text}' has no prefix length`, fix: `write '${text}/${width}' if a single address is meant` };
  }
  if (!/^(0|[1-9]\d{0,2})$/.test(mask) || Number(mask) > width) {
    return { message: `'/${clip(mask)}' is not a prefix length of ${family}`, fix: `use /0 to /${width}` };
  }
  const prefix = Number(mask);
  const value = toNumber(address);
  const hostBits = BigInt(width - prefix);
  const first = (value >> hostBits) << hostBits;
  const canonical = `${formatAddress(first, family)}/${prefix}`;
  if (first !== value) return { message: `'${text}' has bits set after its prefix`, fix: `write '${canonical}'` };
  return { family, first, prefix, text: canonical };
}

/** Whether {@link parseCidr} found a range. */
export function isCidr(parsed: Cidr | CidrProblem): parsed is Cidr {
  return 'prefix' in parsed;
}

/** A range whose text is known to be good: one of this library's own constants, or checked before. */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!isCidr(parsed)) throw new TypeError(parsed.message);
  return parsed;
}

/** Last address of a range, as a number. */
export function lastAddress(range: Cidr): bigint {
  return range.first + addressCount(range) - 1n;
}

/** How many addresses a range has, first and last included. */
export function addressCount(range: Cidr): bigint {
  return 1n << BigInt(WIDTH[range.family] - range.prefix);
}

/** Whether two ranges share an address. Ranges of different families never do. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.first <= lastAddress(b) && b.first <= lastAddress(a);
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.first <= inner.first && lastAddress(inner) <= lastAddress(outer);
}

/** How many blocks of the given prefix length a range holds: none when the block is larger than the range. */
export function blockCount(range: Cidr, blockPrefix: number): bigint {
  if (blockPrefix > WIDTH[range.family]) return 0n;
  return blockPrefix < range.prefix ? 0n : 1n << BigInt(blockPrefix - range.prefix);
}

/**
 * The `index`th block of a range, from 0.
 *
 * @throws RangeError when the range has no such block.
 */
export function nthBlock(range: Cidr, blockPrefix: number, index: number): Cidr {
  if (BigInt(index) >= blockCount(range, blockPrefix)) {
    throw new RangeError(`${range.text} has no /${blockPrefix} number ${index}`);
  }
  const size = 1n << BigInt(WIDTH[range.family] - blockPrefix);
  const first = range.first + BigInt(index) * size;
  return {
    family: range.family,
    first,
    prefix: blockPrefix,
    text: `${formatAddress(first, range.family)}/${blockPrefix}`,
  };
}

/**
 * The `index`th address of a range as text, from 0: the tenth of a service range is its usual DNS address.
 *
 * @throws RangeError when the range has no such address.
 */
export function nthAddress(range: Cidr, index: number): string {
  if (BigInt(index) >= addressCount(range)) throw new RangeError(`${range.text} has no address number ${index}`);
  return formatAddress(range.first + BigInt(index), range.family);
}

/** The longest prefix at which a range of this size still gives `blocks` blocks of `blockPrefix`: for a fix. */
export function prefixFor(blocks: number, blockPrefix: number): number {
  return Math.max(0, blockPrefix - Math.ceil(Math.log2(Math.max(1, blocks))));
}

/** Whether `text` is an IP address, without prefix, zone or leading zeros. */
export function isAddress(text: string): boolean {
  return isPlainAddress(text, text.includes(':') ? 'ipv6' : 'ipv4');
}

function isPlainAddress(text: string, family: IpFamily): boolean {
  if (family === 'ipv4') return PLAIN_IPV4.test(text) && ipaddr.IPv4.isValid(text);
  return !/[%.]/.test(text) && ipaddr.IPv6.isValid(text);
}

function toNumber(address: string): bigint {
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function formatAddress(value: bigint, family: IpFamily): string {
  const bytes = Array.from({ length: WIDTH[family] / 8 }, (_, index) =>
    Number((value >> BigInt(WIDTH[family] - 8 * (index + 1))) & 0xffn),
  );
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
