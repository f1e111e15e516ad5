import type SemVer from 'semver/classes/semver';
import coerce from 'semver/functions/coerce';
import compare from 'semver/functions/compare';
import satisfies from 'semver/functions/satisfies';

const VERSION = /^v?(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4}))?([-+][0-9A-Za-z.+-]{1,64})?$/;

/** Whether `text` reads as a version: `1.35`, `v3.32.1`, `1.35.2+k3s1`, `6.8.0-45-generic`. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** The minor of a version: `'v1.20.3'` gives `'1.20'`. The text must satisfy {@link isVersion}. */
export function minorOf(version: string): string {
  const { major, minor } = parse(version);
  return `${major}.${minor}`;
}

/** Whether `version` names a patch, and not only a minor. */
export function isExact(version: string): boolean {
  return isVersion(version) && /^v?\d+\.\d+\.\d+/.test(version);
}

/** A Kubernetes version with its patch, as Helm wants it: `'1.35'` gives `'1.35.0'`. */
export function fullVersion(version: string): string {
  return version.split('.').length === 2 ? `${version}.0` : version;
}

/** Less than, equal or greater than zero, as `a` is older than, the same as or newer than `b`. Suffixes are ignored. */
export function compareVersions(a: string, b: string): number {
  return compare(parse(a), parse(b));
}

/** Whether `version` is `least` or newer. What is no version is taken for the newest: whoever reads it first refuses it. */
export function isAtLeast(version: string, least: string): boolean {
  return !isVersion(version) || compareVersions(version, least) >= 0;
}

/** Whether `version` lies in a semver range such as `>=1.19 <1.21`. Suffixes are ignored. */
export function inRange(version: string, range: string): boolean {
  return satisfies(parse(version), range);
}

function parse(version: string): SemVer {
  const parsed = coerce(version);
  if (parsed === null) throw new TypeError(`'${version}' is not a version`);
  return parsed;
}
