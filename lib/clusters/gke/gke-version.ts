import { compareVersions, isVersion } from '../../core/version';

const GKE_VERSION = /^(1\.\d{1,3}\.\d{1,3})-gke\.(\d{1,9})$/;

/** A version of GKE, taken apart. */
export interface GkeVersion {
  /** Of Kubernetes, `major.minor.patch`. */
  readonly kubernetes: string;
  /** GKE's own build of it. Counts up; a later build may be newer or older than the next patch. */
  readonly build: number;
}

/** Reads `1.36.2-gke.2064000`; `undefined` if it is no such version. */
export function parseGkeVersion(text: string): GkeVersion | undefined {
  const [, kubernetes, build] = GKE_VERSION.exec(text) ?? [];
  return kubernetes === undefined ? undefined : { kubernetes, build: Number(build) };
}

/**
 * Less than, equal or greater than zero, as `a` is older than, the same as or newer than `b`: Kubernetes first, then the
 * build. Semantic versioning would take every build for older than its patch.
 */
export function compareGkeVersions(a: GkeVersion, b: GkeVersion): number {
  return compareVersions(a.kubernetes, b.kubernetes) || a.build - b.build;
}

/**
 * Whether a cluster is at one of these versions or newer: the first build of each minor that has it, oldest first.
 *
 * @param minima - `['1.26.4-gke.500', '1.27.1-gke.400']`: also all of later minors.
 * @param known - what is known of the cluster's version.
 * @returns `undefined` if that is not enough to tell.
 */
export function hasReached(
  minima: readonly string[],
  known: { readonly kubernetes: string; readonly gkeVersion?: string },
): boolean | undefined {
  if (!isVersion(known.kubernetes)) return undefined;
  const parsed = minima.flatMap((text) => parseGkeVersion(text) ?? []);
  const version = parseGkeVersion(known.gkeVersion ?? '');
  const minor = minorNumber(version?.kubernetes ?? known.kubernetes);
  const own = parsed.find(({ kubernetes }) => minorNumber(kubernetes) === minor);
  // A minor between two that are listed got it no later than the one after it did.
  if (own === undefined) return parsed.some(({ kubernetes }) => minorNumber(kubernetes) < minor);
  if (version !== undefined) return compareGkeVersions(version, own) >= 0;
  const [, , patch] = known.kubernetes.split('.');
  if (patch === undefined) return undefined;
  const order = compareVersions(known.kubernetes, own.kubernetes);
  return order === 0 ? undefined : order > 0;
}

function minorNumber(version: string): number {
  return Number(version.split('.')[1]);
}
