import { createHash } from 'node:crypto';
import { isAddress } from './network/cidr';

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL_NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const QUANTITY = /^(\d{1,12}(\.\d{1,9})?)(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)?$/;

/** Whether `text` is a DNS label (RFC 1123), as namespaces, Services and node pools are named: at most 63 characters. */
export function isDnsLabel(text: string): boolean {
  return LABEL.test(text);
}

/** Whether `text` is a DNS subdomain (RFC 1123), as most Kubernetes objects are named: at most 253 characters. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

/** Whether `text` is a host: a DNS name or an IP address, without scheme, port or path. */
export function isHost(text: string): boolean {
  if (/^[\d.]+$/.test(text) || text.includes(':')) return isAddress(text);
  return isDnsSubdomain(text.toLowerCase()) && text.split('.').every((part) => part.length <= 63);
}

/** Whether `text` is a label key: an optional DNS prefix and a name of at most 63 characters. */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf('/');
  const prefix = slash < 0 ? undefined : text.slice(0, slash);
  return (prefix === undefined || isDnsSubdomain(prefix)) && LABEL_NAME.test(text.slice(slash + 1));
}

/** Whether `text` is a label value: empty, or at most 63 characters. */
export function isLabelValue(text: string): boolean {
  return text === '' || LABEL_NAME.test(text);
}

/** Whether `value` is a port number, 1 to 65535. */
export function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}

/** Whether `text` is a Kubernetes quantity such as `100m`, `512Mi` or `2`. */
export function isQuantity(text: string): boolean {
  return QUANTITY.test(text);
}

/** The DNS label nearest to what was meant, for a fix: `'BAD name!'` gives `'bad-name'`. */
export function suggestDnsLabel(text: string): string {
  const label = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return label === '' ? 'my-cluster' : label;
}

/**
 * A name that fits into `limit` characters and stays the same between runs: the parts joined with `-`,
 * cut and ended with a hash of the whole when they are too long.
 */
export function joinName(parts: readonly string[], limit = 63): string {
  const whole = parts.join('-');
  if (whole.length <= limit) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8);
  return `${whole.slice(0, limit - hash.length - 1).replace(/-+$/, '')}-${hash}`;
}
