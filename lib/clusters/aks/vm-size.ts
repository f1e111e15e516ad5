/** What the name of a machine's size says of it. */
export interface VmSize {
  /** The family and its subfamily, in capitals: `D`, `DC`, `B`. */
  readonly family: string;
  /** Virtual processors. Absent: the name is of a generation that does not count them. */
  readonly vcpus?: number;
  /** Features, as letters: `ads`. */
  readonly features: string;
  /** `1` where the name says none. */
  readonly generation: number;
}

const NAME = /^Standard_([A-Z]+)(\d+)(?:-(\d+))?([a-z]*)((?:_[A-Za-z0-9]+)*)$/;

/**
 * Reads the name of a size: `Standard_D4ads_v5`.
 *
 * @returns `undefined` if it is not named as sizes are.
 * @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
export function vmSize(name: string): VmSize | undefined {
  const [, family, size, constrained, features = '', suffixes = ''] = NAME.exec(name) ?? [];
  if (family === undefined || size === undefined) return undefined;
  const generation = Number(/_v(\d+)/.exec(suffixes)?.[1] ?? 1);
  // Names of the first generations are numbered: Standard_DS2_v2 has two processors, Standard_DS3_v2 four.
  const isCounted = generation >= 3 || family === 'F' || family === 'B';
  return { family, features, generation, ...(isCounted && { vcpus: Number(constrained ?? size) }) };
}

/** Whether a size has processors of the Arm architecture. */
export function isArm(name: string): boolean {
  return vmSize(name)?.features.includes('p') ?? false;
}

/** Whether machines of a size are confidential. Older generations of the series have enclaves instead. */
export function isConfidential(name: string): boolean {
  const { family = '', generation = 1 } = vmSize(name) ?? {};
  return generation >= 5 && (family === 'DC' || family === 'EC' || family === 'NCC');
}
