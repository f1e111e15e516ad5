/** Requests and limits of a container. */
export interface ResourceRequirements {
  /** What the scheduler sets aside on a node. */
  readonly requests?: ResourceList;
  /** What is never exceeded: more CPU is throttled, more memory ends the container. */
  readonly limits?: ResourceList;
}

/** Amounts of CPU and memory. */
export interface ResourceList {
  /** Cores: `100m` or `2`. */
  readonly cpu?: Quantity;
  /** Bytes: `512Mi`. */
  readonly memory?: Quantity;
}

/**
 * An amount, as Kubernetes writes it.
 * @pattern ^\d{1,12}(\.\d{1,9})?(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)?$
 */
export type Quantity = string;

/** Requests and limits as values, without empty parts. */
export function resourceValues(given: ResourceRequirements): {
  readonly [part: string]: { readonly [key: string]: string };
} {
  const parts = Object.entries(given) as [string, ResourceList | undefined][];
  return Object.fromEntries(
    parts.flatMap(([part, list]) => (list === undefined ? [] : [[part, Object.fromEntries(Object.entries(list))]])),
  );
}

const EXPONENTS = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** How much a quantity is: bytes of memory and storage, cores of CPU. */
export function amountOf(quantity: Quantity): number {
  const [, amount, unit = ''] = /^([\d.]+)(.*)$/.exec(quantity) ?? [];
  if (unit === 'm') return Number(amount) / 1000;
  const exponent = EXPONENTS.indexOf(unit.charAt(0).toUpperCase());
  return Number(amount) * (unit.endsWith('i') ? 1024 : 1000) ** exponent;
}
