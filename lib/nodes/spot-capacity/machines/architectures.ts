/** A processor architecture. */
export type Architecture = 'amd64' | 'arm64';

/**
 * Architectures that were asked for, by the names of machines if by nothing else.
 *
 * @param isArm - whether machines of that name have Arm processors.
 */
export function architecturesOf(
  given: readonly Architecture[] | undefined,
  named: readonly string[] | undefined,
  isArm: (name: string) => boolean,
): readonly Architecture[] {
  if (given !== undefined) return given;
  return named === undefined ? ['amd64'] : [...new Set(named.map((name) => (isArm(name) ? 'arm64' : 'amd64')))];
}
