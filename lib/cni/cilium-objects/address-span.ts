import { type Cidr, cidr, type IpFamily, isAddress, lastAddress } from '../../core/network/cidr';
import { known } from '../../core/network/ranges';

/** Addresses from one to another. */
export interface AddressSpan {
  readonly family: IpFamily;
  /** First and last address, as numbers. */
  readonly first: bigint;
  readonly last: bigint;
  /** As a reader knows it. */
  readonly text: string;
}

/** A range as a span. */
export function spanOfRange(range: Cidr): AddressSpan {
  return { family: range.family, first: range.first, last: lastAddress(range), text: range.text };
}

/** A range in CIDR notation; `undefined` if it is none. */
export function spanOfCidr(text: string): AddressSpan | undefined {
  const range = known(text);
  return range && spanOfRange(range);
}

/** From one address to another of the same family; `undefined` if that is no span. */
export function spanBetween(start: string, stop: string): AddressSpan | undefined {
  const [from, to] = [spanOfAddress(start), spanOfAddress(stop)];
  if (from === undefined || to?.family !== from.family || to.first < from.first) return undefined;
  return { ...from, last: to.last, text: start === stop ? start : `${start} to ${stop}` };
}

/** A single address; `undefined` if it is none. */
export function spanOfAddress(text: string): AddressSpan | undefined {
  if (!isAddress(text)) return undefined;
  return { ...spanOfRange(cidr(`${text}/${text.includes(':') ? 128 : 32}`)), text };
}

/** Whether two spans share an address. */
export function meet(a: AddressSpan, b: AddressSpan): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** Whether every address of one is in another. */
export function isWithin(inner: AddressSpan, outer: AddressSpan): boolean {
  return inner.family === outer.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Of spans with something to tell them by, every one that shares an address with one before it. Sorts, so that many are quick. */
export function clashes<T extends { readonly span: AddressSpan }>(all: readonly T[]): readonly (readonly [T, T])[] {
  const sorted = all
    .map((value, index) => ({ value, index }))
    .sort((a, b) => {
      const [x, y] = [a.value.span, b.value.span];
      if (x.family !== y.family) return x.family < y.family ? -1 : 1;
      return x.first === y.first ? a.index - b.index : x.first < y.first ? -1 : 1;
    });
  const found: (readonly [T, T])[] = [];
  let widest = sorted[0];
  for (const one of sorted.slice(1)) {
    if (widest !== undefined && meet(widest.value.span, one.value.span))
      found.push(widest.index < one.index ? [widest.value, one.value] : [one.value, widest.value]);
    if (
      widest === undefined ||
      one.value.span.family !== widest.value.span.family ||
      one.value.span.last > widest.value.span.last
    )
      widest = one;
  }
  return found;
}
